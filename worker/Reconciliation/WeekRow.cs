using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>Where a week stands.</summary>
public enum WeekState
{
    /// <summary>Workbooks are awaited.</summary>
    Opened,

    /// <summary>Reconciled, but too few wards have reported: nothing was sent.</summary>
    Held,

    /// <summary>Reconciled and reported; what comes later changes no report that was issued.</summary>
    Closed,

    /// <summary>Closed, and an administrator has said that nothing more is taken for it (GN106).</summary>
    Sealed,
}

/// <summary>A week of the calendar, as far as work on it has begun.</summary>
public sealed class WeekRow
{
    /// <summary>The week, key.</summary>
    public required ReportingWeek Week { get; init; }

    /// <summary>Where it stands.</summary>
    public WeekState State { get; set; }

    /// <summary>When work on it began, UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was last reconciled, UTC: up to then its newest edition says what is known. Null before the first edition.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Newest edition of its report; 0 before the first, 2 and more are corrections.</summary>
    public int Edition { get; set; }
}

/// <summary>Table <c>weeks</c>.</summary>
internal sealed class WeekRowMapping : IEntityTypeConfiguration<WeekRow>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<WeekRow> builder)
    {
        builder.ToTable("weeks");
        builder.HasKey(row => row.Week);
        builder.Property(row => row.State).HasConversion<string>().HasMaxLength(10);
    }
}
