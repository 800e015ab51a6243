using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reconciliation.Pacing;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>Pace in words.</summary>
internal static class PaceLines
{
    /// <summary>How the pace and its range are reckoned, for those who read the figures.</summary>
    public const string Method =
        "Nhịp độ là số hộ thoát cận nghèo có ngày quyết định trong 4 tuần gần nhất. Số ước đến mốc lấy số đã thoát cộng nhịp độ đó nhân với số tuần còn lại; "
        + "khoảng thấp nhất, cao nhất tính theo phân bố Poisson, 10 lần thì khoảng 8 lần nằm trong khoảng này. "
        + "Phần của từng xã, phường trong mỗi mốc chia theo số hộ cận nghèo đầu năm, chỉ để so sánh.";

    private const string TooLittle = "Chưa đủ số liệu để tính nhịp độ.";

    public static PaceFigures OfCity(CityPace pace) => Build(pace.City);

    public static PaceFigures OfWard(CityPace pace, WardPosition ward) => Build(pace.Wards[ward.Ward.Code]);

    /// <summary>Which wards the city's pace lacks; null when it lacks none.</summary>
    public static string? Note(CityPace pace) =>
        pace.Unknown == 0 ? null : $"Nhịp độ chưa kể {VietnameseText.Padded(pace.Unknown)} xã, phường chưa có báo cáo của tuần.";

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

    private static string? PerWeek(decimal? value) => value is { } perWeek ? VietnameseText.Decimal(perWeek, 1) : null;
}
