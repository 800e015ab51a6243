using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Isolation;
using MongCai.Poverty.Etl.Tests.Kit;

namespace MongCai.Poverty.Etl.Tests.Integration.Isolation;

/// <summary>Pools of reader processes: the real ones, and those that go wrong on demand (tests/FaultyReader).</summary>
internal static class Readers
{
    /// <summary>What the program starts for itself.</summary>
    public static ReaderProgram Real(params string[] settings) => ReaderProgram.This(ConfigurationSources.Build([$"--Config:Folder={RepositoryRoot.Path("config")}", .. settings]));

    /// <summary>A pool of real readers.</summary>
    public static WorkbookReaders Pool(ReadersOptions options, params string[] settings) => Pool(Real(settings), options);

    /// <summary>A pool of any readers.</summary>
    public static WorkbookReaders Pool(ReaderProgram program, ReadersOptions options, ILogger<WorkbookReaders>? log = null, ReadingLimits? limits = null) =>
        new(program, Options.Create(options), limits ?? new ReadingLimits(), log ?? NullLogger<WorkbookReaders>.Instance);

    /// <summary>Readers that go wrong when the workbook's name says so.</summary>
    /// <param name="folder">Where they leave their marks.</param>
    public static ReaderProgram Faulty(string folder) => new(FaultyProgram, ["reader", folder]);

    /// <summary>The executable of tests/FaultyReader.</summary>
    public static string FaultyProgram => Path.Combine(AppContext.BaseDirectory, "FaultyReader");
}
