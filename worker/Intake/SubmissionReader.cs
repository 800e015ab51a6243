using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>Reads stored submissions back, as they were in force at a moment.</summary>
public sealed class SubmissionReader(IDbContextFactory<EtlDbContext> contexts, PersonalDataCipher cipher)
{
    /// <summary>What the wards have filed for a week.</summary>
    /// <param name="week">The week.</param>
    /// <param name="register">All wards; the answer has one entry for each that exists in the week, in their order. What units filed that have become part of others stands behind those.</param>
    /// <param name="asOf">The moment whose state is asked for; null for the present.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    public async Task<IReadOnlyList<WardFiling>> LoadWeekAsync(ReportingWeek week, WardRegister register, DateTimeOffset? asOf, CancellationToken ct)
    {
        var first = ReportingWeek.Containing(week.YearStart);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var current = await InForce(db, asOf).Where(row => row.Week == week).ToListAsync(ct);
        var earlier = await InForce(db, asOf).Where(row => row.Week >= first && row.Week < week).ToListAsync(ct);
        var lastYear = await LastYearAsync(db, register, first, asOf, ct);
        var rejections = await RejectionsAsync(db, week, register.In(week), asOf, ct);
        var failures = (await FailedArrival.LoadAsync(db, asOf, ct)).Where(failed => failed.MayReport(week)).ToLookup(failed => failed.Slug);
        var filed = await LoadAsync(db, [.. current, .. earlier, .. lastYear], ct);
        var sent = from one in filed.Values let sender = SenderOf(one, register) where sender is not null select (Sender: sender, Filed: one);
        var merger = new Merger(register, sent.ToLookup(one => one.Sender, one => one.Filed));
        var states = current.ToDictionary(row => row.Ward!, row => (FilingState?)(row.Late ? FilingState.Late : FilingState.Accepted), StringComparer.Ordinal);
        return [.. register.In(week).Select(ward => Filing(ward, week, states.TryGetValue(ward.Code, out var state) ? state : null, merger, [.. rejections[ward.Code]], failures[ward.Slug]))];
    }

    /// <summary>The unit that sent a workbook: codes are given out anew (06709 was Ka Long until 30/6/2025). Null for a unit that the register has no more.</summary>
    private static Ward? SenderOf(FiledSubmission filed, WardRegister register) => register.Find(filed.Content.Ward, filed.Content.Week.Sunday);

    private static WardFiling Filing(Ward ward, ReportingWeek week, FilingState? filed, Merger merger, IReadOnlyList<DateTimeOffset> rejections, IEnumerable<FailedArrival> failures)
    {
        var lists = merger.ListsOf(ward, week.Sunday);
        var ofYear = lists.Where(list => list.Content.Week.PlanYear == week.PlanYear && list.Content.Week < week).ToList();
        return new(ward, filed ?? Unfiled(rejections, failures.Select(failed => failed.SeenAt)), lists.FirstOrDefault(list => list.Content.Week == week), ofYear.LastOrDefault(), rejections.Count)
        {
            Earlier = ofYear,
            LastYear = lists.LastOrDefault(list => list.Content.Week.PlanYear < week.PlanYear),
            Unheard = [.. merger.Unheard(ward, week)],
        };
    }

    /// <summary>One submission, whatever its state.</summary>
    /// <returns>Null when there is none under the key, or it was rejected.</returns>
    public async Task<FiledSubmission?> LoadAsync(long submissionId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Set<SubmissionRow>().AsNoTracking().Where(row => row.Id == submissionId && row.Verdict == Verdict.Accepted).ToListAsync(ct);
        return (await LoadAsync(db, rows, ct)).Values.SingleOrDefault();
    }

    /// <summary>
    /// What the store tells of up to a moment, in short: how many verdicts, and which files the program failed on when. A verdict that was being stored at the moment comes later, so when two answers
    /// are equal, nothing that was read between them lacks one.
    /// </summary>
    public async Task<string> KnownAsync(DateTimeOffset moment, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var verdicts = await db.Set<SubmissionRow>().CountAsync(row => row.StoredAt <= moment, ct);
        var failures = await db.Set<FileRow>().Where(file => file.FailedAt <= moment).OrderBy(file => file.Id).Select(file => new { file.Id, file.FailedAt }).ToListAsync(ct);
        return string.Join(';', failures.Select(file => FormattableString.Invariant($"{file.Id}:{file.FailedAt:O}")).Prepend(FormattableString.Invariant($"{verdicts}")));
    }

    private static IQueryable<SubmissionRow> InForce(EtlDbContext db, DateTimeOffset? asOf)
    {
        var accepted = db.Set<SubmissionRow>().AsNoTracking().Where(row => row.Verdict == Verdict.Accepted);
        return asOf is { } moment
            ? accepted.Where(row => row.StoredAt <= moment && (row.SupersededAt == null || row.SupersededAt > moment))
            : accepted.Where(row => row.SupersededBy == null);
    }

    /// <summary>The newest version of each ward of the year before, with which the new one begins.</summary>
    private static async Task<List<SubmissionRow>> LastYearAsync(EtlDbContext db, WardRegister register, ReportingWeek first, DateTimeOffset? asOf, CancellationToken ct)
    {
        var begin = ReportingWeek.Containing(first.YearStart.AddYears(-1));
        var keys = await InForce(db, asOf).Where(row => row.Week >= begin && row.Week < first).Select(row => new { row.Id, row.Ward, Week = row.Week!.Value }).ToListAsync(ct);
        var newest = keys.GroupBy(row => (row.Ward, register.Find(row.Ward!, row.Week.Sunday)?.ValidFrom)).Select(ward => ward.MaxBy(row => row.Week)!.Id).ToArray();
        return await db.Set<SubmissionRow>().AsNoTracking().Where(row => EF.Parameter(newest).Contains(row.Id)).ToListAsync(ct);
    }

    /// <summary>When rejected files of the week came last, by code of the ward: the one that the workbook names or, where it names none or several (GN101, GN102), the one in whose folder it lay.</summary>
    private static async Task<ILookup<string, DateTimeOffset>> RejectionsAsync(EtlDbContext db, ReportingWeek week, IReadOnlyList<Ward> wards, DateTimeOffset? asOf, CancellationToken ct)
    {
        var rejected = db.Set<SubmissionRow>().Where(row => row.Week == week && row.Verdict == Verdict.Rejected);
        if (asOf is { } moment) rejected = rejected.Where(row => row.StoredAt <= moment);
        var arrivals = await rejected.Join(db.Set<FileRow>(), row => row.FileId, file => file.Id, (row, file) => new { row.Ward, file.Slug, row.FileId, row.ReceivedAt }).ToListAsync(ct);
        return (from arrival in arrivals
                let ward = arrival.Ward ?? wards.FirstOrDefault(ward => ward.Slug == arrival.Slug)?.Code
                where ward is not null
                group arrival.ReceivedAt by (ward, arrival.FileId)).ToLookup(file => file.Key.ward, file => file.Max());
    }

    private Task<Dictionary<long, FiledSubmission>> LoadAsync(EtlDbContext db, IReadOnlyList<SubmissionRow> rows, CancellationToken ct) => LoadAsync(db, rows, cipher, ct);

    /// <summary>Accepted submissions with their content, by key.</summary>
    internal static async Task<Dictionary<long, FiledSubmission>> LoadAsync(EtlDbContext db, IReadOnlyList<SubmissionRow> rows, PersonalDataCipher cipher, CancellationToken ct)
    {
        var pool = new StringPool();
        var ids = rows.Select(row => row.Id).ToArray();
        var fileIds = rows.Select(row => row.FileId).Distinct().ToArray();
        var hashes = await db.Set<FileRow>().Where(file => EF.Parameter(fileIds).Contains(file.Id)).ToDictionaryAsync(file => file.Id, file => file.Sha256, ct);
        var figures = await ContentAsync<SummaryRow, SummaryFigure>(db, ids, row => SubmissionContent.Figure(row, pool), ct);
        var households = await ContentAsync<HouseholdRow, Household>(db, ids, row => SubmissionContent.Household(row, cipher, pool), ct);
        var supports = await ContentAsync<SupportRow, Support>(db, ids, row => SubmissionContent.Support(row, pool), ct);
        var findings = await ContentAsync<FindingRow, Finding>(db, ids, row => row.ToFinding(), ct);
        return rows.ToDictionary(row => row.Id, row => new FiledSubmission(
            row.Id, row.Version!.Value, row.FileName, hashes[row.FileId], row.ReceivedAt, Content(row), Of(findings, row.Id)));

        Submission Content(SubmissionRow row) => new()
        {
            Ward = row.Ward!,
            Week = row.Week!.Value,
            Summary = new(Of(figures, row.Id)),
            Households = Of(households, row.Id),
            Supports = Of(supports, row.Id),
        };
    }

    private static async Task<Dictionary<long, List<TValue>>> ContentAsync<TRow, TValue>(
        EtlDbContext db, long[] ids, Func<TRow, TValue> value, CancellationToken ct) where TRow : class, ISubmissionContentRow
    {
        var content = new Dictionary<long, List<TValue>>(ids.Length);
        var rows = db.Set<TRow>().AsNoTracking()
            .Where(row => EF.Parameter(ids).Contains(row.SubmissionId))
            .OrderBy(row => row.SubmissionId).ThenBy(row => row.Ordinal);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!content.TryGetValue(row.SubmissionId, out var list)) content.Add(row.SubmissionId, list = []);
            list.Add(value(row));
        }

        return content;
    }

    private static List<TValue> Of<TValue>(Dictionary<long, List<TValue>> content, long id) => content.GetValueOrDefault(id) ?? [];

    /// <summary>The newest file decides: a ward whose newest one the program failed on has done its part.</summary>
    /// <param name="rejections">When rejected files came.</param>
    /// <param name="failures">When files came on which the program failed.</param>
    internal static FilingState Unfiled(IReadOnlyList<DateTimeOffset> rejections, IEnumerable<DateTimeOffset> failures)
    {
        var last = rejections.DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        if (failures.Any(failed => failed >= last)) return FilingState.Failed;
        return rejections.Count > 0 ? FilingState.Rejected : FilingState.Missing;
    }
}
