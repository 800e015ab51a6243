using Hangfire;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Jobs;

/// <summary>Tells the administrators what the running and the next year still lack (<see cref="LookAhead"/>).</summary>
[AutomaticRetry(Attempts = 3, DelaysInSeconds = new[] { 60, 300, 900 }, OnlyOn = new[] { typeof(TransientException) })]
public sealed class LookAheadJob(LookAhead ahead, RunGate gate, ILogger<LookAheadJob> logger)
{
    /// <summary>Id of the schedule.</summary>
    public const string Id = "look-ahead";

    /// <summary>Looks and tells.</summary>
    public Task RunAsync(CancellationToken ct) => gate.RunAloneAsync(Id, async () =>
    {
        var queued = await ahead.TellAsync(ct);
        logger.LogInformation("Looked ahead: {Missing} things are missing, {Queued} messages queued", ahead.Missing().Count, queued);
    });
}
