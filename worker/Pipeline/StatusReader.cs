using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Everything the store knows about who filed what and what was sent.</summary>
/// <param name="Weeks">By week, then in the order of the register.</param>
/// <param name="Unplaced">Workbooks without a place in a line: rejected ones that do not tell their week, by the ward in whose folder they lay, those of unknown wards, and what the program failed on in a folder of no ward; oldest first.</param>
/// <param name="Documents">By period, kind, edition and file name.</param>
/// <param name="Mail">In the order of queuing.</param>
public sealed record StoreStatus(
    IReadOnlyList<WardWeekStatus> Weeks, IReadOnlyList<UnplacedWorkbook> Unplaced, IReadOnlyList<DocumentStatus> Documents, IReadOnlyList<MailStatus> Mail)
{
    /// <summary>What was corrected, by period and edition.</summary>
    public required IReadOnlyList<CorrectionStatus> Corrections { get; init; }
}

/// <summary>A rejected workbook, or one that the program failed on, that belongs to no line of a week.</summary>
/// <param name="Ward">The ward that it names, or in whose folder it lay; null when that is no ward.</param>
/// <param name="Week">The week it names; null when it tells none.</param>
/// <param name="Workbook">The workbook.</param>
public sealed record UnplacedWorkbook(Ward? Ward, ReportingWeek? Week, WorkbookStatus Workbook);

/// <summary>A correction that was issued.</summary>
/// <param name="Period">The corrected period.</param>
/// <param name="Edition">Edition that it brought, from 2.</param>
/// <param name="Changes">One line per figure.</param>
public sealed record CorrectionStatus(string Period, int Edition, IReadOnlyList<string> Changes);

/// <summary>One ward and week.</summary>
/// <param name="Ward">The ward.</param>
/// <param name="Week">The week.</param>
/// <param name="State">Whether and how it was reported.</param>
/// <param name="Version">Version in force; null when none is.</param>
/// <param name="Current">The workbook in force; null when none is.</param>
/// <param name="Refused">The newest workbook when it was refused; the one in force stays so. Null when the newest was accepted or failed, or nothing came.</param>
/// <param name="Workbooks">All workbooks, oldest first.</param>
public sealed record WardWeekStatus(
    Ward Ward, ReportingWeek Week, FilingState State, int? Version, WorkbookStatus? Current, WorkbookStatus? Refused, IReadOnlyList<WorkbookStatus> Workbooks)
{
    /// <summary>The newest workbook when the program failed on it; null otherwise.</summary>
    public WorkbookStatus? Failed => Workbooks is [.., { Verdict: Verdict.Failed } failed] ? failed : null;
}

/// <summary>One workbook that was judged, or on which the program failed.</summary>
/// <param name="Slug">The ward's folder.</param>
/// <param name="FileName">Name as dropped.</param>
/// <param name="Sha256">Hash of the bytes.</param>
/// <param name="ReceivedAt">When it arrived, UTC.</param>
/// <param name="Verdict">Verdict.</param>
/// <param name="Version">Version among the accepted ones; null when rejected.</param>
/// <param name="Superseded">True when a newer version took its place.</param>
/// <param name="Findings">What was found.</param>
public sealed record WorkbookStatus(
    string Slug, string FileName, string Sha256, DateTimeOffset ReceivedAt, Verdict Verdict, int? Version, bool Superseded, IReadOnlyList<Finding> Findings);

/// <summary>One file of a document.</summary>
public sealed record DocumentStatus(string Kind, string Period, int Edition, string FileName, string Sha256, DateTimeOffset MadeAt);

/// <summary>One message.</summary>
public sealed record MailStatus(
    string Kind, string Period, int Edition, string Recipient, string MessageId, OutboxState State, int Attempts, DateTimeOffset? SentAt, string? LastAnswer);

/// <summary>Answers <c>status</c>.</summary>
public sealed class StatusReader(IDbContextFactory<EtlDbContext> contexts)
{
    private sealed record Workbook(string? Ward, ReportingWeek? Week, bool Late, WorkbookStatus Status);

    /// <summary>Reads the status of one week, or of all weeks for which anything came.</summary>
    /// <param name="register">All wards.</param>
    /// <param name="plans">The plans: a week without one waits.</param>
    /// <param name="week">The week, also when nothing came for it; null for all, documents and mail of quarters included.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    public async Task<StoreStatus> ReadAsync(WardRegister register, Plans plans, ReportingWeek? week, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (submitted, failures) = (await WorkbooksAsync(db, week, ct), await FailedArrival.LoadAsync(db, asOf: null, ct));
        var weeks = week is { } one ? [one] : submitted.Select(workbook => workbook.Week).OfType<ReportingWeek>().Concat(failures.Select(failed => failed.ReportedThen)).Distinct().Order().ToList();
        var workbooks = submitted.Concat(failures.SelectMany(failed => Failures(failed, weeks, register))).OrderBy(workbook => workbook.Status.ReceivedAt).ToList();
        var placed = workbooks.Select(workbook => workbook with { Ward = workbook.Ward ?? FolderOf(workbook, register)?.Code }).ToList();
        var byWard = placed.ToLookup(workbook => (workbook.Ward, workbook.Week));
        var lines = weeks.SelectMany(each => register.In(each).Select(ward => (Ward: ward, Week: each))).ToList();
        var listed = lines.Select(line => ((string?)line.Ward.Code, (ReportingWeek?)line.Week)).ToHashSet();
        return new(
            [.. lines.Select(line => Status(line.Ward, line.Week, plans.Cover(line.Week), [.. byWard[(line.Ward.Code, line.Week)]]))],
            [.. placed.Where(workbook => !listed.Contains((workbook.Ward, workbook.Week)) && workbook.Status.Verdict != Verdict.Accepted)
                .Select(workbook => new UnplacedWorkbook(FolderOf(workbook, register), workbook.Week, workbook.Status))],
            await DocumentsAsync(db, week?.ToString(), ct),
            await MailAsync(db, week?.ToString(), ct))
        {
            Corrections = await CorrectionsAsync(db, week?.ToString(), ct),
        };
    }

    private static WardWeekStatus Status(Ward ward, ReportingWeek week, bool isPlanned, IReadOnlyList<Workbook> workbooks)
    {
        var current = workbooks.LastOrDefault(workbook => workbook.Status is { Verdict: Verdict.Accepted, Superseded: false });
        var state = current switch
        {
            not null when !isPlanned => FilingState.Waiting,
            { Late: true } => FilingState.Late,
            not null => FilingState.Accepted,
            null => SubmissionReader.Unfiled(Received(workbooks, Verdict.Rejected), Received(workbooks, Verdict.Failed)),
        };
        return new(ward, week, state, current?.Status.Version, current?.Status, workbooks is [.., { Status: { Verdict: Verdict.Rejected } refused }] ? refused : null, [.. workbooks.Select(workbook => workbook.Status)]);
    }

    private static List<DateTimeOffset> Received(IReadOnlyList<Workbook> workbooks, Verdict verdict) =>
        [.. workbooks.Where(workbook => workbook.Status.Verdict == verdict).Select(workbook => workbook.Status.ReceivedAt)];

    private static async Task<List<Workbook>> WorkbooksAsync(EtlDbContext db, ReportingWeek? week, CancellationToken ct)
    {
        var submissions = db.Set<SubmissionRow>().AsNoTracking();
        if (week is { } one) submissions = submissions.Where(row => row.Week == one);
        var findings = (await (from row in submissions join finding in db.Set<FindingRow>() on row.Id equals finding.SubmissionId select finding)
            .ToListAsync(ct)).ToLookup(finding => finding.SubmissionId);
        var joined = from row in submissions join file in db.Set<FileRow>() on row.FileId equals file.Id orderby row.Id select new { row, file.Slug, file.Sha256 };
        return [.. (await joined.ToListAsync(ct)).Select(found => new Workbook(found.row.Ward, found.row.Week, found.row.Late, new(
            found.Slug, found.row.FileName, found.Sha256, found.row.ReceivedAt, found.row.Verdict, found.row.Version, found.row.SupersededBy is not null,
            [.. findings[found.row.Id].OrderBy(finding => finding.Ordinal).Select(finding => finding.ToFinding())])))];
    }

    /// <summary>What the program failed on, under each of the weeks that it may report, as for reports and reminders; in a folder of no ward it is told once.</summary>
    private static IEnumerable<Workbook> Failures(FailedArrival failed, IEnumerable<ReportingWeek> weeks, WardRegister register) =>
        weeks.Where(failed.MayReport)
            .Where((week, index) => index == 0 || register.FindBySlug(failed.Slug, week.Sunday) is not null)
            .Select(week => new Workbook(null, week, false, new(failed.Slug, failed.Name, failed.Sha256, failed.SeenAt, Verdict.Failed, null, false, [])));

    /// <summary>The ward that the workbook names, else the one whose folder it lay in, as it existed in the reported week or when the file came.</summary>
    private static Ward? FolderOf(Workbook workbook, WardRegister register)
    {
        var day = workbook.Week?.Sunday ?? DateOnly.FromDateTime(workbook.Status.ReceivedAt.UtcDateTime);
        return workbook.Ward is { } code ? register.Find(code, day) : register.FindBySlug(workbook.Status.Slug, day);
    }

    private static async Task<IReadOnlyList<CorrectionStatus>> CorrectionsAsync(EtlDbContext db, string? period, CancellationToken ct)
    {
        var rows = await db.Set<DocumentRow>()
            .Where(row => row.Kind == DocumentKinds.Correction && row.ModelJson != null && (period == null || row.Period == period))
            .Select(row => new { row.Period, row.Edition, row.ModelJson })
            .ToListAsync(ct);
        return [.. rows
            .OrderBy(row => row.Period, StringComparer.Ordinal).ThenBy(row => row.Edition)
            .Select(row => new CorrectionStatus(row.Period, row.Edition, CorrectionText.Changes(row.ModelJson!)))];
    }

    private static async Task<IReadOnlyList<DocumentStatus>> DocumentsAsync(EtlDbContext db, string? period, CancellationToken ct)
    {
        var documents = await db.Set<DocumentRow>()
            .Where(row => row.Kind != EditionStore.ReviewRecord && (period == null || row.Period == period))
            .Select(row => new DocumentStatus(row.Kind, row.Period, row.Edition, row.FileName, row.Sha256, row.MadeAt))
            .ToListAsync(ct);
        // Sorted here: the engines order text differently.
        return [.. documents
            .OrderBy(row => row.Period, StringComparer.Ordinal).ThenBy(row => row.Kind, StringComparer.Ordinal)
            .ThenBy(row => row.Edition).ThenBy(row => row.FileName, StringComparer.Ordinal)];
    }

    private static Task<List<MailStatus>> MailAsync(EtlDbContext db, string? period, CancellationToken ct) => db.Set<OutboxMessage>()
        .Where(row => period == null || row.Period == period)
        .OrderBy(row => row.Id)
        .Select(row => new MailStatus(row.Kind, row.Period, row.Edition, row.Recipient, row.MessageId, row.State, row.Attempts, row.SentAt, row.LastAnswer))
        .ToListAsync(ct);
}
