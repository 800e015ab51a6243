using Microsoft.EntityFrameworkCore;

namespace MongCai.Poverty.Etl.Storage;

/// <summary>The store, on SQLite and PostgreSQL alike. It names no stage: each stage brings the mapping of its own rows (<see cref="IEntityTypeConfiguration{TEntity}"/>).</summary>
public sealed class EtlDbContext(DbContextOptions<EtlDbContext> options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(EtlDbContext).Assembly);
}
