namespace MongCai.Poverty.Etl.Reporting.Models;

/// <summary>What a report needs beside its figures.</summary>
/// <param name="Heading">Head and foot of the document.</param>
/// <param name="Date">Date of the document.</param>
/// <param name="IndicatorLabels">Official label of each deprivation indicator by its key (<c>health_insurance</c>), from the form definition.</param>
public sealed record ReportSettings(ReportHeading Heading, DateOnly Date, IReadOnlyDictionary<string, string> IndicatorLabels)
{
    /// <summary>The area in running text.</summary>
    public Area Area => Heading.Area;
}

/// <summary>Head and foot of one kind of document, from config/report.yml (Nghị định 30/2020, Phụ lục I).</summary>
public sealed record ReportHeading
{
    /// <summary>The area in running text.</summary>
    public required Area Area { get; init; }

    /// <summary>Beginning of the mail's subject, <c>[Giảm nghèo Móng Cái]</c>.</summary>
    public required string SubjectPrefix { get; init; }

    /// <summary>Địa danh, <c>Móng Cái</c>.</summary>
    public required string Place { get; init; }

    /// <summary>Whom to ask; stands at the foot of the mail.</summary>
    public required string Contact { get; init; }

    /// <summary>Superior body, upper case, one line each; empty when there is none.</summary>
    public IReadOnlyList<string> Parent { get; init; } = [];

    /// <summary>Issuing body, upper case, one line each; at least one.</summary>
    public required IReadOnlyList<string> Organisation { get; init; }

    /// <summary>Issuing body in running text.</summary>
    public required string OrganisationName { get; init; }

    /// <summary>Number of the document; null or blank until the office issues it.</summary>
    public string? Number { get; init; }

    /// <summary>Symbol behind the number, <c>BC-LĐTBXH</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>Kính gửi; may be empty.</summary>
    public IReadOnlyList<string> Addressees { get; init; } = [];

    /// <summary>Authority and title of the signer, upper case, one line each; at least one.</summary>
    public required IReadOnlyList<string> SignerTitles { get; init; }

    /// <summary>Name of the signer; null or blank when the office writes it in.</summary>
    public string? SignerName { get; init; }

    /// <summary>Nơi nhận, without dashes and marks; at least one.</summary>
    public required IReadOnlyList<string> Copies { get; init; }
}
