using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MongCai.Poverty.Etl.Operations.Accounts;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Operations.Health;

/// <summary>Whether the store answers a query on one of its tables.</summary>
public sealed class DatabaseCheck(IDbContextFactory<EtlDbContext> contexts) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Set<Account>().AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
