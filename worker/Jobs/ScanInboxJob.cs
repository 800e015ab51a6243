using Hangfire;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Jobs;

/// <summary>One pass over the inbox. Not retried: the next pass comes within minutes and finds the same files; a share that is away leaves a deleted run with its reason.</summary>
[AutomaticRetry(Attempts = 0, OnlyOn = new[] { typeof(TransientException) }, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
[KeepSucceededRuns(Hours = 24)]
public sealed class ScanInboxJob(IngestInbox inbox, RunGate gate)
{
    /// <summary>Id of the schedule.</summary>
    public const string Id = "scan-inbox";

    /// <summary>Takes in what has come to rest since the last pass.</summary>
    public Task RunAsync(CancellationToken ct) => gate.RunAloneAsync(Id, () => inbox.RunAsync(ct));
}
