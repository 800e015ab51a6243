using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MongCai.Poverty.Etl.Storage;

/// <summary>The store, on SQLite and PostgreSQL alike. It names no stage: each stage brings the mapping of its own rows (<see cref="IEntityTypeConfiguration{TEntity}"/>).</summary>
public sealed class EtlDbContext(DbContextOptions<EtlDbContext> options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(EtlDbContext).Assembly);

    /// <summary>SQLite cannot order or compare moments; as ticks in UTC it can.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        if (Database.IsSqlite()) configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }

    private sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(moment => moment.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
