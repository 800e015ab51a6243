using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Reconciles a period from what the store holds.</summary>
public sealed class PeriodResults(SubmissionReader submissions, FrozenWeeks frozen, CityConfiguration city)
{
    /// <summary>The period's result as it was known at a moment: a week from its submissions, a longer period from the editions of its closed weeks.</summary>
    /// <param name="period">The period.</param>
    /// <param name="asOf">The moment; null for now.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Null when none of the weeks of a longer period was closed by then.</returns>
    /// <exception cref="UsageException">No plan covers the period.</exception>
    public async Task<PeriodResult?> FindAsync(Period period, DateTimeOffset? asOf, CancellationToken ct)
    {
        if (period.Week is { } week) return await WeekAsync(week, asOf, ct);
        var closed = await frozen.AllAsync(asOf, ct);
        if (await EndAsync(period, closed, ct) is not { } closing) return null;
        var weeks = new List<ReconciliationResult>();
        foreach (var row in closed.Where(row => period.Holds(row.Week) || row.Week == period.LastWeek)) weeks.Add(await WeekAsync(row.Week, row.AsOf, ct));
        var before = period.Previous.LastDay.Year == period.Year ? await EndAsync(period.Previous, closed, ct) : null;
        return weeks.Count == 0 ? null : PeriodReconciliation.Reconcile(period, before, closing, weeks);
    }

    /// <summary>The city on the last day of a longer period, by the editions of its year's weeks; null when none is closed.</summary>
    private async Task<ReconciliationResult?> EndAsync(Period period, IReadOnlyList<ReconciliationRow> closed, CancellationToken ct)
    {
        var plan = city.Plans.For(period);
        var whole = closed.LastOrDefault(row => row.Week <= period.LastWholeWeek && row.Week.PlanYear == plan.Year);
        var next = closed.FirstOrDefault(row => row.Week == period.LastWeek && row.Week != period.LastWholeWeek);
        if (next is null) return whole is null ? null : await WeekAsync(whole.Week, whole.AsOf, ct);
        var asOf = whole is null || whole.AsOf < next.AsOf ? next.AsOf : whole.AsOf;
        var later = (await FilingsAsync(next.Week, next.AsOf, ct)).ToDictionary(filing => filing.Ward);
        var filings = (await FilingsAsync(period.LastWholeWeek, asOf, ct)).Select(filing => MidWeek.UpTo(filing, later.GetValueOrDefault(filing.Ward), period.LastDay));
        return WeekReconciliation.Reconcile(new(period.LastWholeWeek, plan, city.Register, [.. filings], await SeriesAsync(period.LastWholeWeek, plan, asOf, ct)));
    }

    /// <summary>The wards' lists on the last day of a year from what is filed now, whether or not its weeks are closed or a plan was ever known for it; null when no ward filed anything.</summary>
    public async Task<IReadOnlyList<WardFiling>?> EndOfYearAsync(int year, CancellationToken ct)
    {
        var period = new Period(PeriodKind.Year, year, 1);
        var later = (await FilingsAsync(period.LastWeek, null, ct)).ToDictionary(filing => filing.Ward);
        var whole = await FilingsAsync(period.LastWholeWeek, null, ct);
        var filings = period.LastWeek == period.LastWholeWeek ? whole : whole.Select(filing => MidWeek.UpTo(filing, later.GetValueOrDefault(filing.Ward), period.LastDay));
        List<WardFiling> ended = [.. filings.Select(filing => filing.InYear(period.FirstDay))];
        return ended.TrueForAll(filing => filing.Current is null && filing.Previous is null) ? null : ended;
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
        submissions.LoadWeekAsync(week, city.Register.In(week), asOf, ct);

    private async Task<IReadOnlyList<WeekTotal>> SeriesAsync(ReportingWeek before, PovertyPlan plan, DateTimeOffset? asOf, CancellationToken ct) =>
        [.. (await frozen.AllAsync(asOf, ct))
            .Where(row => row.Week < before && row.Week.PlanYear == plan.Year)
            .Select(row => ReconciliationRecord.Parse(row.ResultJson))
            .Select(record => new WeekTotal(ReportingWeek.Parse(record.Week), record.ExitedToDate, record.Remaining))];
}
