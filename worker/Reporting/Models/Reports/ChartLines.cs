using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>What the charts of a report show and what they say to those who do not see them.</summary>
internal static class ChartLines
{
    public static ProgressChartFigures OfProgress(ReconciliationResult result) => new(
        $"Lũy kế số hộ thoát cận nghèo theo tuần so với các mốc của kế hoạch năm {result.Plan.Year}",
        Alt(result),
        [.. result.Series.Select(total => new ChartPointFigures(VietnameseText.Week(total.Week), total.Week.Sunday, total.ExitedToDate))],
        [.. result.Milestones.Select(progress => Point(progress.Milestone))],
        result.Plan.BaseDate);

    private static ChartPointFigures Point(Milestone milestone) => new(VietnameseText.Date(milestone.Date), milestone.Date, milestone.Exits);

    private static string Alt(ReconciliationResult result)
    {
        var weeks = result.Series.Select(total => $"{VietnameseText.Week(total.Week)}: {VietnameseText.Count(total.ExitedToDate)} hộ");
        var milestones = result.Plan.Milestones.Select(milestone => $"{VietnameseText.Date(milestone.Date)}: {VietnameseText.Count(milestone.Exits)} hộ");
        return $"Biểu đồ lũy kế số hộ thoát cận nghèo. {Sentences.Beginning(string.Join("; ", weeks))}. Mốc kế hoạch {string.Join("; ", milestones)}.";
    }

    public static BarChartFigures OfWards(ReconciliationResult result, Area area)
    {
        var furthest = result.FurthestBehind().Take(VietnameseText.ShownOfMany).ToList();
        var (wards, title) = !WardTable.IsLong(result) ? (result.Wards, $"theo {area.Units}")
            : furthest.Count > 0 ? (furthest, $"{VietnameseText.Padded(furthest.Count)} đơn vị còn thiếu nhiều hộ nhất so với tiến độ")
            : ([.. result.Wards.Take(VietnameseText.ShownOfMany)], $"{VietnameseText.Count(VietnameseText.ShownOfMany)} đơn vị đầu danh sách; không đơn vị nào chậm so với tiến độ");
        BarFigures[] bars =
        [
            .. wards.Select(ward => new BarFigures(
                ward.Ward.FullName, ward.ExitedToDate.Households, ward.ToBringOut, $"{VietnameseText.PaddedFraction(ward.OfBaseline)} hộ")),
        ];
        return new(
            $"Số hộ đã thoát cận nghèo (phần đậm) trên số hộ cận nghèo đầu năm, {title}",
            $"Biểu đồ số hộ thoát cận nghèo trên số hộ đầu năm. {string.Join("; ", bars.Select(bar => $"{bar.Label}: {bar.Text}"))}.",
            bars);
    }

    /// <summary>Null when no household lacks anything.</summary>
    public static BarChartFigures? OfDeprivations(ReconciliationResult result, ReportSettings settings)
    {
        if (result.Deprivations.Count == 0) return null;
        BarFigures[] bars = [.. result.Deprivations.Select(total => new BarFigures(settings.IndicatorLabels[total.Indicator], total.Households, 0, $"{VietnameseText.Padded(total.Households)} hộ"))];
        return new(
            $"Số hộ thiếu hụt từng chỉ số trong {VietnameseText.Padded(result.City.Closing.Households)} hộ cận nghèo hiện còn",
            $"Biểu đồ số hộ thiếu hụt theo chỉ số. {string.Join("; ", bars.Select(bar => $"{bar.Label}: {bar.Text}"))}.",
            bars);
    }
}
