using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Intake;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>One file of a pass, answered.</summary>
/// <param name="Ward">Folder it lay in.</param>
/// <param name="Name">File name.</param>
/// <param name="Week">Week it reports; null when that could not be told.</param>
/// <param name="IsAccepted">True when it counts; false when it was rejected or is an old one.</param>
/// <param name="Version">Version among the accepted workbooks of ward and week; null when rejected.</param>
/// <param name="Errors">Errors found.</param>
/// <param name="Warnings">Remarks found.</param>
public sealed record IngestedFile(string Ward, string Name, ReportingWeek? Week, bool IsAccepted, int? Version, int Errors, int Warnings)
{
    /// <summary>True when a newer workbook is in force than this one.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>True when the program failed on it.</summary>
    public bool IsFailed { get; init; }

    /// <summary>True when it was accepted and counts as soon as the plan of its year is known.</summary>
    public bool IsWaiting { get; init; }
}

/// <summary>What one pass over the inbox did.</summary>
/// <param name="Files">In the order in which they were answered.</param>
/// <param name="Waiting">Files that are still being copied.</param>
/// <param name="Failed">Files that could not be dealt with and are tried again by the next pass.</param>
public sealed record IngestResult(IReadOnlyList<IngestedFile> Files, int Waiting, IReadOnlyList<FailedFile> Failed)
{
    /// <summary>What lies where no pass takes it.</summary>
    public IReadOnlyList<StrayPlace> Strays { get; init; } = [];
}

/// <summary>One pass over the inbox: archive, register, read and judge, store, answer.</summary>
public sealed class IngestInbox(
    InboxPass inbox, StrayFiles strays, WorkbookReaders readers, SealWeek seals, CityConfiguration city, ILogger<IngestInbox> log)
{
    /// <summary>Runs once; what a crash left unfinished is finished first. Two passes at once do no harm: every step is guarded by a unique key.</summary>
    /// <exception cref="SurroundingsException">The inbox or the store is away; nothing is lost.</exception>
    public async Task<IngestResult> RunAsync(CancellationToken ct) => await ToldAsync(await inbox.RunAsync(new(JudgeAsync, Ahead), await TermsAsync(ct), ct), ct);

    /// <summary>The same, and what this very version of the program failed on is tried again too.</summary>
    /// <exception cref="SurroundingsException">See <see cref="RunAsync"/>.</exception>
    public async Task<IngestResult> RunAgainAsync(CancellationToken ct) => await ToldAsync(await inbox.RunAgainAsync(new(JudgeAsync, Ahead), await TermsAsync(ct), ct), ct);

    /// <summary>Workbooks that are ready at the same time are stored together.</summary>
    private const int Together = 8;

    /// <summary>More workbooks than there are readers, so that none of them waits for the store.</summary>
    private int Ahead => readers.Processes + Together;

    private Task<JudgedWorkbook> JudgeAsync(ArchivedFile file, CancellationToken ct) => readers.JudgeAsync(file.Name, file.ArchivePath, file.Slug, ct);

    private async Task<WeekTerms> TermsAsync(CancellationToken ct)
    {
        var closed = (await seals.AllAsync(ct)).ToHashSet();
        return new(city.Calendar.DeadlineOf, closed.Contains, week => city.Plans.Cover(week)) { Office = city.Register.Area.Office, FigureName = (week, key) => city.FormOf(week).Summary.NameOf(key) };
    }

    private async Task<IngestResult> ToldAsync(InboxPassResult pass, CancellationToken ct)
    {
        foreach (var failed in pass.Verdicts.Where(verdict => verdict.Verdict == Verdict.Failed))
            log.LogError("{Slug}: the program failed on file {Sha256}: {Reason}", failed.File.Slug, failed.File.Sha256, failed.Reason);
        return new([.. pass.Verdicts.Select(Told)], pass.Waiting, pass.Failed) { Strays = await StraysAsync(ct) };
    }

    private async Task<IReadOnlyList<StrayPlace>> StraysAsync(CancellationToken ct)
    {
        try
        {
            var places = await strays.TellAsync(ct);
            foreach (var place in places) log.LogWarning("Inbox folder '{Folder}' holds {Files} files that no pass takes, or belongs to no ward.", place.Folder, place.Files.Count);
            return places;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(fault, "The notes beside stray files could not be written; the next pass tries again.");
            return strays.Find();
        }
    }

    private static IngestedFile Told(StoredVerdict verdict) => new(
        verdict.File.Slug,
        verdict.File.Name,
        verdict.Week,
        verdict.Verdict == Verdict.Accepted && !verdict.IsSuperseded,
        verdict.Version,
        verdict.Findings.Count(finding => finding.Severity == Severity.Error),
        verdict.Findings.Count(finding => finding.Severity == Severity.Warning))
    {
        IsSuperseded = verdict.IsSuperseded,
        IsFailed = verdict.Verdict == Verdict.Failed,
        IsWaiting = verdict.IsWaiting,
    };
}
