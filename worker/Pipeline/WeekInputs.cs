using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Fetches from the store what a reconciliation takes.</summary>
public sealed class WeekInputs(SubmissionReader submissions, IDbContextFactory<EtlDbContext> contexts, CityConfiguration city)
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

    private async Task<IReadOnlyList<WeekTotal>> SeriesAsync(ReportingWeek before, DateTimeOffset? asOf, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Set<ReconciliationRow>().AsNoTracking().Where(row => asOf == null || row.AsOf <= asOf).ToListAsync(ct);
        return [.. rows
            .Where(row => row.Week < before && row.Week.Sunday > city.Plan.BaseDate)
            .GroupBy(row => row.Week)
            .OrderBy(week => week.Key)
            .Select(week => ReconciliationRecord.Parse(week.MaxBy(row => row.Edition)!.ResultJson))
            .Select(record => new WeekTotal(ReportingWeek.Parse(record.Week), record.ExitedToDate, record.Remaining))];
    }
}
