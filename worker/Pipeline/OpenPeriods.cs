using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Which periods should be closed and are not: by the calendar and the store, never by when a schedule happened to fire.</summary>
public sealed class OpenPeriods(IDbContextFactory<EtlDbContext> contexts, FrozenWeeks frozen, CityConfiguration city, TimeProvider time)
{
    /// <summary>A workbook may be stored a little before it can be seen: one that came shortly before a reconciliation is looked at once more.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Weeks whose closing has come and that are not closed, oldest first: every week that a ward has reported and for which a plan is known, and the newest one in
    /// any case, so that silence is noticed. A week before the newest closed one that a ward reported is due too: its plan came late, or it was held.
    /// </summary>
    public async Task<IReadOnlyList<ReportingWeek>> WeeksDueAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var reported = await db.Set<SubmissionRow>().Where(row => row.Verdict == Verdict.Accepted && row.Week != null).Select(row => row.Week).Distinct().ToListAsync(ct);
        if (reported.Count == 0) return [];
        var closed = (await ClosedAsync(db, ct)).ToHashSet();
        var last = city.Calendar.LastClosable(time.GetUtcNow());
        return [.. reported.OfType<ReportingWeek>().Append(last).Distinct()
            .Where(week => week <= last && city.Plans.Cover(week) && !closed.Contains(week))
            .Order()];
    }

    /// <summary>The newest week that is closed or due; null when there is none.</summary>
    public async Task<ReportingWeek?> NewestAsync(IReadOnlyList<ReportingWeek> due, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return due.Concat(await ClosedAsync(db, ct)).Select(week => (ReportingWeek?)week).Max();
    }

    /// <summary>
    /// Closed weeks for which, or for an earlier week, a workbook was accepted since they were last reconciled, oldest first: their figures may have changed, for a
    /// ward that missed a week carries earlier figures over. Whether they did is for <see cref="ClosePeriod"/> to say.
    /// </summary>
    public async Task<IReadOnlyList<ReportingWeek>> WeeksTouchedAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var closed = (await db.Set<WeekRow>().AsNoTracking().Where(row => row.State == WeekState.Closed && row.ClosedAt != null).ToListAsync(ct)).Where(row => city.Plans.Cover(row.Week)).ToList();
        if (closed.Count == 0) return [];
        var since = closed.Min(row => row.ClosedAt!.Value) - Slack;
        var stored = await db.Set<SubmissionRow>().Where(row => row.Verdict == Verdict.Accepted && row.StoredAt > since).Select(row => new { row.Week, row.StoredAt }).ToListAsync(ct);
        return [.. closed
            .Where(row => stored.Exists(one => one.Week is { } week && week <= row.Week && city.Plans.Cover(week) && one.StoredAt > row.ClosedAt - Slack))
            .Select(row => row.Week)
            .Order()];
    }

    /// <summary>
    /// Quarters, first half-years and years to look at, shorter and older ones first: the day has come and the week that holds the last day is closed, and no review was made, or something on
    /// which it rests has come since it was last looked at: an edition of one of the weeks of its year up to then, or a later week that told of a decision of its days for the first time.
    /// </summary>
    public async Task<IReadOnlyList<Period>> ReviewsDueAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var news = await frozen.NewsAsync(ct);
        var looked = await LookedAtAsync(db, ct);
        var today = city.Calendar.LocalDay(time.GetUtcNow());
        return [.. news.Editions.SelectMany(row => ReviewsOf(row.Week)).Distinct()
            .Where(period => city.Plans.Cover(period) && period.LastDay.AddDays(city.Calendar.QuarterCloseAfterDays) <= today && news.Editions.Any(row => row.Week == period.LastWeek))
            .Where(period => !looked.TryGetValue(period.ToString(), out var last) || IsNews(period, last, news))
            .OrderBy(period => period.LastDay).ThenByDescending(period => period.FirstDay)];
    }

    /// <summary>A look of before it was counted what a review rests on is told by its moment; a first edition of the week in whose course the period ends is older than the review then.</summary>
    private static bool IsNews(Period period, (DateTimeOffset At, int? RestsOn) last, PeriodNews news) => last.RestsOn is { } count
        ? count != news.Count(period)
        : news.Editions.Any(row => row.AsOf > last.At && row.Week.Sunday >= new DateOnly(period.Year, 1, 1) && (row.Week <= period.LastWholeWeek || row.Week == period.LastWeek && row.Edition > 1));

    /// <summary>The longer periods that a week touches at one of its ends.</summary>
    private static IEnumerable<Period> ReviewsOf(ReportingWeek week) =>
        from day in (DateOnly[])[week.Monday, week.Sunday]
        from kind in (PeriodKind[])[PeriodKind.Quarter, PeriodKind.HalfYear, PeriodKind.Year]
        let period = Period.Of(kind, day)
        where kind != PeriodKind.HalfYear || period.Number == 1
        select period;

    /// <summary>When each review was made or last found to hold still, and on how much it rested then.</summary>
    private static async Task<Dictionary<string, (DateTimeOffset At, int? RestsOn)>> LookedAtAsync(EtlDbContext db, CancellationToken ct)
    {
        var made = await db.Set<DocumentRow>().Where(row => row.Kind == DocumentKinds.QuarterlyReview).Select(row => new { row.Period, At = row.MadeAt }).Distinct().ToListAsync(ct);
        var confirmed = await db.Set<AuditRow>().Where(row => row.What == ClosePeriod.ReviewConfirmed).Select(row => new { row.Details, row.At }).ToListAsync(ct);
        return made.Select(row => (row.Period, row.At, RestsOn: (int?)null)).Concat(confirmed.Select(row => Confirmed(row.Details!, row.At)))
            .GroupBy(row => row.Period).ToDictionary(period => period.Key, period => period.OrderBy(row => row.At).ThenBy(row => row.RestsOn is not null).Select(row => (row.At, row.RestsOn)).Last());
    }

    private static (string Period, DateTimeOffset At, int? RestsOn) Confirmed(string details, DateTimeOffset at) =>
        details.Split(' ') is [var period, var count] ? (period, at, int.Parse(count, CultureInfo.InvariantCulture)) : (details, at, null);

    private static Task<List<ReportingWeek>> ClosedAsync(EtlDbContext db, CancellationToken ct) =>
        db.Set<WeekRow>().Where(row => row.State == WeekState.Closed || row.State == WeekState.Sealed).Select(row => row.Week).ToListAsync(ct);
}
