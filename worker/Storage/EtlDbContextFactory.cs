using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Options;

namespace MongCai.Poverty.Etl.Storage;

/// <summary>Opens the store on the engine that is set.</summary>
public sealed class EtlDbContextFactory : IDbContextFactory<EtlDbContext>
{
    private readonly Func<EtlDbContext> open;

    /// <summary>Prepares the settings once; no connection is made.</summary>
    public EtlDbContextFactory(IOptions<StoreOptions> options)
    {
        var settings = options.Value;
        var connection = new ConnectionInterceptor(settings);
        if (settings.Provider == StoreProvider.Sqlite)
        {
            var sqlite = Sqlite(settings.EffectiveConnectionString()).AddInterceptors(connection).Options;
            open = () => new SqliteEtlDbContext(sqlite);
        }
        else
        {
            var postgres = Postgres(settings.EffectiveConnectionString()).AddInterceptors(connection).Options;
            open = () => new PostgresEtlDbContext(postgres);
        }
    }

    /// <inheritdoc/>
    public EtlDbContext CreateDbContext() => open();

    internal static DbContextOptionsBuilder<SqliteEtlDbContext> Sqlite(string connectionString) =>
        new DbContextOptionsBuilder<SqliteEtlDbContext>().UseSqlite(connectionString).UseSnakeCaseNamingConvention();

    internal static DbContextOptionsBuilder<PostgresEtlDbContext> Postgres(string connectionString) =>
        new DbContextOptionsBuilder<PostgresEtlDbContext>().UseNpgsql(connectionString).UseSnakeCaseNamingConvention();
}

/// <summary>For <c>dotnet ef migrations add NAME --context SqliteEtlDbContext --output-dir Storage/Migrations/Sqlite</c>.</summary>
public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteEtlDbContext>
{
    /// <inheritdoc/>
    public SqliteEtlDbContext CreateDbContext(string[] args) => new(EtlDbContextFactory.Sqlite(StoreOptions.DefaultSqlite).Options);
}

/// <summary>For <c>dotnet ef migrations add NAME --context PostgresEtlDbContext --output-dir Storage/Migrations/Postgres</c>.</summary>
public sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresEtlDbContext>
{
    /// <inheritdoc/>
    public PostgresEtlDbContext CreateDbContext(string[] args) => new(EtlDbContextFactory.Postgres("Host=localhost;Database=etl").Options);
}
