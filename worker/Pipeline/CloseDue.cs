using System.Runtime.CompilerServices;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>
/// Closes what is due, oldest first. Which periods those are is asked of the calendar and the store (<see cref="OpenPeriods"/>), never derived from the moment of the run: a
/// service that was down on Friday closes the week when it is back, a plan that came late closes its weeks in their order, and a second run finds nothing to do.
/// </summary>
public sealed class CloseDue(OpenPeriods periods, ClosePeriod close, LateWeeks late)
{
    /// <summary>
    /// Weeks that are due, and closed ones for which a workbook came since. A week that is held does not stop the next. Of several that are due only the newest one's report is
    /// sent; one mail lists the others. A correction is followed at once by the reviews that rest on its week.
    /// </summary>
    public async IAsyncEnumerable<CloseResult> WeeksAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var due = await periods.WeeksDueAsync(ct);
        var newest = await periods.NewestAsync(due, ct);
        var corrected = false;
        foreach (var week in due.Concat(await periods.WeeksTouchedAsync(ct)).Order())
        {
            ct.ThrowIfCancellationRequested();
            var result = await (due.Contains(week) && week < newest ? close.RunQuietlyAsync(week, ct) : close.RunAsync(week, ct));
            corrected |= result.Outcome == CloseOutcome.Corrected;
            yield return result;
        }

        await late.TellAsync(ct);
        if (!corrected) yield break;
        await foreach (var review in ReviewsAsync(ct)) yield return review;
    }

    /// <summary>Quarters, half-years and years whose day has come, or that rest on a week that got a later edition since.</summary>
    public async IAsyncEnumerable<CloseResult> ReviewsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var period in await periods.ReviewsDueAsync(ct))
        {
            ct.ThrowIfCancellationRequested();
            yield return await close.RunAsync(period, ct);
        }
    }
}
