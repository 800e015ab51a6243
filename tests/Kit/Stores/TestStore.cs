using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Storage;
using Npgsql;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Kit.Stores;

/// <summary>A database of its own for one test, migrated, gone at the end. Tests run over <see cref="Engines"/>.</summary>
public sealed class TestStore : IAsyncDisposable, IDbContextFactory<EtlDbContext>
{
    /// <summary>Connection string of a superuser on a private PostgreSQL server, set by dev.sh.</summary>
    public const string Variable = "MCPE_TEST_POSTGRES";

    private const string Skipped = $"{Variable} is not set. Start a private server and run the tests with: ./dev.sh test";

    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MakePostgresTemplateAsync);

    private readonly EtlDbContextFactory factory;
    private readonly Func<Task> drop;

    private TestStore(StoreOptions options, Func<Task> drop)
    {
        Options = options;
        this.drop = drop;
        factory = new(Microsoft.Extensions.Options.Options.Create(options));
    }

    /// <summary>For <c>[MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]</c>.</summary>
    public static IEnumerable<object[]> Engines => [[StoreProvider.Sqlite], [StoreProvider.Postgres]];

    /// <summary>Settings with which a program reaches this database.</summary>
    public StoreOptions Options { get; }

    /// <summary>A cipher with keys of this test run.</summary>
    public PersonalDataCipher Cipher { get; } = new(RandomNumberGenerator.GetBytes(KeysOptions.Length), RandomNumberGenerator.GetBytes(KeysOptions.Length));

    /// <summary>A migrated database of its own. Without PostgreSQL its tests are skipped, on CI they fail.</summary>
    public static async Task<TestStore> CreateAsync(StoreProvider engine)
    {
        if (engine == StoreProvider.Postgres) return await FromPostgresTemplateAsync(await PostgresTemplate.Value);
        var file = NewFile();
        File.Copy(await SqliteTemplate.Value, file);
        return Sqlite(file);
    }

    /// <summary>A place for a database that does not exist yet.</summary>
    public static TestStore CreateEmpty(StoreProvider engine) => engine == StoreProvider.Sqlite ? Sqlite(NewFile()) : Postgres(NewName());

    /// <inheritdoc/>
    public EtlDbContext CreateDbContext() => factory.CreateDbContext();

    /// <summary>Runs a statement of the test's own.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var db = CreateDbContext();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Cipher.Dispose();
        await drop();
    }

    private static TestStore Sqlite(string file) => new(
        new() { Provider = StoreProvider.Sqlite, ConnectionString = $"Data Source={file}" },
        () =>
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
            return Task.CompletedTask;
        });

    private static TestStore Postgres(string name)
    {
        var connection = new NpgsqlConnectionStringBuilder(Server()) { Database = name, MaxPoolSize = 20 }.ConnectionString;
        return new(new() { Provider = StoreProvider.Postgres, ConnectionString = connection }, () => DropAsync(name));
    }

    private static Task DropAsync(string name) => AdministerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    private static async Task<TestStore> FromPostgresTemplateAsync(string template)
    {
        var name = NewName();
        await AdministerAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return Postgres(name);
    }

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var file = NewFile();
        var store = Sqlite(file);
        await store.MigrateAsync();
        await using (var db = store.CreateDbContext()) await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
        return file;
    }

    private static async Task<string> MakePostgresTemplateAsync()
    {
        var name = NewName();
        await Postgres(name).MigrateAsync();
        NpgsqlConnection.ClearAllPools();
        return name;
    }

    private Task<IReadOnlyList<string>> MigrateAsync() =>
        new StoreMigration(this, Microsoft.Extensions.Options.Options.Create(Options), TimeProvider.System).MigrateAsync(CancellationToken.None);

    private static async Task AdministerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server()) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Server()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrWhiteSpace(server)) return server;
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase)) Assert.Fail(Skipped);
        Assert.Skip(Skipped);
        return "";
    }

    private static string NewName() => $"mcpe_{Environment.ProcessId}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";

    private static string NewFile() => Path.Combine(Directory.CreateTempSubdirectory("mcpe-store-").FullName, "etl.db");
}
