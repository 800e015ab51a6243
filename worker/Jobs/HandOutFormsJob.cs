using Hangfire;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Jobs;

/// <summary>Lays the next workbooks into the wards' folders. A second run lays only what is missing.</summary>
[AutomaticRetry(Attempts = 3, DelaysInSeconds = new[] { 60, 300, 900 }, OnlyOn = new[] { typeof(TransientException) })]
public sealed class HandOutFormsJob(HandOutForms forms, RunGate gate, ILogger<HandOutFormsJob> logger)
{
    /// <summary>Id of the schedule.</summary>
    public const string Id = "hand-out-forms";

    /// <summary>Hands out the workbooks of the week that has just ended.</summary>
    public Task RunAsync(CancellationToken ct) => gate.RunAloneAsync(Id, () => HandOutAsync(ct));

    private async Task HandOutAsync(CancellationToken ct)
    {
        var result = await forms.RunAsync(ct);
        logger.LogInformation("Handed out {Written} workbooks of {Week}; {Kept} lay there already", result.Written.Count, result.Week, result.Kept);
    }
}
