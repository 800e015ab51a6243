using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>The result of one reconciliation, one per edition; never changed.</summary>
public sealed class ReconciliationRow
{
    /// <summary>The week.</summary>
    public required ReportingWeek Week { get; init; }

    /// <summary>Edition, from 1.</summary>
    public required int Edition { get; init; }

    /// <summary>The moment whose data it reconciled, UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The result as JSON.</summary>
    public required string ResultJson { get; init; }
}

/// <summary>Table <c>reconciliations</c>.</summary>
internal sealed class ReconciliationRowMapping : IEntityTypeConfiguration<ReconciliationRow>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<ReconciliationRow> builder)
    {
        builder.ToTable("reconciliations");
        builder.HasKey(row => new { row.Week, row.Edition });
    }
}
