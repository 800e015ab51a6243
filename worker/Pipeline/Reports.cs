using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Annex;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>From results to rendered reports. A report bears the day on which the calendar closes its period, whoever makes it and whenever.</summary>
public sealed class Reports(CityConfiguration city, ReportRenderer renderer)
{
    /// <summary>The weekly report of a result, with its Excel annex.</summary>
    public async Task<RenderedReport> RenderAsync(ReconciliationResult result, int edition, CancellationToken ct)
    {
        var day = city.Calendar.LocalDay(city.Calendar.CloseOf(result.Week));
        var model = WeeklyReportModel.Build(result, Settings(DocumentKinds.WeeklyReport, day), edition);
        var report = await renderer.RenderAsync(model, ct);
        return With(report, ExcelAnnex.Build(model, result), model, result);
    }

    /// <summary>The review of a quarter, with its Excel annex.</summary>
    public async Task<RenderedReport> RenderAsync(QuarterResult result, int edition, CancellationToken ct)
    {
        var day = result.Quarter.LastDay.AddDays(city.Calendar.QuarterCloseAfterDays);
        var model = QuarterlyReviewModel.Build(result, Settings(DocumentKinds.QuarterlyReview, day), edition);
        var report = await renderer.RenderAsync(model, ct);
        return With(report, ExcelAnnex.Build(model, result), model, result.Closing);
    }

    /// <summary>The annex for everyone; lists of households for those whom the list of recipients gives the right to them.</summary>
    private RenderedReport With(RenderedReport report, ReportFile annex, ReportModel model, ReconciliationResult result)
    {
        var wards = city.Recipients.For(report.Kind).Select(recipient => recipient.Ward).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return report with { Attachments = [.. report.Attachments, annex], Restricted = HouseholdList.Build(model, result, wards) };
    }

    private ReportSettings Settings(string kind, DateOnly day) => new(city.Headings[kind], day, city.IndicatorLabels);
}
