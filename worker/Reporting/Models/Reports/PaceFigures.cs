using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reconciliation.Pacing;

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

/// <summary>Pace in words.</summary>
internal static class PaceLines
{
    /// <summary>How the pace and its range are reckoned, for those who read the figures.</summary>
    public static string Method(Area area) =>
        "Nhịp độ là số hộ thoát cận nghèo có ngày quyết định trong 4 tuần gần nhất. Số ước đến mốc lấy số đã thoát cộng nhịp độ đó nhân với số tuần còn lại; "
        + "khoảng thấp nhất, cao nhất tính theo phân bố Poisson, 10 lần thì khoảng 8 lần nằm trong khoảng này. "
        + $"Phần của từng {area.Units} trong mỗi mốc chia theo số hộ cận nghèo đầu năm, chỉ để so sánh.";

    private const string TooLittle = "Chưa đủ số liệu để tính nhịp độ.";

    public static PaceFigures OfCity(CityPace pace) => Build(pace.City);

    public static PaceFigures OfWard(CityPace pace, WardPosition ward) => Build(pace.Wards[ward.Ward.Code]);

    /// <summary>Which wards the city's pace lacks; null when it lacks none.</summary>
    public static string? Note(CityPace pace, Area area) =>
        pace.Unknown == 0 ? null : $"Nhịp độ chưa kể {VietnameseText.Padded(pace.Unknown)} {area.Units} chưa có báo cáo của tuần.";

    private static PaceFigures Build(Pace pace) => new(
        pace.RecentExits is not null,
        pace.RecentExits is { } exits ? VietnameseText.Count(exits) : null,
        PerWeek(pace.PerWeek),
        Recent(pace),
        [.. pace.Milestones.Select(milestone => Build(milestone, pace.RecentExits is not null))]);

    private static string Recent(Pace pace) => pace switch
    {
        { RecentExits: null } => TooLittle,
        { RecentExits: 0 } => "4 tuần gần nhất chưa có thêm hộ thoát cận nghèo.",
        _ => $"4 tuần gần nhất có {VietnameseText.Padded(pace.RecentExits.Value)} hộ thoát cận nghèo, bình quân {PerWeek(pace.PerWeek)} hộ mỗi tuần.",
    };

    private static MilestonePaceFigures Build(MilestonePace pace, bool known) => new(
        VietnameseText.Date(pace.Milestone.Date),
        VietnameseText.Count(pace.Target),
        VietnameseText.Count(pace.Needed),
        pace.WeeksLeft,
        PerWeek(pace.NeededPerWeek),
        pace.Projection is { } projection ? VietnameseText.Count(projection.Expected) : null,
        pace.Projection is { } low ? VietnameseText.Count(low.Low) : null,
        pace.Projection is { } high ? VietnameseText.Count(high.High) : null,
        $"Mốc {VietnameseText.Padded(pace.Target)} hộ đến {VietnameseText.Date(pace.Milestone.Date)}: {Needed(pace)}{Projected(pace, known)}.");

    private static string Needed(MilestonePace pace) => pace switch
    {
        { Target: 0 } => "không có hộ phải giảm",
        { Needed: 0 } => "đã đạt",
        { WeeksLeft: 0 } => $"không đạt, còn thiếu {VietnameseText.Padded(pace.Needed)} hộ",
        _ => $"còn phải giảm {VietnameseText.Padded(pace.Needed)} hộ trong {VietnameseText.Padded(pace.WeeksLeft)} tuần, bình quân {PerWeek(pace.NeededPerWeek)} hộ mỗi tuần",
    };

    private static string Projected(MilestonePace pace, bool known) => pace switch
    {
        { Needed: 0 } or { WeeksLeft: 0 } => "",
        { Projection: null } => known ? "" : "; chưa đủ số liệu để ước tính",
        { Projection: { } at } => $"; giữ nhịp 4 tuần gần nhất thì đến ngày đó ước có khoảng {VietnameseText.Padded(at.Expected)} hộ thoát cận nghèo (thấp nhất {VietnameseText.Padded(at.Low)}, cao nhất {VietnameseText.Padded(at.High)})",
    };

    /// <summary>Households a week, <c>1,5</c>; null when there is nothing to say.</summary>
    public static string? PerWeek(decimal? value) => value is { } perWeek ? VietnameseText.Decimal(perWeek, 1) : null;
}
