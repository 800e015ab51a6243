using Microsoft.Extensions.Diagnostics.HealthChecks;
using MongCai.Poverty.Etl.Intake;

namespace MongCai.Poverty.Etl.Operations.Health;

/// <summary>Whether the inbox can be read and is the store's own share. A share that hangs counts as away.</summary>
public sealed class InboxCheck(InboxShare share) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var look = await Task.Run(() => share.LookAsync(cancellationToken), cancellationToken).WaitAsync(cancellationToken);
        return look.Sentence is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"The inbox {look.Folder} is not there as the share of this store: {look.State}.");
    }
}
