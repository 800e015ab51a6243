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
        var plan = city.Plans.For(period);
        var closed = (await frozen.AllAsync(asOf, ct)).Where(row => row.Week.PlanYear == plan.Year).ToList();
        var weeks = new List<ReconciliationResult>();
        foreach (var row in closed.Where(row => period.Holds(row.Week))) weeks.Add(await WeekAsync(row.Week, row.AsOf, ct));
        if (weeks.Count == 0) return null;
        var before = closed.LastOrDefault(row => row.Week.Sunday < period.FirstDay);
        return PeriodReconciliation.Reconcile(period, before is null ? null : await WeekAsync(before.Week, before.AsOf, ct), weeks);
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
