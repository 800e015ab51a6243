using MongCai.Poverty.Etl.Tests.Rules.Sources;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Rules;

/// <summary>The caller fetches, the function decides, the caller stores.</summary>
public sealed class PurityTests
{
    private static readonly string[] PureStages = ["Model", "Spreadsheets", "Reading", "Validation", "Answering", "Reconciliation"];

    /// <summary>The model part of Reporting: what stands in a report is decided here, the rest writes it down.</summary>
    private const string Models = "MongCai.Poverty.Etl.Reporting.Models.";

    /// <summary>Types at the edge of a pure stage: the row it stores and what reads that row.</summary>
    private static readonly string[] EdgeSuffixes = ["Row", "Reader"];

    private static readonly string[] EdgeStages = ["Reconciliation"];

    private static readonly string[] Outside =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo",
        "Microsoft.EntityFrameworkCore.DbContext", "Microsoft.EntityFrameworkCore.IDbContextFactory`1", "MongCai.Poverty.Etl.Storage.EtlDbContext",
        "System.Net.Http.HttpClient", "System.Net.Sockets.Socket", "System.TimeProvider", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch",
    ];

    /// <summary>Exceptions, as "type names type", each with its reason.</summary>
    private static readonly string[] Exceptions = [];

    [Fact]
    public void PureStages_DoNotTouchTheOutside() =>
        Rule.Holds(
            $"{string.Join(", ", PureStages)} and the model part of Reporting are pure: no file, database, network, clock or process. Let the caller fetch it and hand it in.",
            Broken(Dependency.OfTheWorker).Except(Exceptions, StringComparer.Ordinal));

    [Fact]
    public void Exceptions_AreNeeded() => Rule.IsNeeded(Exceptions, Broken(Dependency.OfTheWorker));

    [Theory]
    [InlineData("Reading.WorkbookReader", "System.IO.File")]
    [InlineData("Validation.Rules.DecisionDate", "System.TimeProvider")]
    [InlineData("Reporting.Models.Reports.WeeklyReportModel", "System.TimeProvider")]
    [InlineData("Reconciliation.Reconciler", "MongCai.Poverty.Etl.Storage.EtlDbContext")]
    public void Rule_Outside_IsBroken(string from, string to) => Assert.Single(Broken([new Dependency("MongCai.Poverty.Etl." + from, to)]));

    [Theory]
    [InlineData("Reading.WorkbookReader", "System.IO.Stream")]
    [InlineData("Reconciliation.HouseholdReader", "MongCai.Poverty.Etl.Storage.EtlDbContext")]
    [InlineData("Intake.Inbox", "System.IO.File")]
    [InlineData("Reporting.Templates.TemplateLibrary", "System.IO.File")]
    public void Rule_InsideOrAtTheEdge_Holds(string from, string to) => Assert.Empty(Broken([new Dependency("MongCai.Poverty.Etl." + from, to)]));

    private static IEnumerable<string> Broken(IEnumerable<Dependency> dependencies) =>
        dependencies.Where(one => IsPure(one) && Outside.Contains(one.To) && !one.IsMapping && !IsAtTheEdge(one))
            .Select(one => one.ToString());

    /// <summary>The processes in which the pure stages work.</summary>
    private const string Processes = "MongCai.Poverty.Etl.Reading.Isolation.";

    private static bool IsPure(Dependency one) =>
        (PureStages.Contains(one.FromStage) && !one.From.StartsWith(Processes, StringComparison.Ordinal))
        || one.From.StartsWith(Models, StringComparison.Ordinal);

    private static bool IsAtTheEdge(Dependency one) =>
        EdgeStages.Contains(one.FromStage) && EdgeSuffixes.Any(suffix => one.From.EndsWith(suffix, StringComparison.Ordinal));
}
