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
    /// Weeks whose closing has come and that are not closed, oldest first: every week that a ward has reported, and the newest one in any case, so that
    /// silence is noticed. An older week of which nothing ever came has nothing to close.
    /// </summary>
    public async Task<IReadOnlyList<ReportingWeek>> WeeksDueAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var reported = await db.Set<SubmissionRow>().Where(row => row.Verdict == Verdict.Accepted && row.Week != null).Select(row => row.Week).Distinct().ToListAsync(ct);
        if (reported.Count == 0) return [];
        var closed = await db.Set<WeekRow>().Where(row => row.State == WeekState.Closed).Select(row => row.Week).ToListAsync(ct);
        var last = city.Calendar.LastClosable(time.GetUtcNow());
        return [.. reported.OfType<ReportingWeek>().Append(last).Distinct().Where(week => week <= last && !closed.Contains(week)).Order()];
    }

    /// <summary>Quarters of the plan's year whose review is due and was not made, oldest first; only those with a closed week.</summary>
    public async Task<IReadOnlyList<ReportingQuarter>> QuartersDueAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var closed = await db.Set<WeekRow>().AsNoTracking().Where(row => row.State == WeekState.Closed).Select(row => row.Week).ToListAsync(ct);
        var made = await db.Set<DocumentRow>().Where(row => row.Kind == DocumentKinds.QuarterlyReview).Select(row => row.Period).Distinct().ToListAsync(ct);
        var today = city.Calendar.LocalDay(time.GetUtcNow());
        return [.. closed.Select(week => week.Quarter).Distinct()
            .Where(quarter => quarter.LastDay.AddDays(city.Calendar.QuarterCloseAfterDays) <= today && !made.Contains(quarter.ToString()))
            .OrderBy(quarter => quarter.FirstDay)];
    }
}
