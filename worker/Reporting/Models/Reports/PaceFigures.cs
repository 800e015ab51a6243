namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>One progress ratio with the words that tell it from the others.</summary>
/// <param name="Label">What it is a share of: <c>so với số hộ cận nghèo đầu năm (31/12/2023)</c>.</param>
/// <param name="Fraction"><c>12/57</c>.</param>
/// <param name="Percent"><c>21,05%</c>.</param>
public sealed record RatioFigures(string Label, string Fraction, string Percent);

/// <summary>How 57 became 45: opening − exited − left otherwise + entered = closing, counted household by household.</summary>
/// <param name="Known">False when the place has never reported: then the figures are the plan's and nothing is known of movements. Of the city: when that is so for a ward.</param>
/// <param name="Opening">Households on the lists on the base date, <c>57</c>.</param>
/// <param name="Exited">Gross exits since then, <c>12</c>; more than the exited households of today when some came back.</param>
/// <param name="LeftOtherwise">All others that left the lists.</param>
/// <param name="Entered">All that came onto the lists.</param>
/// <param name="Closing">Households on the newest lists, <c>45</c>.</param>
/// <param name="NetChange">Closing less opening with its sign, <c>-12</c>.</param>
/// <param name="Agrees">True when opening and closing are the figures of the plan and of the report; otherwise GN410 stands among the discrepancies.</param>
/// <param name="Text">The same as one sentence.</param>
public sealed record LedgerFigures(
    bool Known, string Opening, string Exited, string LeftOtherwise, string Entered, string Closing, string NetChange, bool Agrees, string Text);

/// <summary>Pace of a place.</summary>
/// <param name="Known">False when too little is known to speak of a pace.</param>
/// <param name="Exits">Exits of the last 4 weeks by the dates of their decisions; null when unknown.</param>
/// <param name="PerWeek">The same by week, one decimal, <c>1,5</c>; null when unknown.</param>
/// <param name="Text">One sentence on the last weeks.</param>
/// <param name="Milestones">What each milestone asks, by date.</param>
public sealed record PaceFigures(bool Known, string? Exits, string? PerWeek, string Text, IReadOnlyList<MilestonePaceFigures> Milestones);

/// <summary>What one milestone asks of a place.</summary>
/// <param name="Date"><c>30/6/2024</c>.</param>
/// <param name="Target">Households that shall be out by then; of a ward its even share.</param>
/// <param name="Needed">Households still to bring out.</param>
/// <param name="WeeksLeft">Whole weeks left; 0 when it has come.</param>
/// <param name="NeededPerWeek">Households a week to reach it, one decimal, rounded up; null when reached or no week is left.</param>
/// <param name="Projected">Households out on the day if the pace stays; null when unknown.</param>
/// <param name="Low">Lower end of the range; null when unknown.</param>
/// <param name="High">Upper end of the range; null when unknown.</param>
/// <param name="Text">All of it in one sentence.</param>
public sealed record MilestonePaceFigures(
    string Date, string Target, string Needed, int WeeksLeft, string? NeededPerWeek, string? Projected, string? Low, string? High, string Text);
