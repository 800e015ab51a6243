using MongCai.Poverty.Etl.Reporting.Models.Reports;

namespace MongCai.Poverty.Etl.Reporting.Models.Corrections;

/// <summary>
/// Everything the templates of a correction may show (báo cáo đính chính): what an issued report said, what is right, why and where it stands. As text that is
/// ready to print; templates see it with snake_case names. Holds totals alone: no household, no person.
/// </summary>
public sealed record CorrectionModel : PeriodModel, IDocumentModel
{
    /// <summary>Number of the correction, <c>01</c>.</summary>
    public required string Correction { get; init; }

    /// <summary>The document that is corrected: <c>báo cáo tuần 13/2024 ngày 05/4/2024</c>.</summary>
    public required string Corrected { get; init; }

    /// <summary>What stands around the document.</summary>
    public required HeadFigures Head { get; init; }

    /// <summary>The headline figures, changed or not.</summary>
    public required CorrectedStanding Standing { get; init; }

    /// <summary>Why the wards' figures changed, one line per ward.</summary>
    public required IReadOnlyList<CorrectedWard> Wards { get; init; }

    /// <summary>Changed figures of the city; empty when the wards' changes cancel out.</summary>
    public required IReadOnlyList<CorrectedFigure> CityFigures { get; init; }

    /// <summary>Changed figures of the wards.</summary>
    public required IReadOnlyList<CorrectedFigure> WardFigures { get; init; }

    /// <summary>Number of changed figures.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    string IDocumentModel.FileName => $"{DocumentKinds.Find(Kind).FileStem}{Period}-so-{Correction}";
}

/// <summary>The headline before and after.</summary>
/// <param name="Changed">False when the headline stands.</param>
/// <param name="OldFraction">Out of near-poverty against the base, <c>11/57</c>.</param>
/// <param name="OldPercent">The same, <c>19,30%</c>.</param>
/// <param name="OldRemaining">Near-poor households that remained.</param>
/// <param name="Fraction">Now.</param>
/// <param name="Percent">Now.</param>
/// <param name="Remaining">Now.</param>
public sealed record CorrectedStanding(bool Changed, string OldFraction, string OldPercent, string OldRemaining, string Fraction, string Percent, string Remaining);

/// <summary>Why one ward's figures changed.</summary>
/// <param name="Name">In running text: <c>phường Hải Hòa</c>.</param>
/// <param name="Title">With a capital.</param>
/// <param name="Reason">A part of a sentence: <c>nộp lại báo cáo (bản 2, nhận lúc 09:00 ngày 05/4/2024)</c>.</param>
/// <param name="Workbook">The file that counts now; null when none does.</param>
/// <param name="Count">Changed figures of the ward.</param>
public sealed record CorrectedWard(string Name, string Title, string Reason, string? Workbook, int Count);

/// <summary>One changed figure.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Place">Ward with a capital, or <c>Toàn thành phố</c>.</param>
/// <param name="Name">What is counted: <c>Hộ cận nghèo cuối kỳ</c>.</param>
/// <param name="Old">Value of the corrected report.</param>
/// <param name="New">Value now.</param>
/// <param name="Difference">With its sign; null where there is nothing to subtract.</param>
/// <param name="Reason">Why, short.</param>
/// <param name="Source">File, sheet and cell of the new value, or the wards whose figures make it up.</param>
public sealed record CorrectedFigure(string Row, string Place, string Name, string Old, string New, string? Difference, string Reason, string Source);
