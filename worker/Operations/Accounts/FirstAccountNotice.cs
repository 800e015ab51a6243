using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Operations.Accounts;

/// <summary>Says once at start how to make the first account; until then nobody can sign in.</summary>
public sealed class FirstAccountNotice(IDbContextFactory<EtlDbContext> contexts, ILogger<FirstAccountNotice> logger) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Set<Account>().AnyAsync(cancellationToken))
            logger.LogWarning("No account exists, so nobody can sign in to the pages for administrators. Make one with: worker users add NAME --role administrator");
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
