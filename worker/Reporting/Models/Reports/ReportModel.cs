namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>
/// Everything a template may show, as text that is already rounded, grouped and worded. Templates see it with snake_case names
/// (<c>city.percent</c>); templates/README.md explains each name to the people who edit templates. Whole numbers are there for conditions only.
/// Holds totals alone: no household, no person.
/// </summary>
public sealed record ReportModel : PeriodModel, IDocumentModel
{
    /// <summary>Number of the correction, <c>01</c>; null for the first edition.</summary>
    public required string? Correction { get; init; }

    /// <summary>What stands around the report.</summary>
    public required HeadFigures Head { get; init; }

    /// <summary>The plan.</summary>
    public required PlanFigures Plan { get; init; }

    /// <summary>The city at the end of the period.</summary>
    public required CityFigures City { get; init; }

    /// <summary>The milestone that is next, or the last one when all have passed.</summary>
    public required MilestoneFigures NextMilestone { get; init; }

    /// <summary>The last milestone: the plan of the whole year.</summary>
    public required MilestoneFigures YearPlan { get; init; }

    /// <summary>The exits as a share of the base, of the next milestone and of the year's plan, each with its label, in this order.</summary>
    public required IReadOnlyList<RatioFigures> Ratios { get; init; }

    /// <summary>Pace of the city.</summary>
    public required PaceFigures Pace { get; init; }

    /// <summary>How pace and range are reckoned, in sentences.</summary>
    public required string PaceMethod { get; init; }

    /// <summary>Which wards the city's pace lacks; null when it lacks none.</summary>
    public required string? PaceNote { get; init; }

    /// <summary>Who reported.</summary>
    public required FilingFigures Filing { get; init; }

    /// <summary>One row per ward, in the order of the register (GSO codes).</summary>
    public required IReadOnlyList<WardFigures> Wards { get; init; }

    /// <summary>Of more than 40 wards those furthest behind, at most ten, and the others together; null when the table has a row for every ward.</summary>
    public required WardExtractFigures? Extract { get; init; }

    /// <summary>What the marks of the ward table mean, in the order of the marks; empty when no mark is used.</summary>
    public required IReadOnlyList<NoteFigures> WardNotes { get; init; }

    /// <summary>Groups of wards that the text speaks of.</summary>
    public required WardGroupFigures Groups { get; init; }

    /// <summary>Movements of the period in the columns of statutory Mẫu 7.3.</summary>
    public required MovementFigures Movements { get; init; }

    /// <summary>Contradictions between figures; empty when all agree.</summary>
    public required IReadOnlyList<DiscrepancyFigures> Discrepancies { get; init; }

    /// <summary>Support of the period.</summary>
    public required SupportFigures Support { get; init; }

    /// <summary>Bodies in charge of households, most remaining first.</summary>
    public required IReadOnlyList<SponsorFigures> Sponsors { get; init; }

    /// <summary>Unmet indicators of the households that remain, in statutory order.</summary>
    public required IReadOnlyList<DeprivationFigures> Deprivations { get; init; }

    /// <summary>The labels of the (at most three) most frequent unmet indicators with their counts; null when there is none.</summary>
    public required string? MainDeprivations { get; init; }

    /// <summary>What the chart shows.</summary>
    public required ProgressChartFigures ProgressChart { get; init; }

    /// <summary>What the chart by ward shows.</summary>
    public required BarChartFigures WardChart { get; init; }

    /// <summary>What the chart of unmet indicators shows; null when no household lacks anything.</summary>
    public required BarChartFigures? DeprivationChart { get; init; }

    /// <summary>Only in the quarterly review; null in a weekly report.</summary>
    public required QuarterFigures? Quarter { get; init; }

    /// <inheritdoc/>
    DocumentCharts IDocumentModel.Charts => new(ProgressChart, WardChart, DeprivationChart);
}
