using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Storage;
using Npgsql;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Delivery;

/// <summary>An empty store on one engine, gone after the test.</summary>
public sealed class DeliveryStore : IDbContextFactory<EtlDbContext>, IAsyncDisposable
{
    private readonly DbContextOptions<EtlDbContext> options;

    private readonly string folder;

    private DeliveryStore(DbContextOptions<EtlDbContext> options, string folder) => (this.options, this.folder) = (options, folder);

    /// <summary>Makes a store.</summary>
    /// <param name="engine"><c>sqlite</c> or <c>postgres</c>.</param>
    public static async Task<DeliveryStore> CreateAsync(string engine)
    {
        var builder = new DbContextOptionsBuilder<EtlDbContext>();
        var home = Directory.CreateTempSubdirectory("delivery-").FullName;
        if (engine == "sqlite") builder.UseSqlite($"Data Source={Path.Combine(home, "store.db")};Pooling=False");
        else builder.UseNpgsql(new NpgsqlConnectionStringBuilder(Postgres()) { Database = Path.GetFileName(home).ToLowerInvariant(), Pooling = false }.ConnectionString);
        var store = new DeliveryStore(builder.Options, home);
        await using var db = store.CreateDbContext();
        await db.Database.EnsureCreatedAsync();
        return store;
    }

    /// <inheritdoc/>
    public EtlDbContext CreateDbContext() => new(options);

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
    public async ValueTask DisposeAsync()
    {
        await using var db = CreateDbContext();
        await db.Database.EnsureDeletedAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static string Postgres()
    {
        if (Environment.GetEnvironmentVariable("MCPE_TEST_POSTGRES") is { Length: > 0 } connection) return connection;
        const string reason = "MCPE_TEST_POSTGRES is not set; ./dev.sh test starts a private PostgreSQL and sets it.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason);
        Assert.Skip(reason);
        return "";
    }
}
