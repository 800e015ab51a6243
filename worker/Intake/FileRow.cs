using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>What became of a received file.</summary>
public enum FileState
{
    /// <summary>Registered, not judged yet.</summary>
    Received,

    /// <summary>Judged and rejected.</summary>
    Rejected,

    /// <summary>Judged and accepted; its submission is in force.</summary>
    Accepted,

    /// <summary>Accepted once; a newer workbook of the same ward and week is in force.</summary>
    Superseded,

    /// <summary>The program failed on it: no verdict yet, tried again by the next version of the program.</summary>
    Failed,
}

/// <summary>The same bytes from the same ward's folder: one row, however often they came.</summary>
public sealed class FileRow
{
    /// <summary>Key.</summary>
    public long Id { get; init; }

    /// <summary>The ward's folder.</summary>
    public required string Slug { get; init; }

    /// <summary>Hash of the bytes, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Name at the last arrival.</summary>
    public required string Name { get; set; }

    /// <summary>Length.</summary>
    public required long Bytes { get; init; }

    /// <summary>Last arrival, UTC.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>The file's own time at the last arrival, UTC; null when it came before that was kept.</summary>
    public DateTimeOffset? ModifiedAt { get; set; }

    /// <summary>The last finished scan that did not see that arrival, UTC; null when none is known.</summary>
    public DateTimeOffset? ScannedBefore { get; set; }

    /// <summary>How often it came, from 1.</summary>
    public required int Arrivals { get; set; }

    /// <summary>What became of it.</summary>
    public FileState State { get; set; }

    /// <summary>When the last arrival was answered and the original put away, UTC; null while that is to do.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Since when the program fails on it, UTC; kept when a later version judged it, so that it can be told what was known at a moment. Null when it never failed.</summary>
    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>The version of the program that failed on it last; null when none did.</summary>
    public string? FailedWith { get; set; }
}

/// <summary>Table <c>files</c>.</summary>
internal sealed class FileRowMapping : IEntityTypeConfiguration<FileRow>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<FileRow> builder)
    {
        builder.ToTable("files");
        builder.Property(file => file.Sha256).HasMaxLength(64);
        builder.Property(file => file.State).HasConversion<string>().HasMaxLength(10);
        builder.Property(file => file.FailedWith).HasMaxLength(ProgramVersion.Longest);
        builder.HasIndex(file => new { file.Slug, file.Sha256 }).IsUnique();
        builder.HasIndex(file => file.AnsweredAt);
    }
}
