using Hangfire;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MongCai.Poverty.Etl.Jobs;

/// <summary>Whether Hangfire's store answers.</summary>
public sealed class JobStorageCheck(JobStorage storage) : IHealthCheck
{
    /// <summary>Tag of the checks that decide whether the service is ready.</summary>
    public const string Ready = "ready";

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // Hangfire's API is synchronous; a database that hangs must not hang the answer.
        await Task.Run(storage.GetMonitoringApi().Servers, cancellationToken).WaitAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
