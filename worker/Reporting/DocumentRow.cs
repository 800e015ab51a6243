using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MongCai.Poverty.Etl.Reporting.Models;

namespace MongCai.Poverty.Etl.Reporting;

/// <summary>One file of one edition of a document, as it was made; never changed.</summary>
public sealed class DocumentRow
{
    /// <summary>Key.</summary>
    public long Id { get; init; }

    /// <summary>One of <see cref="DocumentKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>2024-W13</c> or <c>2024-Q1</c>.</summary>
    public required string Period { get; init; }

    /// <summary>Edition, from 1; 2 and more are corrections.</summary>
    public required int Edition { get; init; }

    /// <summary>File name, <c>BC-tuan-2024-W13.docx</c>; unique within the edition.</summary>
    public required string FileName { get; init; }

    /// <summary>MIME type.</summary>
    public required string MediaType { get; init; }

    /// <summary>The model the templates saw, as JSON; null on files that do not carry it, so that it is stored once per edition.</summary>
    public string? ModelJson { get; init; }

    /// <summary>Hash of the bytes, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The bytes.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>Table <c>documents</c>.</summary>
internal sealed class DocumentRowMapping : IEntityTypeConfiguration<DocumentRow>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<DocumentRow> builder)
    {
        builder.ToTable("documents");
        builder.Property(row => row.Kind).HasMaxLength(40);
        builder.Property(row => row.Period).HasMaxLength(10);
        builder.Property(row => row.FileName).HasMaxLength(200);
        builder.Property(row => row.MediaType).HasMaxLength(100);
        builder.Property(row => row.Sha256).HasMaxLength(64);
        builder.HasIndex(row => new { row.Kind, row.Period, row.Edition, row.FileName }).IsUnique();
    }
}
