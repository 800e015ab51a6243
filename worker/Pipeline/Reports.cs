using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Annex;
using MongCai.Poverty.Etl.Reporting.Checking;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>From results to rendered reports. A report bears the day on which the calendar closes its period, whoever makes it and whenever.</summary>
public sealed class Reports(CityConfiguration city, ReportRenderer renderer, FigureCheck figures)
{
    /// <summary>The weekly report of a result, with its Excel annex.</summary>
    public async Task<RenderedReport> RenderAsync(ReconciliationResult result, int edition, CancellationToken ct)
    {
        var day = city.Calendar.LocalDay(city.Calendar.CloseOf(result.Week));
        var model = WeeklyReportModel.Build(result, Settings(DocumentKinds.WeeklyReport, day), edition);
        var report = await renderer.RenderAsync(model, ct);
        return WithAnnex(report, ExcelAnnex.Build(model, result));
    }

    /// <summary>The review of a quarter, with its Excel annex.</summary>
    public async Task<RenderedReport> RenderAsync(QuarterResult result, int edition, CancellationToken ct)
    {
        var day = result.Quarter.LastDay.AddDays(city.Calendar.QuarterCloseAfterDays);
        var model = QuarterlyReviewModel.Build(result, Settings(DocumentKinds.QuarterlyReview, day), edition);
        var report = await renderer.RenderAsync(model, ct);
        return WithAnnex(report, ExcelAnnex.Build(model, result));
    }

    /// <summary>The letter to the wards that have not reported. It bears the day on which it is made.</summary>
    public Task<RenderedReport> RenderAsync(Reminder reminder, bool officeCopy, CancellationToken ct)
    {
        var settings = Settings(DocumentKinds.ReminderLetter, DateOnly.FromDateTime(reminder.AsOf.DateTime));
        return renderer.RenderAsync(ReminderModel.Build(reminder, settings, officeCopy), ct);
    }

    /// <summary>The annex is read back like every other document before it goes out.</summary>
    private RenderedReport WithAnnex(RenderedReport report, ReportFile annex)
    {
        figures.RequireAnnex(report.ModelJson, annex);
        return report with { Attachments = [.. report.Attachments, annex] };
    }

    private ReportSettings Settings(string kind, DateOnly day) => new(city.Headings[kind], day, city.IndicatorLabels);
}
