using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>The share that belongs to this store: one row, or none before the first look into an inbox.</summary>
internal sealed class ShareRow
{
    /// <summary>The only key: of two processes that begin at once the second finds the row of the first.</summary>
    public const int Only = 1;

    /// <summary>Key.</summary>
    public int Id { get; init; } = Only;

    /// <summary>What the marker in the share's root holds: 32 lower-case hexadecimal digits.</summary>
    public required string Mark { get; set; }

    /// <summary>When the marker was seen to lie in the share, UTC; null while it is to be laid.</summary>
    public DateTimeOffset? LaidAt { get; set; }

    /// <summary>When the last pass over it looked that left nothing for the next, UTC; null before the first.</summary>
    public DateTimeOffset? ScannedAt { get; set; }
}

/// <summary>Table <c>shares</c>.</summary>
internal sealed class ShareRowMapping : IEntityTypeConfiguration<ShareRow>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<ShareRow> builder)
    {
        builder.ToTable("shares");
        builder.Property(share => share.Id).ValueGeneratedNever();
        builder.Property(share => share.Mark).HasMaxLength(32);
    }
}
