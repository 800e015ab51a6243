using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Isolation;
using MongCai.Poverty.Etl.Tests.Kit;

namespace MongCai.Poverty.Etl.Tests.Fuzz;

/// <summary>One answered file.</summary>
/// <param name="Kind">Kind of the mutation; empty for a file that was taken as it is.</param>
/// <param name="Name">File, and what was done to it when something is wrong.</param>
/// <param name="Verdict">"accepted", "failed", the code for the whole file, or "content" for errors in cells, sheets and sources.</param>
/// <param name="Took">Time from opening the file to its answer.</param>
/// <param name="Violations">What is wrong; empty is the wish.</param>
public sealed record FuzzAnswer(string Kind, string Name, string Verdict, TimeSpan Took, IReadOnlyList<string> Violations)
{
    /// <summary>How much of an accepted file was held to its original.</summary>
    public string Held { get; init; } = "";
}

/// <summary>Sends files through the readers as the program does, and judges the answers.</summary>
/// <param name="folder">Where files are laid for the readers, and kept when something is wrong with their answer.</param>
/// <param name="keepsAll">True to keep the others too.</param>
public sealed class FuzzRun(string folder, bool keepsAll = false) : IDisposable
{
    /// <summary>Words of the answers to files for which no reader had the time or the memory.</summary>
    private static readonly string[] Unbearable = ["giây để đọc", "bộ nhớ để đọc"];

    private readonly WorkbookReaders readers = new(
        ReaderProgram.This(ConfigurationSources.Build([$"--Config:Folder={RepositoryRoot.Path("config")}"])), Options.Create(new ReadersOptions()), new ReadingLimits(), new ErrorLog().CreateLogger<WorkbookReaders>());

    /// <summary>Mutates and checks.</summary>
    public async Task<IReadOnlyList<FuzzAnswer>> MutateAsync(Mutator mutator, IEnumerable<int> numbers, Action<FuzzAnswer> told, CancellationToken ct)
    {
        var answers = new List<FuzzAnswer>();
        await Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = readers.Processes, CancellationToken = ct }, async (number, stop) =>
        {
            var answer = await MutateAsync(mutator, number, stop);
            lock (answers) answers.Add(answer);
            told(answer);
        });
        return answers;
    }

    /// <summary>Judges files as they are.</summary>
    public async Task<IReadOnlyList<FuzzAnswer>> TryAsync(IEnumerable<string> paths, CancellationToken ct)
    {
        var answers = new List<FuzzAnswer>();
        foreach (var path in paths) answers.Add(await JudgeAsync(path, "", _ => [], ct));
        return answers;
    }

    /// <inheritdoc/>
    public void Dispose() => readers.Dispose();

    private async Task<FuzzAnswer> MutateAsync(Mutator mutator, int number, CancellationToken ct)
    {
        var (original, mutation) = mutator.Make(number);
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number:000000}-{mutation.Kind}{Path.GetExtension(original.Name)}"));
        await File.WriteAllBytesAsync(path, mutation.Bytes, ct);
        var answer = await JudgeAsync(path, mutation.Kind, judged => Oracle.Check(original, mutation, judged), ct);
        if (answer.Violations.Count > 0) answer = answer with { Name = $"{path} from {original.Name}: {mutation.Detail}" };
        else if (!keepsAll) File.Delete(path);
        return answer with { Held = Held(mutation.Touched) };
    }

    private async Task<FuzzAnswer> JudgeAsync(string path, string kind, Func<JudgedWorkbook, IEnumerable<string>> check, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        var judged = await readers.JudgeAsync(Path.GetFileName(path), path, null, ct);
        var took = watch.Elapsed;
        return new(kind, Path.GetFileName(path), Verdict(judged), took, [.. Unended(judged), .. check(judged)]);
    }

    /// <summary>A fault of the program is always wrong; a hang or too much memory is, because no mutation is that large.</summary>
    private static IEnumerable<string> Unended(JudgedWorkbook judged) => judged is FailedWorkbook failed
        ? [$"no reader could end it: {failed.Reason.Split('\n')[0]}"]
        : judged.Findings.Where(finding => Array.Exists(Unbearable, words => finding.Message.Contains(words, StringComparison.Ordinal))).Select(finding => $"no reader could end it: {finding.Message}");

    private static string Verdict(JudgedWorkbook judged) => judged switch
    {
        AcceptedSubmission => "accepted",
        FailedWorkbook => "failed",
        _ => judged.Findings.FirstOrDefault(finding => finding.Severity == Severity.Error && string.CompareOrdinal(finding.Code, "GN009") < 0)?.Code ?? "content",
    };

    private static string Held(Touch touched) =>
        touched.Everything ? "nothing" : touched.Sheets.Count > 0 ? "other sheets" : touched.Structure ? "tables as wholes" : touched.Rows.Count > 0 ? "other rows" : touched.Cells.Count > 0 ? "other cells" : "all values";

    /// <summary>What the readers complain of, on standard error.</summary>
    private sealed class ErrorLog : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Console.Error.WriteLine(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
