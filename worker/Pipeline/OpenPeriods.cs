using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Which periods should be closed and are not: by the calendar and the store, never by when a schedule happened to fire.</summary>
public sealed class OpenPeriods(IDbContextFactory<EtlDbContext> contexts, CityConfiguration city, TimeProvider time)
{
    /// <summary>
    /// Weeks whose closing has come and that are not closed, oldest first: every week of the plan's year that a ward has reported, and the newest one in
    /// any case, so that silence is noticed. A week before the newest closed one is left to a person: its report would come after a newer one.
    /// </summary>
    public async Task<IReadOnlyList<ReportingWeek>> WeeksDueAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var reported = await db.Set<SubmissionRow>().Where(row => row.Verdict == Verdict.Accepted && row.Week != null).Select(row => row.Week).Distinct().ToListAsync(ct);
        if (reported.Count == 0) return [];
        var closed = await ClosedAsync(db, ct);
        var last = city.Calendar.LastClosable(time.GetUtcNow());
        return [.. reported.OfType<ReportingWeek>().Append(last).Distinct()
            .Where(week => week <= last && city.Plan.Covers(week) && closed.All(other => other < week))
            .Order()];
    }

    /// <summary>Quarters of the plan's year whose day has come, whose last week is closed and whose review was not made, oldest first.</summary>
    public async Task<IReadOnlyList<ReportingQuarter>> QuartersDueAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var closed = await ClosedAsync(db, ct);
        var made = await db.Set<DocumentRow>().Where(row => row.Kind == DocumentKinds.QuarterlyReview).Select(row => row.Period).Distinct().ToListAsync(ct);
        var today = city.Calendar.LocalDay(time.GetUtcNow());
        return [.. closed.Where(city.Plan.Covers).Select(week => week.Quarter).Distinct()
            .Where(quarter => closed.Contains(quarter.LastWeek) && quarter.LastDay.AddDays(city.Calendar.QuarterCloseAfterDays) <= today && !made.Contains(quarter.ToString()))
            .OrderBy(quarter => quarter.FirstDay)];
    }

    private static Task<List<ReportingWeek>> ClosedAsync(EtlDbContext db, CancellationToken ct) =>
        db.Set<WeekRow>().Where(row => row.State == WeekState.Closed).Select(row => row.Week).ToListAsync(ct);
}
