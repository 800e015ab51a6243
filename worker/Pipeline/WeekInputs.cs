using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Fetches from the store what a reconciliation takes.</summary>
public sealed class WeekInputs(SubmissionReader submissions, FrozenWeeks frozen, CityConfiguration city)
{
    /// <summary>Everything about a week as it was known at a moment.</summary>
    /// <param name="week">The week.</param>
    /// <param name="asOf">The moment; null for now.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<WeekInput> FetchAsync(ReportingWeek week, DateTimeOffset? asOf, CancellationToken ct)
    {
        var wards = city.Register.In(week);
        var filings = await submissions.LoadWeekAsync(week, wards, asOf, city.Plan.BaseDate.AddDays(1), ct);
        return new(week, city.Plan, city.Register, filings, await SeriesAsync(week, asOf, ct));
    }

    private async Task<IReadOnlyList<WeekTotal>> SeriesAsync(ReportingWeek before, DateTimeOffset? asOf, CancellationToken ct) =>
        [.. (await frozen.AllAsync(asOf, ct))
            .Where(row => row.Week < before && row.Week.Sunday > city.Plan.BaseDate)
            .Select(row => ReconciliationRecord.Parse(row.ResultJson))
            .Select(record => new WeekTotal(ReportingWeek.Parse(record.Week), record.ExitedToDate, record.Remaining))];
}
