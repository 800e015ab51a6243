using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Npgsql;

namespace MongCai.Poverty.Etl.Tests.Benchmarks;

/// <summary>A database of its own on the private PostgreSQL server that dev.sh starts, gone at the end.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private static int made;

    private readonly NpgsqlConnectionStringBuilder at;

    private BenchDatabase(NpgsqlConnectionStringBuilder at) => this.at = at;

    public string ConnectionString => at.ConnectionString;

    public string Uri => $"postgresql://{at.Username}:{at.Password}@{at.Host}:{at.Port}/{at.Database}";

    private static string Server => Environment.GetEnvironmentVariable(TestStore.Variable) ?? throw new InvalidOperationException($"{TestStore.Variable} is not set: run ./dev.sh bench");

    public static async Task<BenchDatabase> CreateAsync()
    {
        var name = $"bench_{Environment.ProcessId}_{Interlocked.Increment(ref made)}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new(new NpgsqlConnectionStringBuilder(Server) { Database = name });
    }

    public async Task<T> AskAsync<T>(string query)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(query);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExpectAsync(string query, long expected)
    {
        var found = await AskAsync<long>(query);
        if (found != expected) throw new InvalidOperationException($"{query}: {found} instead of {expected}");
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"DROP DATABASE {at.Database} WITH (FORCE)");
    }

    private static async Task ExecuteAsync(string statement)
    {
        await using var source = NpgsqlDataSource.Create(Server);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
