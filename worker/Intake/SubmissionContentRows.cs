using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>A row that belongs to a submission and is written once with it, by bulk copy.</summary>
internal interface ISubmissionContentRow
{
    /// <summary>The submission.</summary>
    long SubmissionId { get; }

    /// <summary>Place in the order of the workbook, from 0.</summary>
    int Ordinal { get; }
}

/// <summary>A household of the list sheet as it is stored; the meaning of each value is that of <see cref="Model.Household"/>.</summary>
public sealed class HouseholdRow : ISubmissionContentRow
{
    /// <inheritdoc/>
    public required long SubmissionId { get; init; }

    /// <inheritdoc/>
    public required int Ordinal { get; init; }

    public required string Code { get; init; }

    public required string Head { get; init; }

    /// <summary>CCCD, encrypted; null when blank.</summary>
    public byte[]? NationalId { get; init; }

    /// <summary>HMAC of the CCCD, by which equal numbers are found; null when blank.</summary>
    public byte[]? NationalIdMatch { get; init; }

    /// <summary><c>1960-03-12</c> or <c>1960</c>.</summary>
    public string? BirthDate { get; init; }

    /// <summary><c>male</c>, <c>female</c>.</summary>
    public string? Sex { get; init; }

    public string? Ethnicity { get; init; }

    public string? Hamlet { get; init; }

    public required int Members { get; init; }

    /// <summary>Word of the contract, <c>near_poor</c>.</summary>
    public required string Status { get; init; }

    public int? B1 { get; init; }

    public int? B2 { get; init; }

    /// <summary>Keys of the unmet indicators, with commas between; empty when there is none.</summary>
    public required string Deprivations { get; init; }

    public string? Decision { get; init; }

    public DateOnly? DecisionDate { get; init; }

    public string? Cause { get; init; }

    public string? Sponsor { get; init; }

    public string? Need { get; init; }

    public required string Sheet { get; init; }

    public required string Cell { get; init; }
}

/// <summary>A line of the support sheet as it is stored; the meaning of each value is that of <see cref="Model.Support"/>.</summary>
internal sealed class SupportRow : ISubmissionContentRow
{
    /// <inheritdoc/>
    public required long SubmissionId { get; init; }

    /// <inheritdoc/>
    public required int Ordinal { get; init; }

    public required string Code { get; init; }

    /// <summary>Word of the contract, <c>vocational_training</c>.</summary>
    public required string Policy { get; init; }

    public string? Content { get; init; }

    /// <summary>Whole đồng.</summary>
    public long? Amount { get; init; }

    public DateOnly? Date { get; init; }

    public string? Source { get; init; }

    public required string Sheet { get; init; }

    public required string Cell { get; init; }
}

/// <summary>A figure of the summary sheet as it is stored.</summary>
internal sealed class SummaryRow : ISubmissionContentRow
{
    /// <inheritdoc/>
    public required long SubmissionId { get; init; }

    /// <inheritdoc/>
    public required int Ordinal { get; init; }

    /// <summary>Key of the form definition.</summary>
    public required string Key { get; init; }

    public decimal? Value { get; init; }

    /// <summary>Sheet; null together with the cell when the blank rule gave the value.</summary>
    public string? Sheet { get; init; }

    public string? Cell { get; init; }
}

/// <summary>A finding on a workbook as it is stored.</summary>
public sealed class FindingRow : ISubmissionContentRow
{
    /// <inheritdoc/>
    public required long SubmissionId { get; init; }

    /// <inheritdoc/>
    public required int Ordinal { get; init; }

    public required string Code { get; init; }

    /// <summary><c>info</c>, <c>warning</c>, <c>error</c>.</summary>
    public required string Severity { get; init; }

    public string? Sheet { get; init; }

    public string? Cell { get; init; }

    public string? Found { get; init; }

    public required string Message { get; init; }

    public string? Ward { get; init; }

    public string? Household { get; init; }

    /// <summary>The finding as it was.</summary>
    public Finding ToFinding() => new(Code, Enum.Parse<Model.Severity>(Severity, ignoreCase: true), Sheet, Cell, Found, Message) { Ward = Ward, Household = Household };
}

/// <summary>Tables <c>households</c>, <c>supports</c>, <c>summaries</c>, <c>findings</c>. Texts have no length limit: they are what wards typed.</summary>
internal sealed class SubmissionContentMapping :
    IEntityTypeConfiguration<HouseholdRow>, IEntityTypeConfiguration<SupportRow>, IEntityTypeConfiguration<SummaryRow>, IEntityTypeConfiguration<FindingRow>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<HouseholdRow> builder) => Map(builder, "households");

    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<SupportRow> builder) => Map(builder, "supports");

    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<SummaryRow> builder) => Map(builder, "summaries");

    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<FindingRow> builder) => Map(builder, "findings");

    private static void Map<TRow>(EntityTypeBuilder<TRow> builder, string table) where TRow : class, ISubmissionContentRow
    {
        builder.ToTable(table);
        builder.HasKey(nameof(ISubmissionContentRow.SubmissionId), nameof(ISubmissionContentRow.Ordinal));
        builder.HasOne<SubmissionRow>().WithMany().HasForeignKey(nameof(ISubmissionContentRow.SubmissionId)).OnDelete(DeleteBehavior.Cascade);
    }
}
