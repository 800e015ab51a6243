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
            Head = position.Head with { Summary = $"Kết quả giảm hộ cận nghèo {position.PeriodName} và nhiệm vụ {VietnameseText.Period(result.Period.Next)}" },
            Quarter = Quarter(result, position, settings.Area),
        };
    }

    private static QuarterFigures Quarter(PeriodResult result, ReportModel position, Area area)
    {
        var next = result.Period.Next;
        var milestone = result.Closing.Milestones
            .LastOrDefault(progress => progress.Milestone.Date >= next.FirstDay && progress.Milestone.Date <= next.LastDay);
        var target = milestone is null ? null : MilestoneLines.Build(milestone, result.Closing, result.Closing.Pace);
        return new QuarterFigures(
            position.PeriodName,
            VietnameseText.Period(next),
            result.ClosedWeeks.Count,
            Weeks(result.ClosedWeeks),
            VietnameseText.Padded(result.Balance[FigureKey.Exited].Households),
            target,
            QuarterTasks.Build(position, result, target, area),
            [.. result.Quarters.Select(quarter => Row(quarter, result.Closing.Plan))]);
    }

    private static QuarterRowFigures Row(QuarterTotal quarter, PovertyPlan plan)
    {
        var (name, exited, toDate) = ($"Quý {quarter.Quarter.Roman}", quarter.Exited is { } known ? VietnameseText.Padded(known) : null, VietnameseText.Padded(quarter.ExitedToDate));
        var reached = quarter.Planned?.Reached;
        var percent = reached is { } share ? VietnameseText.Percent(share, plan) : null;
        var planned = quarter.Planned is { } progress ? $", đạt {VietnameseText.PaddedFraction(progress.Reached)} = {percent} chỉ tiêu đến ngày {VietnameseText.Date(progress.Milestone.Date)}" : "";
        return new(
            name, quarter.Planned is { } target ? VietnameseText.Count(target.Milestone.Exits) : null, exited, toDate, reached is { } fraction ? VietnameseText.PaddedFraction(fraction) : null, percent,
            VietnameseText.Count(quarter.Remaining),
            $"{name}: {(exited is null ? "" : $"thoát {exited} hộ; ")}lũy kế {toDate} hộ{planned}; hiện còn {VietnameseText.Padded(quarter.Remaining)} hộ cận nghèo.");
    }

    private static string Weeks(IReadOnlyList<ReportingWeek> weeks) => weeks.Count switch
    {
        0 => "chưa có tuần nào",
        1 => VietnameseText.Week(weeks[0]),
        _ => $"{VietnameseText.Week(weeks[0])} đến {VietnameseText.Week(weeks[^1])}",
    };
}

/// <summary>What the figures of a quarter ask of the next one, in general terms: one sentence per task, only those that the figures give a reason for.</summary>
internal static class QuarterTasks
{
    /// <summary>The tasks in the order in which they are read out.</summary>
    /// <param name="model">The model of the quarter, without its quarter part.</param>
    /// <param name="result">The quarter.</param>
    /// <param name="next">The milestone of the next quarter; null when none falls into it.</param>
    /// <param name="area">The area, for its words.</param>
    public static IReadOnlyList<string> Build(ReportModel model, PeriodResult result, MilestoneFigures? next, Area area) =>
    [
        .. ((string?[])
        [
            model.Plan.Poor == 0 ? "Tiếp tục duy trì kết quả không còn hộ nghèo; rà soát kịp thời các hộ gặp khó khăn đột xuất, có nguy cơ tái cận nghèo." : "Rà soát kịp thời các hộ gặp khó khăn đột xuất, có nguy cơ tái cận nghèo.",
            next is null ? YearTarget(model, result) : Target(next),
            Wards(model.Groups),
            Indicators(model),
            Bodies(result),
            Unassigned(result),
            Data(model, result, area),
        ]).OfType<string>(),
    ];

    private static string? Target(MilestoneFigures next) => next.NeededCount == 0
        ? $"Giữ vững kết quả đã đạt so với mốc {next.OfBaseFraction} hộ đến ngày {next.Date}."
        : $"Phấn đấu đến hết ngày {next.Date} giảm lũy kế {next.OfBaseFraction} hộ cận nghèo (bằng {next.OfBasePercent} số hộ đầu năm), tức là giảm thêm {next.Needed} hộ{Pace(next)}.";

    /// <summary>At the end of the year its last milestone is past: what is missing of it is a matter of the next plan.</summary>
    private static string? YearTarget(ReportModel model, PeriodResult result) => model.YearPlan is var year && year.NeededCount == 0
        ? null
        : result.Closing.Plan.Milestones[^1].Date <= result.Period.LastDay
        ? $"Kế hoạch năm {model.Plan.Year} còn thiếu {year.Needed} hộ; tiếp tục giúp đỡ các hộ cận nghèo hiện còn theo kế hoạch năm sau."
        : $"Tiếp tục thực hiện kế hoạch năm: giảm thêm {year.Needed} hộ đến ngày {year.Date}{Pace(year)}.";

    private static string Pace(MilestoneFigures milestone) =>
        milestone.NeededPerWeek is null ? "" : $", bình quân {milestone.NeededPerWeek} hộ mỗi tuần";

    private static string? Wards(WardGroupFigures groups) => (groups.MostRemaining.Text, groups.WithoutExits.Text) switch
    {
        (null, _) => null,
        ({ } most, null) => $"Tập trung nguồn lực cho các đơn vị còn nhiều hộ cận nghèo: {most}.",
        ({ } most, { } without) => $"Tập trung nguồn lực cho các đơn vị còn nhiều hộ cận nghèo: {most}; các đơn vị chưa có hộ thoát cận nghèo ({without}) xây dựng phương án cụ thể cho từng hộ.",
    };

    private static string? Indicators(ReportModel model) =>
        model.MainDeprivations is null ? null : $"Ưu tiên hỗ trợ các chỉ số có nhiều hộ thiếu hụt: {model.MainDeprivations}.";

    private static string? Bodies(PeriodResult result)
    {
        var bodies = VietnameseText.Names(
            result.Closing.Sponsors.Where(body => body is { Sponsor: not null, Remaining: > 0 }).Select(body => $"{body.Sponsor} ({VietnameseText.Padded(body.Remaining)} hộ)"), "; ");
        return bodies.Text is null ? null : $"Các cơ quan, đơn vị được phân công tiếp tục giúp đỡ hộ cận nghèo hiện còn: {bodies.Text}.";
    }

    private static string? Unassigned(PeriodResult result)
    {
        var households = result.Closing.WithoutSponsor;
        return households == 0 ? null : $"Phân công đơn vị phụ trách cho {VietnameseText.Padded(households)} hộ cận nghèo chưa có đơn vị giúp đỡ.";
    }

    private static string? Data(ReportModel model, PeriodResult result, Area area)
    {
        var missing = model.Filing.Complete ? null : $"Các đơn vị chưa có báo cáo {model.Filing.WeekName} được tiếp nhận nộp bổ sung ngay: {model.Filing.CarriedOver.Text}.";
        var wards = VietnameseText.Some(DiscrepancyLines.Build(result.Closing, area, most: int.MaxValue).Select(line => line.Ward).Distinct(StringComparer.Ordinal), "; ");
        var wrong = wards.Text is null ? null : $"Rà soát, sửa số liệu chưa khớp đã nêu trong báo cáo này và báo cáo lại: {wards.Text}.";
        return missing is null || wrong is null ? missing ?? wrong : $"{missing} {wrong}";
    }
}
