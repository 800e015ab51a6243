using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongCai.Poverty.Etl.Storage;

/// <summary>One entry of the record of what was done: written in the transaction of what it tells, never changed or removed.</summary>
public sealed class AuditRow
{
    /// <summary>Key, in the order of writing.</summary>
    public long Id { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Account, job or command that did it: <c>admin</c>, <c>job:close-week</c>, <c>cli</c>.</summary>
    public required string Who { get; init; }

    /// <summary>What was done, <c>week.closed</c>: a fixed word, so that entries can be filtered.</summary>
    public required string What { get; init; }

    /// <summary>Particulars as text or JSON; no personal data. Null when the word says all.</summary>
    public string? Details { get; init; }
}

/// <summary>Table <c>audit</c>.</summary>
internal sealed class AuditRowMapping : IEntityTypeConfiguration<AuditRow>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("audit");
        builder.Property(entry => entry.Who).HasMaxLength(100);
        builder.Property(entry => entry.What).HasMaxLength(60);
        builder.HasIndex(entry => entry.At);
    }
}
