using Hangfire;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Jobs;

/// <summary>Reminds the wards that have not reported, when a round of the calendar has come. A second run of a round finds its letter in the store and sends nothing.</summary>
[AutomaticRetry(Attempts = 3, DelaysInSeconds = new[] { 60, 300, 900 }, OnlyOn = new[] { typeof(TransientException) })]
public sealed class RemindWardsJob(RemindWards remind, RunGate gate, ILogger<RemindWardsJob> logger)
{
    /// <summary>Id of the schedule.</summary>
    public const string Id = "remind-wards";

    /// <summary>Sends what is due.</summary>
    public Task RunAsync(CancellationToken ct) => gate.RunAloneAsync(Id, () => RemindAsync(ct));

    private async Task RemindAsync(CancellationToken ct)
    {
        foreach (var result in await remind.RunDueAsync(ct))
            logger.LogInformation("{Week}, reminder {Round}: {Outcome}, {Late} wards late, {Queued} messages queued", result.Week, result.Round, result.Outcome, result.Late, result.Queued);
    }
}
