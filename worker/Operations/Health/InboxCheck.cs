using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Intake;

namespace MongCai.Poverty.Etl.Operations.Health;

/// <summary>Whether the inbox can be read. A share that hangs counts as away.</summary>
public sealed class InboxCheck(IOptions<InboxOptions> options) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var folder = options.Value.Folder;
        return await Task.Run(() => List(folder), cancellationToken).WaitAsync(cancellationToken);
    }

    private static HealthCheckResult List(string folder)
    {
        try
        {
            _ = Directory.EnumerateFileSystemEntries(folder).Any();
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return HealthCheckResult.Unhealthy($"The inbox {Path.GetFullPath(folder)} cannot be listed: {fault.Message}");
        }
    }
}
