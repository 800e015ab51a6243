namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>One contradiction.</summary>
/// <param name="Code"><c>GN303</c>.</param>
/// <param name="Ward">Ward or <c>Toàn thành phố</c>.</param>
/// <param name="Text">What contradicts what.</param>
public sealed record DiscrepancyFigures(string Code, string Ward, string Text);

/// <summary>Support of the period.</summary>
/// <param name="Rows">By policy; empty when none was given.</param>
/// <param name="Lines">Lines of support in all.</param>
/// <param name="Amount">Đồng in all, <c>75.000.000</c>.</param>
public sealed record SupportFigures(IReadOnlyList<SupportRowFigures> Rows, string Lines, string Amount);

/// <summary>Support under one policy.</summary>
/// <param name="Policy"><c>Nhà ở</c>.</param>
/// <param name="Households">Different households.</param>
/// <param name="Lines">Times.</param>
/// <param name="Amount">Đồng.</param>
public sealed record SupportRowFigures(string Policy, string Households, string Lines, string Amount);

/// <summary>One body in charge.</summary>
/// <param name="Name">As the wards name it, or <c>Chưa phân công</c>.</param>
/// <param name="Assigned">False for the row of households without a body.</param>
/// <param name="Total">All its households.</param>
/// <param name="Exited">Out since the base date.</param>
/// <param name="Remaining">Still near-poor.</param>
public sealed record SponsorFigures(string Name, bool Assigned, string Total, string Exited, string Remaining);

/// <summary>One unmet indicator.</summary>
/// <param name="Label">Official label.</param>
/// <param name="Households">Households that lack it.</param>
/// <param name="Percent">Share of the households that remain.</param>
public sealed record DeprivationFigures(string Label, string Households, string Percent);

/// <summary>Exits to date by week against the milestones.</summary>
/// <param name="Caption">Line under the chart.</param>
/// <param name="Alt">What the chart says, for those who do not see it.</param>
/// <param name="Weeks">Points, oldest first.</param>
/// <param name="Milestones">Milestones by date.</param>
/// <param name="Start">Base date, where the plan begins.</param>
public sealed record ProgressChartFigures(
    string Caption, string Alt, IReadOnlyList<ChartPointFigures> Weeks, IReadOnlyList<ChartPointFigures> Milestones, DateOnly Start);

/// <summary>A point of a chart.</summary>
/// <param name="Label"><c>tuần 13</c> or <c>30/6/2024</c>.</param>
/// <param name="Day">Where it stands.</param>
/// <param name="Value">How high.</param>
public sealed record ChartPointFigures(string Label, DateOnly Day, int Value);

/// <summary>A chart of bars that lie one below the other.</summary>
/// <param name="Caption">Line under the chart.</param>
/// <param name="Alt">What the chart says, for those who do not see it.</param>
/// <param name="Bars">From top to bottom.</param>
public sealed record BarChartFigures(string Caption, string Alt, IReadOnlyList<BarFigures> Bars);

/// <summary>One bar.</summary>
/// <param name="Label">What it stands for, at its left.</param>
/// <param name="Done">Its solid part, households.</param>
/// <param name="Left">Its hatched part, households.</param>
/// <param name="Text">The figure at its right, <c>03/6 hộ</c>.</param>
public sealed record BarFigures(string Label, int Done, int Left, string Text);

/// <summary>What only the quarterly review says.</summary>
/// <param name="Name"><c>quý I/2024</c>.</param>
/// <param name="NextName"><c>quý II/2024</c>.</param>
/// <param name="WeekCount">Closed weeks that entered.</param>
/// <param name="Weeks"><c>tuần 8 đến tuần 13</c>.</param>
/// <param name="Exited">Out within the quarter's closed weeks.</param>
/// <param name="NextMilestone">The milestone that falls into the next quarter; null when none does.</param>
/// <param name="Tasks">What the figures ask of the next quarter, one sentence each.</param>
/// <param name="Rows">The quarters of a half-year or year; empty in the review of a quarter.</param>
public sealed record QuarterFigures(
    string Name, string NextName, int WeekCount, string Weeks, string Exited, MilestoneFigures? NextMilestone, IReadOnlyList<string> Tasks, IReadOnlyList<QuarterRowFigures> Rows);

/// <summary>One quarter of a half-year or year.</summary>
/// <param name="Name"><c>Quý II</c>.</param>
/// <param name="Planned">Households that shall be out by the milestone in it, cumulative; null when the plan has none in it.</param>
/// <param name="Exited">Out in it, <c>03</c>; null when the end of the quarter before is not known.</param>
/// <param name="ToDate">Out since the base date.</param>
/// <param name="Fraction">What is reached of the milestone, <c>15/40</c>; null with it.</param>
/// <param name="Percent">The same as a percentage; null with it.</param>
/// <param name="Remaining">Near-poor households on its last day.</param>
/// <param name="Text">All of it as a sentence.</param>
public sealed record QuarterRowFigures(string Name, string? Planned, string? Exited, string ToDate, string? Fraction, string? Percent, string Remaining, string Text);
