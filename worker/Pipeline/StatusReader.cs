using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Everything the store knows about who filed what and what was sent.</summary>
/// <param name="Weeks">By week, then in the order of the register.</param>
/// <param name="Unplaced">Rejected workbooks that do not tell their ward or week, oldest first.</param>
/// <param name="Documents">By period, kind, edition and file name.</param>
/// <param name="Mail">In the order of queuing.</param>
public sealed record StoreStatus(
    IReadOnlyList<WardWeekStatus> Weeks, IReadOnlyList<WorkbookStatus> Unplaced, IReadOnlyList<DocumentStatus> Documents, IReadOnlyList<MailStatus> Mail);

/// <summary>One ward and week.</summary>
/// <param name="Ward">The ward.</param>
/// <param name="Week">The week.</param>
/// <param name="State">Whether and how it was reported.</param>
/// <param name="Version">Version in force; null when none is.</param>
/// <param name="Newest">The newest workbook, whatever its verdict; null when nothing came.</param>
/// <param name="Workbooks">All workbooks, oldest first.</param>
public sealed record WardWeekStatus(
    Ward Ward, ReportingWeek Week, FilingState State, int? Version, WorkbookStatus? Newest, IReadOnlyList<WorkbookStatus> Workbooks);

/// <summary>One judged workbook.</summary>
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
    /// <param name="week">The week, also when nothing came for it; null for all, documents and mail of quarters included.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    public async Task<StoreStatus> ReadAsync(WardRegister register, ReportingWeek? week, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var workbooks = await WorkbooksAsync(db, week, ct);
        var weeks = week is { } one ? [one] : workbooks.Select(workbook => workbook.Week).OfType<ReportingWeek>().Distinct().Order().ToList();
        var byWard = workbooks.ToLookup(workbook => (workbook.Ward, workbook.Week));
        return new(
            [.. weeks.SelectMany(each => register.In(each).Select(ward => Status(ward, each, [.. byWard[(ward.Code, each)]])))],
            [.. workbooks.Where(workbook => workbook.Ward is null || workbook.Week is null).Select(workbook => workbook.Status)],
            await DocumentsAsync(db, week?.ToString(), ct),
            await MailAsync(db, week?.ToString(), ct));
    }

    private static WardWeekStatus Status(Ward ward, ReportingWeek week, IReadOnlyList<Workbook> workbooks)
    {
        var current = workbooks.LastOrDefault(workbook => workbook.Status is { Verdict: Verdict.Accepted, Superseded: false });
        var state = current switch
        {
            { Late: true } => FilingState.Late,
            not null => FilingState.Accepted,
            null => workbooks.Count > 0 ? FilingState.Rejected : FilingState.Missing,
        };
        return new(ward, week, state, current?.Status.Version, workbooks is [.., var newest] ? newest.Status : null, [.. workbooks.Select(workbook => workbook.Status)]);
    }

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

    private static async Task<IReadOnlyList<DocumentStatus>> DocumentsAsync(EtlDbContext db, string? period, CancellationToken ct)
    {
        var documents = await db.Set<DocumentRow>()
            .Where(row => period == null || row.Period == period)
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
