using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongCai.Poverty.Etl.Storage;

/// <summary>Who works on what, until when. One row per thing that is held.</summary>
internal sealed class ClaimRow
{
    /// <summary>Kind of work, <c>close-week</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What is worked on, <c>2024-W13</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Who holds it; unique per run of a process.</summary>
    public required string Owner { get; set; }

    /// <summary>End of the lease, UTC; a moment in the past means that it is free.</summary>
    public required DateTimeOffset LeaseUntil { get; set; }
}

/// <summary>Table <c>claims</c>.</summary>
internal sealed class ClaimRowMapping : IEntityTypeConfiguration<ClaimRow>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<ClaimRow> builder)
    {
        builder.ToTable("claims");
        builder.HasKey(claim => new { claim.Kind, claim.Key });
        builder.Property(claim => claim.Kind).HasMaxLength(40);
        builder.Property(claim => claim.Key).HasMaxLength(200);
        builder.Property(claim => claim.Owner).HasMaxLength(200);
    }
}

/// <summary>Exclusion between processes by rows with a lease: single conditional statements, alike on both engines.</summary>
public sealed class ClaimTable(IDbContextFactory<EtlDbContext> contexts, TimeProvider time)
{
    /// <summary>Takes a claim that is free, or whose lease has run out. It is not re-entrant: its own holder is refused too.</summary>
    /// <param name="kind">Kind of work.</param>
    /// <param name="key">What is worked on.</param>
    /// <param name="owner">Who takes it; unique per run of a process, so that a restarted process is another owner.</param>
    /// <param name="lease">For how long; longer than the work between two renewals.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    /// <returns>False when somebody holds it.</returns>
    public async Task<bool> TryTakeAsync(string kind, string key, string owner, TimeSpan lease, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var (from, until) = (UtcConverter.ToStored(now), UtcConverter.ToStored(now + lease));
        await using var db = await contexts.CreateDbContextAsync(ct);
        var taken = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO claims (kind, key, owner, lease_until) VALUES ({kind}, {key}, {owner}, {until})
            ON CONFLICT (kind, key) DO UPDATE SET owner = excluded.owner, lease_until = excluded.lease_until
            WHERE claims.lease_until <= {from}
            """,
            ct);
        return taken == 1;
    }

    /// <summary>Prolongs a claim that is still held.</summary>
    /// <returns>False when the lease had run out and somebody else took it, or it was released: the work must stop.</returns>
    public async Task<bool> RenewAsync(string kind, string key, string owner, TimeSpan lease, CancellationToken ct)
    {
        var until = time.GetUtcNow() + lease;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Held(db, kind, key, owner).ExecuteUpdateAsync(set => set.SetProperty(claim => claim.LeaseUntil, until), ct) == 1;
    }

    /// <summary>Gives a claim back; nothing happens when it is somebody else's by now.</summary>
    public async Task ReleaseAsync(string kind, string key, string owner, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await Held(db, kind, key, owner).ExecuteDeleteAsync(ct);
    }

    private static IQueryable<ClaimRow> Held(EtlDbContext db, string kind, string key, string owner) =>
        db.Set<ClaimRow>().Where(claim => claim.Kind == kind && claim.Key == key && claim.Owner == owner);
}
