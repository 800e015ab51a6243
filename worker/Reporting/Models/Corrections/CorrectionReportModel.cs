using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Models.Reports;

namespace MongCai.Poverty.Etl.Reporting.Models.Corrections;

/// <summary>Words the correction of an issued report. Pure.</summary>
public static class CorrectionReportModel
{
    /// <summary>Builds the model.</summary>
    /// <param name="report">The report and what changed; at least one figure.</param>
    /// <param name="settings">Heading of the document that is corrected, date and labels.</param>
    /// <exception cref="KeyNotFoundException">The settings have no label for an indicator that changed.</exception>
    public static CorrectionModel Build(CorrectedReport report, ReportSettings settings)
    {
        var name = VietnameseText.Period(report.Period);
        var (number, changes) = (VietnameseText.Padded(report.Edition - 1), report.Changes);
        var wards = CorrectionLines.Wards(report, changes);
        return new()
        {
            Kind = DocumentKinds.Correction,
            Period = report.Period.ToString(),
            PeriodName = name,
            PeriodTitle = VietnameseText.Capital(name),
            From = VietnameseText.Date(report.Period.FirstDay),
            To = VietnameseText.Date(report.Period.LastDay),
            Edition = report.Edition,
            Correction = number,
            Corrected = $"báo cáo {name} ngày {VietnameseText.Date(report.FormerDate)}{(report.Edition > 2 ? $" (đã đính chính số {VietnameseText.Padded(report.Edition - 2)})" : "")}",
            Head = HeadLines.Build(settings, $"Đính chính số {number} báo cáo kết quả giảm hộ cận nghèo {name}"),
            Standing = Standing(report),
            Wards = wards,
            CityFigures = CorrectionLines.Build(changes.Where(change => change.Figure.Ward is null), wards, report, settings),
            WardFigures = CorrectionLines.Build(changes.Where(change => change.Figure.Ward is not null), wards, report, settings),
            Count = changes.Count,
        };
    }

    private static CorrectedStanding Standing(CorrectedReport report)
    {
        var (old, now) = (report.Before.OfBaseline(), report.After.OfBaseline());
        return new(
            old != now || report.Before.Remaining != report.After.Remaining,
            VietnameseText.PaddedFraction(old),
            VietnameseText.Percent(old, report.Plan),
            VietnameseText.Count(report.Before.Remaining),
            VietnameseText.PaddedFraction(now),
            VietnameseText.Percent(now, report.Plan),
            VietnameseText.Count(report.After.Remaining));
    }
}
