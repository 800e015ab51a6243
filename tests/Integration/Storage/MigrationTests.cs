using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Mail;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Npgsql;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Storage;

public sealed class MigrationTests
{
    private static readonly string[] Tables =
        ["audit", "claims", "documents", "files", "findings", "households", "outbox", "outbox_contents", "reconciliations", "shares", "submissions", "summaries", "supports", "weeks"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Migrate_WithoutDatabase_CreatesEveryTable(StoreProvider engine)
    {
        await using var store = TestStore.CreateEmpty(engine);

        var applied = await Migration(store).MigrateAsync(Ct);

        Assert.NotEmpty(applied);
        foreach (var table in Tables) await store.ExecuteAsync($"SELECT count(*) FROM {table}");
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Migrate_SecondTime_ChangesNothing(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);

        Assert.Empty(await Migration(store).PendingAsync(Ct));
        Assert.Empty(await Migration(store).MigrateAsync(Ct));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Migrate_FourAtOnce_OneAppliesOthersWait(StoreProvider engine)
    {
        await using var store = TestStore.CreateEmpty(engine);

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migration(store).MigrateAsync(Ct), Ct)));

        Assert.Single(applied, names => names.Count > 0);
        Assert.Empty(await Migration(store).PendingAsync(Ct));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Migrate_FormerStoreWithMail_KeepsEveryByte(StoreProvider engine)
    {
        await using var store = TestStore.CreateEmpty(engine);
        await using (var empty = store.CreateDbContext()) await empty.GetService<IRelationalDatabaseCreator>().CreateAsync(Ct);
        await MigrateToAsync(store, "UnreadColumns");
        byte[][] contents = [SampleReports.Bytes(200_000), [], [0, 13, 10, 255]];
        foreach (var (content, number) in contents.Select((content, index) => (content, index + 1))) await QueueFormerAsync(store, number, content);

        await Migration(store).MigrateAsync(Ct);

        await using var db = store.CreateDbContext();
        var messages = await db.Set<OutboxMessage>().OrderBy(message => message.Id).ToListAsync(Ct);
        Assert.Equal(contents, messages.Select(message => message.Content));
        Assert.All(messages, message => Assert.Equal((OutboxState.Sending, 2, "250 OK", $"{message.Id}@mongcai.example"), (message.State, message.Attempts, message.LastAnswer, message.MessageId)));
        await MigrateToAsync(store, "UnreadColumns");
        Assert.Equal(contents, await db.Database.SqlQuery<byte[]>($"""SELECT content AS "Value" FROM outbox ORDER BY id""").ToListAsync(Ct));
    }

    [Fact]
    public async Task Migrate_AfterKilledMigrationOnSqlite_GoesOn()
    {
        await using var store = TestStore.CreateEmpty(StoreProvider.Sqlite);
        await store.ExecuteAsync("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
        await store.ExecuteAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2024-01-01')");

        Assert.NotEmpty(await Migration(store).MigrateAsync(Ct));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Model_AgainstMigrations_HasNoPendingChange(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        await using var db = store.CreateDbContext();

        Assert.False(
            db.Database.HasPendingModelChanges(),
            $"Rows were changed without a migration. In worker/: dotnet ef migrations add NAME --context {db.GetType().Name} --output-dir Storage/Migrations/{engine}");
    }

    [Fact]
    public async Task Sqlite_Migrated_WritesAheadAndHoldsForeignKeys()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        await using var db = store.CreateDbContext();

        Assert.Equal("wal", (await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS \"Value\" FROM pragma_journal_mode").ToListAsync(Ct)).Single());
        Assert.Equal(1, (await db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS \"Value\" FROM pragma_foreign_keys").ToListAsync(Ct)).Single());
    }

    [Fact]
    public async Task Sqlite_BelowAFile_IsPermanentFailure()
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Write("", "file"), "etl.db");

        var failure = await Assert.ThrowsAnyAsync<SurroundingsException>(() => Migration(new StoreOptions { ConnectionString = $"Data Source={path}" }).MigrateAsync(Ct));

        Assert.False(failure.MayRetry);
    }

    [Fact]
    public async Task Sqlite_OfSomethingElse_IsPermanentFailure()
    {
        using var folder = new TestFolder();
        var path = folder.Write(new string('x', 5000), "etl.db");

        await Assert.ThrowsAsync<PermanentException>(() => Migration(new StoreOptions { ConnectionString = $"Data Source={path}" }).MigrateAsync(Ct));
    }

    [Fact]
    public async Task Sqlite_NotMigrated_SaysWhatToDo()
    {
        await using var store = TestStore.CreateEmpty(StoreProvider.Sqlite);
        await using var db = store.CreateDbContext();

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => db.Set<ClaimRow>().ToListAsync(Ct));

        Assert.Contains("lệnh migrate", Assert.IsType<PermanentException>(StoreFailure.Find(fault)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Postgres_NotMigrated_SaysWhatToDo()
    {
        await using var store = TestStore.CreateEmpty(StoreProvider.Postgres);
        await using var db = store.CreateDbContext();

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => db.Set<ClaimRow>().ToListAsync(Ct));

        Assert.Contains("lệnh migrate", Assert.IsType<PermanentException>(StoreFailure.Find(fault)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Postgres_NotListening_IsTransientFailure()
    {
        var options = new StoreOptions { Provider = StoreProvider.Postgres, ConnectionString = "Host=127.0.0.1;Port=1;Database=x;Username=x;Timeout=2" };

        await Assert.ThrowsAsync<TransientException>(() => Migration(options).MigrateAsync(Ct));
    }

    [Fact]
    public async Task Postgres_RoleMayNotCreateDatabase_SaysHow()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Postgres);
        var role = new NpgsqlConnectionStringBuilder(store.Options.ConnectionString).Database + "_role";
        await store.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'secret-in-test'");
        var wanted = new NpgsqlConnectionStringBuilder(store.Options.ConnectionString) { Database = role, Username = role, Password = "secret-in-test" };

        var failure = await Assert.ThrowsAsync<PermanentException>(
            () => Migration(new StoreOptions { Provider = StoreProvider.Postgres, ConnectionString = wanted.ConnectionString }).MigrateAsync(Ct));

        Assert.Contains("CREATE DATABASE", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-in-test", failure.ToString(), StringComparison.Ordinal);
        await store.ExecuteAsync($"DROP ROLE {role}");
    }

    [Fact]
    public async Task Postgres_UnknownRole_IsPermanentFailure()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Postgres);
        var wanted = new NpgsqlConnectionStringBuilder(store.Options.ConnectionString) { Username = "nobody_of_this_name" };

        await Assert.ThrowsAsync<PermanentException>(
            () => Migration(new StoreOptions { Provider = StoreProvider.Postgres, ConnectionString = wanted.ConnectionString }).MigrateAsync(Ct));
    }

    private static async Task MigrateToAsync(TestStore store, string migration)
    {
        await using var db = store.CreateDbContext();
        await db.GetService<IMigrator>().MigrateAsync(migration, Ct);
    }

    private static async Task QueueFormerAsync(TestStore store, int number, byte[] content)
    {
        await using var db = store.CreateDbContext();
        var moment = UtcConverter.ToStored(DateTimeOffset.UnixEpoch);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO outbox (kind, period, edition, recipient, message_id, content, state, attempts, queued_at, next_attempt_at, last_answer)
            VALUES ('receipt', '-', 1, 'a@mongcai.example', {$"{number}@mongcai.example"}, {content}, 'Sending', 2, {moment}, {moment}, '250 OK')
            """,
            Ct);
    }

    private static StoreMigration Migration(TestStore store) => new(store, Options.Create(store.Options), TimeProvider.System);

    private static StoreMigration Migration(StoreOptions options) =>
        new(new EtlDbContextFactory(Options.Create(options)), Options.Create(options), TimeProvider.System);
}
