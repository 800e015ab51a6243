using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>Words the quarterly review: results of the quarter and what the figures ask of the next one. Pure.</summary>
public static class QuarterlyReviewModel
{
    /// <summary>Builds the model.</summary>
    /// <param name="result">The quarter.</param>
    /// <param name="settings">Heading for <see cref="DocumentKinds.QuarterlyReview"/>, date and labels.</param>
    /// <param name="edition">1 for the first; a later one is a correction.</param>
    /// <exception cref="KeyNotFoundException">The settings have no label for an indicator of the result.</exception>
    public static ReportModel Build(PeriodResult result, ReportSettings settings, int edition)
    {
        var position = PositionFigures.Build(result, settings, edition);
        return position with
        {
            Head = HeadLines.Build(settings, $"Kết quả giảm hộ cận nghèo {position.PeriodName} và nhiệm vụ {VietnameseText.Period(result.Period.Next)}"),
            Quarter = Quarter(result, position),
        };
    }

    private static QuarterFigures Quarter(PeriodResult result, ReportModel position)
    {
        var next = result.Period.Next;
        var milestone = result.Closing.Milestones
            .LastOrDefault(progress => progress.Milestone.Date >= next.FirstDay && progress.Milestone.Date <= next.LastDay);
        var target = milestone is null ? null : MilestoneLines.Build(milestone, result.Closing);
        return new QuarterFigures(
            VietnameseText.Period(result.Period),
            VietnameseText.Period(next),
            result.ClosedWeeks.Count,
            Weeks(result.ClosedWeeks),
            VietnameseText.Padded(result.Balance[FigureKey.Exited].Households),
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
