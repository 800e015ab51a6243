using Hangfire;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Jobs;

/// <summary>
/// Closes every week whose moment has come, oldest first. Which weeks those are is asked of the calendar and the store, never derived from the
/// moment of the run: a service that was down on Friday closes the week when it is back, and one that runs twice finds nothing to do.
/// A closed week for which a workbook came since is reconciled again; when a figure changed, its next edition and the correction go out. So however many wards hand in
/// corrected workbooks between two runs, they make one correction.
/// </summary>
[AutomaticRetry(Attempts = 3, DelaysInSeconds = new[] { 60, 300, 900 }, OnlyOn = new[] { typeof(TransientException) })]
public sealed class CloseWeekJob(OpenPeriods periods, ClosePeriod close, LateWeeks late, RunGate gate, ILogger<CloseWeekJob> logger)
{
    /// <summary>Id of the schedule.</summary>
    public const string Id = "close-week";

    /// <summary>
    /// Closes what is due, oldest first; stops at the first failure, because a later week builds on the one before it. A week that is held does not stop the next. Of several
    /// that are due only the newest one's report is sent; one mail lists the others.
    /// </summary>
    public Task RunAsync(CancellationToken ct) => gate.RunAloneAsync(Id, () => CloseDueAsync(ct));

    private async Task CloseDueAsync(CancellationToken ct)
    {
        var due = await periods.WeeksDueAsync(ct);
        foreach (var week in due.Concat(await periods.WeeksTouchedAsync(ct)).Order())
        {
            ct.ThrowIfCancellationRequested();
            var isLate = due.Contains(week) && !await periods.IsNewestAsync(week, due, ct);
            Closing.Record(await (isLate ? close.RunQuietlyAsync(week, ct) : close.RunAsync(week, ct)), logger);
        }

        await late.TellAsync(ct);
    }
}
