using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.Options;

namespace MongCai.Poverty.Etl.Storage;

/// <summary>
/// The store, on SQLite and PostgreSQL alike. It names no stage: each stage brings the mapping of its own rows (<see cref="IEntityTypeConfiguration{TEntity}"/>).
/// Opened through <see cref="IDbContextFactory{TContext}"/>; the two derived types exist because Entity Framework keeps migrations per context type.
/// </summary>
public abstract class EtlDbContext(DbContextOptions options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<ReportingWeek>().HaveConversion<WeekConverter>().HaveMaxLength(8);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(EtlDbContext).Assembly);
}

/// <summary>The store on SQLite.</summary>
internal sealed class SqliteEtlDbContext(DbContextOptions<SqliteEtlDbContext> options) : EtlDbContext(options);

/// <summary>The store on PostgreSQL.</summary>
internal sealed class PostgresEtlDbContext(DbContextOptions<PostgresEtlDbContext> options) : EtlDbContext(options);

/// <summary>
/// A moment as UTC date and time, which both engines order and compare: text that sorts by time on SQLite, <c>timestamptz</c> on PostgreSQL.
/// Kept to whole microseconds, the finer of what both can hold.
/// </summary>
public sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(moment => ToStored(moment), stored => FromStored(stored))
{
    /// <summary>The stored form.</summary>
    public static DateTime ToStored(DateTimeOffset moment) => Cut(moment).UtcDateTime;

    /// <summary>The moment as it comes back from the store: UTC, whole microseconds.</summary>
    public static DateTimeOffset Cut(DateTimeOffset moment) =>
        new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private static DateTimeOffset FromStored(DateTime stored) => new(DateTime.SpecifyKind(stored, DateTimeKind.Utc));
}

/// <summary>A week as <c>2024-W13</c>, whose order as text is the order in time.</summary>
internal sealed class WeekConverter() : ValueConverter<ReportingWeek, string>(week => week.ToString(), stored => ReportingWeek.Parse(stored));

/// <summary>Opens connections so that a store that cannot be reached is told as what it is, and readies SQLite for several processes.</summary>
internal sealed class ConnectionInterceptor(StoreOptions options) : DbConnectionInterceptor
{
    /// <inheritdoc/>
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        try
        {
            MakeFolder();
            connection.Open();
        }
        catch (Exception fault) when (StoreFailure.Find(fault) is not null)
        {
            throw StoreFailure.Find(fault)!;
        }

        return InterceptionResult.Suppress();
    }

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        try
        {
            MakeFolder();
            await connection.OpenAsync(cancellationToken);
        }
        catch (Exception fault) when (StoreFailure.Find(fault) is not null)
        {
            throw StoreFailure.Find(fault)!;
        }

        return InterceptionResult.Suppress();
    }

    private void MakeFolder()
    {
        if (options.Provider != StoreProvider.Sqlite) return;
        var folder = Path.GetDirectoryName(options.SqliteFile())!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new PermanentException($"Không tạo được thư mục {folder} cho cơ sở dữ liệu SQLite. Hãy kiểm tra Store:ConnectionString và quyền ghi.", refused);
        }
    }
}

/// <summary>Opens the store on the engine that is set.</summary>
internal sealed class EtlDbContextFactory : IDbContextFactory<EtlDbContext>
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
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteEtlDbContext>
{
    /// <inheritdoc/>
    public SqliteEtlDbContext CreateDbContext(string[] args) => new(EtlDbContextFactory.Sqlite(StoreOptions.DefaultSqlite).Options);
}

/// <summary>For <c>dotnet ef migrations add NAME --context PostgresEtlDbContext --output-dir Storage/Migrations/Postgres</c>.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresEtlDbContext>
{
    /// <inheritdoc/>
    public PostgresEtlDbContext CreateDbContext(string[] args) => new(EtlDbContextFactory.Postgres("Host=localhost;Database=etl").Options);
}
