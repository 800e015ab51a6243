using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Delivery;

/// <summary>A store of its own for one test of the outbox.</summary>
public sealed class DeliveryStore : IDbContextFactory<EtlDbContext>, IAsyncDisposable
{
    private readonly TestStore store;

    private DeliveryStore(TestStore store) => this.store = store;

    /// <summary>Makes a store.</summary>
    /// <param name="engine"><c>sqlite</c> or <c>postgres</c>.</param>
    public static async Task<DeliveryStore> CreateAsync(string engine) =>
        new(await TestStore.CreateAsync(engine == "sqlite" ? StoreProvider.Sqlite : StoreProvider.Postgres));

    /// <inheritdoc/>
    public EtlDbContext CreateDbContext() => store.CreateDbContext();

    /// <summary>Queues messages in a transaction of their own.</summary>
    public async Task QueueAsync(params OutboxMessage[] messages)
    {
        await using var db = CreateDbContext();
        foreach (var message in messages) await Outbox.EnqueueAsync(db, message, TestContext.Current.CancellationToken);
        await db.SaveChangesAsync();
    }

    /// <summary>All rows in the order of their keys.</summary>
    public async Task<List<OutboxMessage>> RowsAsync()
    {
        await using var db = CreateDbContext();
        return await db.Set<OutboxMessage>().AsNoTracking().OrderBy(message => message.Id).ToListAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => store.DisposeAsync();
}
