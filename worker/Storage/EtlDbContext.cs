using Microsoft.EntityFrameworkCore;

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
public sealed class SqliteEtlDbContext(DbContextOptions<SqliteEtlDbContext> options) : EtlDbContext(options);

/// <summary>The store on PostgreSQL.</summary>
public sealed class PostgresEtlDbContext(DbContextOptions<PostgresEtlDbContext> options) : EtlDbContext(options);
