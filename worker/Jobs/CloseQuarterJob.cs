using Hangfire;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Jobs;

/// <summary>Reviews every quarter, half-year and year whose moment has come, oldest first; as <see cref="CloseWeekJob"/>, the calendar says which.</summary>
[AutomaticRetry(Attempts = 3, DelaysInSeconds = new[] { 60, 300, 900 }, OnlyOn = new[] { typeof(TransientException) })]
public sealed class CloseQuarterJob(CloseDue due, RunGate gate, ILogger<CloseQuarterJob> logger)
{
    /// <summary>Id of the schedule.</summary>
    public const string Id = "close-quarter";

    /// <summary>Closes what is due; stops at the first failure.</summary>
    public Task RunAsync(CancellationToken ct) => gate.RunAloneAsync(Id, async () =>
    {
        await foreach (var result in due.ReviewsAsync(ct)) Closing.Record(result, logger);
    });
}
