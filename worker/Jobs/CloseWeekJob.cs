using Hangfire;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Jobs;

/// <summary>
/// Closes every week whose moment has come (<see cref="CloseDue"/>). A closed week for which a workbook came since is reconciled again; when a figure changed, its next edition
/// and the correction go out. So however many wards hand in corrected workbooks between two runs, they make one correction.
/// </summary>
[AutomaticRetry(Attempts = 3, DelaysInSeconds = new[] { 60, 300, 900 }, OnlyOn = new[] { typeof(TransientException) })]
public sealed class CloseWeekJob(CloseDue due, RunGate gate, ILogger<CloseWeekJob> logger)
{
    /// <summary>Id of the schedule.</summary>
    public const string Id = "close-week";

    /// <summary>Closes what is due; stops at the first failure, because a later week builds on the one before it.</summary>
    public Task RunAsync(CancellationToken ct) => gate.RunAloneAsync(Id, async () =>
    {
        await foreach (var result in due.WeeksAsync(ct)) Closing.Record(result, logger);
    });
}
