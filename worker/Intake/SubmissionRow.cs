using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>The verdict on a workbook.</summary>
public enum Verdict
{
    /// <summary>Taken, perhaps with remarks.</summary>
    Accepted,

    /// <summary>At least one error: nothing of it counts.</summary>
    Rejected,

    /// <summary>The program failed on it: nothing is known of it, and no row tells of it but the file's.</summary>
    Failed,
}

/// <summary>One judged workbook. Nothing in it is ever changed, but that it was superseded.</summary>
public sealed class SubmissionRow
{
    /// <summary>Key.</summary>
    public long Id { get; init; }

    /// <summary>The file.</summary>
    public required long FileId { get; init; }

    /// <summary>Which arrival of the file was judged, from 1.</summary>
    public required int Arrival { get; init; }

    /// <summary>Name of the file at that arrival.</summary>
    public required string FileName { get; init; }

    /// <summary>Ward code; null when a rejected workbook does not tell.</summary>
    public string? Ward { get; init; }

    /// <summary>Week; null when a rejected workbook does not tell.</summary>
    public ReportingWeek? Week { get; init; }

    /// <summary>Verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>From 1 among the accepted workbooks of ward and week; null when rejected.</summary>
    public int? Version { get; init; }

    /// <summary>True when it came after its week's deadline (GN105).</summary>
    public required bool Late { get; init; }

    /// <summary>When the file arrived, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the verdict was stored, UTC: from this moment on it is in force. "As of" asks for this one.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>The accepted version that took its place; null while it is in force.</summary>
    public long? SupersededBy { get; set; }

    /// <summary>Since when, UTC; equals <see cref="StoredAt"/> of the other.</summary>
    public DateTimeOffset? SupersededAt { get; set; }
}

/// <summary>Table <c>submissions</c>.</summary>
internal sealed class SubmissionRowMapping : IEntityTypeConfiguration<SubmissionRow>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<SubmissionRow> builder)
    {
        builder.ToTable("submissions");
        builder.Property(row => row.Ward).HasMaxLength(10);
        builder.Property(row => row.Verdict).HasConversion<string>().HasMaxLength(10);
        builder.HasOne<FileRow>().WithMany().HasForeignKey(row => row.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SubmissionRow>().WithMany().HasForeignKey(row => row.SupersededBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.FileId, row.Arrival }).IsUnique();
        builder.HasIndex(row => new { row.Ward, row.Week, row.Version }).IsUnique();
        builder.HasIndex(row => row.Week);
    }
}
