using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting;

/// <summary>Words the quarterly review: results of the quarter and what the figures ask of the next one. Pure.</summary>
public static class QuarterlyReviewModel
{
    /// <summary>Builds the model.</summary>
    /// <param name="result">The quarter.</param>
    /// <param name="settings">Heading for <see cref="DocumentKinds.QuarterlyReview"/>, date and labels.</param>
    /// <param name="edition">1 for the first; a later one is a correction.</param>
    /// <exception cref="KeyNotFoundException">The settings have no label for an indicator of the result.</exception>
    public static ReportModel Build(QuarterResult result, ReportSettings settings, int edition)
    {
        var quarter = result.Quarter;
        var name = VietnameseText.Quarter(quarter);
        var period = new ReportPeriod(DocumentKinds.QuarterlyReview, quarter.ToString(), name, quarter.FirstDay, quarter.LastDay, edition);
        var position = PositionFigures.Build(result.Closing, settings, period);
        return position with
        {
            Head = HeadLines.Build(settings, $"Kết quả giảm hộ cận nghèo {name} và nhiệm vụ {VietnameseText.Quarter(quarter.Next)}"),
            Movements = MovementTable.OfQuarter(result),
            Support = SupportTable.Build(result.Supports),
            Quarter = Quarter(result, position),
        };
    }

    private static QuarterFigures Quarter(QuarterResult result, ReportModel position)
    {
        var next = result.Quarter.Next;
        var milestone = result.Closing.Milestones
            .LastOrDefault(progress => progress.Milestone.Date >= next.FirstDay && progress.Milestone.Date <= next.LastDay);
        var target = milestone is null ? null : MilestoneLines.Build(milestone, result.Closing);
        return new QuarterFigures(
            VietnameseText.Quarter(result.Quarter),
            VietnameseText.Quarter(next),
            result.ClosedWeeks.Count,
            Weeks(result.ClosedWeeks),
            VietnameseText.Padded(result.Movements.Exited.Households),
            target,
            QuarterTasks.Build(position, result, target));
    }

    private static string Weeks(IReadOnlyList<ReportingWeek> weeks) => weeks.Count switch
    {
        0 => "chưa có tuần nào",
        1 => VietnameseText.Week(weeks[0]),
        _ => $"{VietnameseText.Week(weeks[0])} đến {VietnameseText.Week(weeks[^1])}",
    };
}
