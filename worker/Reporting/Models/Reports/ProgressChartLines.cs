using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>What the chart of progress shows and what it says to those who do not see it.</summary>
internal static class ProgressChartLines
{
    public static ProgressChartFigures Build(ReconciliationResult result) => new(
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
        return $"Biểu đồ lũy kế số hộ thoát cận nghèo. {VietnameseText.Capital(string.Join("; ", weeks))}. Mốc kế hoạch {string.Join("; ", milestones)}.";
    }
}
