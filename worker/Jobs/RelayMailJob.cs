using Hangfire;
using MongCai.Poverty.Etl.Delivery;

namespace MongCai.Poverty.Etl.Jobs;

/// <summary>Sends what is due in the outbox. Not retried: each message knows its own next attempt, and the next run comes within a minute.</summary>
[AutomaticRetry(Attempts = 0, OnlyOn = new[] { typeof(TransientException) }, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
[KeepSucceededRuns(Hours = 24)]
public sealed class RelayMailJob(OutboxRelay relay, RunGate gate)
{
    /// <summary>Id of the schedule.</summary>
    public const string Id = "relay-mail";

    /// <summary>Sends what is due.</summary>
    public Task RunAsync(CancellationToken ct) => gate.RunAloneAsync(Id, () => relay.RelayAsync(ct));
}
