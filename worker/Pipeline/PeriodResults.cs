using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Reconciles a period from what the store holds.</summary>
public sealed class PeriodResults(SubmissionReader submissions, FrozenWeeks frozen, CityConfiguration city)
{
    /// <summary>Weeks of the new year in which a decision of the old one may still be told of for the first time before the new plan is drafted.</summary>
    private const int WeeksOfLateNews = 13;

    /// <summary>The newest edition of each week at a moment; null for now.</summary>
    private sealed record Editions(IReadOnlyList<ReconciliationRow> Rows, DateTimeOffset? AsOf);

    /// <summary>The period's result as it was known at a moment: a week from its submissions, a longer period from the editions of its closed weeks.</summary>
    /// <param name="period">The period.</param>
    /// <param name="asOf">The moment; null for now.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Null when none of the weeks of a longer period was closed by then.</returns>
    /// <exception cref="UsageException">No plan covers the period.</exception>
    public async Task<PeriodResult?> FindAsync(Period period, DateTimeOffset? asOf, CancellationToken ct)
    {
        if (period.Week is { } week) return await WeekAsync(week, asOf, ct);
        var plan = city.Plans.For(period);
        var closed = new Editions(await frozen.AllAsync(asOf, ct), asOf);
        var weeks = new List<ReconciliationResult>();
        foreach (var row in closed.Rows.Where(row => period.Holds(row.Week) || row.Week == period.LastWeek)) weeks.Add(await WeekAsync(row.Week, row.AsOf, ct));
        if (weeks.Count == 0 || await EndAsync(period, plan, closed, weeks, ct) is not { } closing) return null;
        var before = period.Previous.LastDay.Year == period.Year ? await EndAsync(period.Previous, city.Plans.Find(period.Previous) ?? plan, closed, weeks, ct) : null;
        return PeriodReconciliation.Reconcile(period, before, closing, weeks) with { Quarters = await QuartersAsync(period, closing, closed, weeks, ct) };
    }

    /// <summary>The quarters of a half-year or year, each from the snapshots at its ends.</summary>
    private async Task<IReadOnlyList<QuarterTotal>> QuartersAsync(Period period, ReconciliationResult closing, Editions closed, IReadOnlyList<ReconciliationResult> known, CancellationToken ct)
    {
        if (period.Kind is not (PeriodKind.HalfYear or PeriodKind.Year)) return [];
        var quarters = new List<QuarterTotal>();
        int? before = 0;
        for (var quarter = new Period(PeriodKind.Quarter, period.Year, 1); quarter.LastDay <= period.LastDay; quarter = quarter.Next)
        {
            var isReported = closed.Rows.Any(row => quarter.Holds(row.Week) || row.Week == quarter.LastWeek);
            var end = !isReported ? null : quarter.LastDay == period.LastDay ? closing : await EndAsync(quarter, city.Plans.Find(quarter) ?? closing.Plan, closed, known, ct);
            if (end is not null && quarter.FirstDay >= period.FirstDay) quarters.Add(PeriodReconciliation.Of(quarter, before, end));
            before = end?.City.ExitedToDate.Households;
        }

        return quarters;
    }

    /// <summary>The city on the last day of a longer period, by the editions of its year's weeks; null when none is closed.</summary>
    /// <param name="period">The period.</param>
    /// <param name="plan">The plan against which it is measured.</param>
    /// <param name="closed">The editions.</param>
    /// <param name="known">Weeks that are reconciled already.</param>
    /// <param name="ct">Ends the wait.</param>
    private async Task<ReconciliationResult?> EndAsync(Period period, PovertyPlan plan, Editions closed, IReadOnlyList<ReconciliationResult> known, CancellationToken ct)
    {
        var whole = closed.Rows.LastOrDefault(row => row.Week <= period.LastWholeWeek && row.Week.PlanYear == plan.Year);
        var next = closed.Rows.FirstOrDefault(row => row.Week == period.LastWeek && row.Week != period.LastWholeWeek);
        var later = await frozen.IsToldLateAsync(period.LastDay, closed.AsOf, ct) ? closed.Rows.LastOrDefault(row => row.Week > period.LastWeek && row.Week.Year - period.Year <= 1) : null;
        if (next is null && later is null) return whole is null ? null : known.FirstOrDefault(week => week.Week == whole.Week) ?? await WeekAsync(whole.Week, whole.AsOf, ct);
        if (next is null && whole is null) return null;
        var week = next is null ? whole!.Week : period.LastWholeWeek;
        var asOf = whole is null || whole.AsOf < next?.AsOf ? next!.AsOf : whole.AsOf;
        var ended = next is null ? await FilingsAsync(week, asOf, ct) : await LastDayAsync(period, asOf, next.AsOf, ct);
        if (later is not null) ended = await ToldLaterAsync(period, ended, later.Week, later.AsOf, ct);
        return WeekReconciliation.Reconcile(new(week, plan, city.Register, ended, await SeriesAsync(week, plan, asOf, ct)));
    }

    private async Task<IReadOnlyList<WardFiling>> ToldLaterAsync(Period period, IReadOnlyList<WardFiling> ended, ReportingWeek later, DateTimeOffset? asOf, CancellationToken ct)
    {
        var lists = (await FilingsAsync(later, asOf, ct)).ToLookup(filing => filing.Ward, filing => (IReadOnlyList<FiledSubmission>)[.. filing.All.Where(list => list.Content.Week > period.LastWeek)]);
        return [.. ended.Select(filing => MidWeek.ToldLater(filing, [.. lists[filing.Ward].SelectMany(list => list)], period.LastDay))];
    }

    /// <summary>The wards' lists on the last day of a year from what is filed now, whether or not its weeks are closed or a plan was ever known for it; null when no ward filed anything.</summary>
    public async Task<IReadOnlyList<WardFiling>?> EndOfYearAsync(int year, CancellationToken ct)
    {
        var period = new Period(PeriodKind.Year, year, 1);
        var later = Enumerable.Range(0, WeeksOfLateNews).Aggregate(period.LastWeek, (week, _) => week.Next);
        var told = await ToldLaterAsync(period, await LastDayAsync(period, null, null, ct), later, null, ct);
        List<WardFiling> ended = [.. told.Select(filing => filing.InYear(period.FirstDay))];
        return ended.TrueForAll(filing => filing.Newest is null) ? null : ended;
    }

    /// <summary>What the wards had filed on the last day of a period, also in mid-week.</summary>
    /// <param name="period">The period.</param>
    /// <param name="asOf">The moment from which the whole weeks are seen; null for now.</param>
    /// <param name="nextAsOf">The moment from which the week that holds the last day is seen.</param>
    /// <param name="ct">Ends the wait.</param>
    private async Task<IReadOnlyList<WardFiling>> LastDayAsync(Period period, DateTimeOffset? asOf, DateTimeOffset? nextAsOf, CancellationToken ct)
    {
        var whole = await FilingsAsync(period.LastWholeWeek, asOf, ct);
        if (period.LastWeek == period.LastWholeWeek) return whole;
        var next = await FilingsAsync(period.LastWeek, nextAsOf, ct);
        return [.. whole.Select(filing => MidWeek.UpTo(filing, NextOf(filing.Ward, next, period), period.LastDay))];
    }

    /// <summary>What a unit of the period's last day filed in the week that holds the day: it itself, or the one of which it became part in the days after.</summary>
    private WardFiling? NextOf(Ward ward, IReadOnlyList<WardFiling> filings, Period period)
    {
        var (then, week) = (period.LastDay, period.LastWeek.Sunday);
        if (filings.FirstOrDefault(filing => filing.Ward == ward) is { } own) return MidWeek.Without(own, [.. city.Register.FormersOf(ward, week).Where(former => former.ExistsOn(then))]);
        return filings.FirstOrDefault(filing => city.Register.FormersOf(filing.Ward, week).Contains(ward)) is { } successor ? MidWeek.PartOf(ward, successor) : null;
    }

    /// <summary>A week's result as it was known at a moment.</summary>
    public async Task<ReconciliationResult> WeekAsync(ReportingWeek week, DateTimeOffset? asOf, CancellationToken ct) => WeekReconciliation.Reconcile(await FetchAsync(week, asOf, ct));

    /// <summary>Everything about a week as it was known at a moment.</summary>
    /// <param name="week">The week.</param>
    /// <param name="asOf">The moment; null for now.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="UsageException">No plan covers the week.</exception>
    public async Task<WeekInput> FetchAsync(ReportingWeek week, DateTimeOffset? asOf, CancellationToken ct)
    {
        var plan = city.Plans.For(week);
        return new(week, plan, city.Register, await FilingsAsync(week, asOf, ct), await SeriesAsync(week, plan, asOf, ct));
    }

    /// <summary>What the wards have filed for a week as it was known at a moment.</summary>
    /// <param name="week">The week.</param>
    /// <param name="asOf">The moment; null for now.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<IReadOnlyList<WardFiling>> FilingsAsync(ReportingWeek week, DateTimeOffset? asOf, CancellationToken ct) =>
        submissions.LoadWeekAsync(week, city.Register, asOf, ct);

    private async Task<IReadOnlyList<WeekTotal>> SeriesAsync(ReportingWeek before, PovertyPlan plan, DateTimeOffset? asOf, CancellationToken ct) =>
        [.. (await frozen.AllAsync(asOf, ct))
            .Where(row => row.Week < before && row.Week.PlanYear == plan.Year)
            .Select(row => ReconciliationRecord.Parse(row.ResultJson))
            .Select(record => new WeekTotal(ReportingWeek.Parse(record.Week), record.ExitedToDate, record.Remaining))];
}
