using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Annex;
using MongCai.Poverty.Etl.Reporting.Checking;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>
/// From results to rendered reports. A first edition bears the day on which the calendar closes its period, whoever makes it and whenever; a correction and the
/// edition that comes with it bear the day on which they are made.
/// </summary>
public sealed class Reports(CityConfiguration city, ReportRenderer renderer, FigureCheck figures)
{
    /// <summary>The day that an edition bears.</summary>
    /// <param name="period">Week.</param>
    /// <param name="edition">Edition, from 1.</param>
    /// <param name="madeAt">When it was made.</param>
    public DateOnly DayOf(ReportingWeek period, int edition, DateTimeOffset madeAt) => city.Calendar.LocalDay(edition == 1 ? city.Calendar.CloseOf(period) : madeAt);

    /// <inheritdoc cref="DayOf(ReportingWeek, int, DateTimeOffset)"/>
    public DateOnly DayOf(ReportingQuarter period, int edition, DateTimeOffset madeAt) =>
        edition == 1 ? period.LastDay.AddDays(city.Calendar.QuarterCloseAfterDays) : city.Calendar.LocalDay(madeAt);

    /// <summary>The weekly report of a result, with its Excel annex.</summary>
    public async Task<RenderedReport> RenderAsync(ReconciliationResult result, int edition, DateTimeOffset madeAt, CancellationToken ct)
    {
        var model = Model(result, edition, madeAt);
        return WithHouseholds(await RenderAsync(model, figures => ExcelAnnex.Build(figures, result), ct), model, result);
    }

    /// <summary>The review of a quarter, with its Excel annex.</summary>
    public async Task<RenderedReport> RenderAsync(QuarterResult result, int edition, DateTimeOffset madeAt, CancellationToken ct)
    {
        var model = Model(result, edition, madeAt);
        return WithHouseholds(await RenderAsync(model, figures => ExcelAnnex.Build(figures, result), ct), model, result.Closing);
    }

    /// <summary>The letter to the wards that have not reported. It bears the day on which it is made.</summary>
    public Task<RenderedReport> RenderAsync(Reminder reminder, bool officeCopy, CancellationToken ct)
    {
        var settings = Settings(DocumentKinds.ReminderLetter, DateOnly.FromDateTime(reminder.AsOf.DateTime));
        return renderer.RenderAsync(ReminderModel.Build(reminder, settings, officeCopy), ct);
    }

    /// <summary>The correction of a report; it has the head of what it corrects.</summary>
    public Task<RenderedReport> RenderAsync(CorrectedReport corrected, DateTimeOffset madeAt, CancellationToken ct)
    {
        var kind = corrected.Week is null ? DocumentKinds.QuarterlyReview : DocumentKinds.WeeklyReport;
        return renderer.RenderAsync(CorrectionReportModel.Build(corrected, Settings(kind, city.Calendar.LocalDay(madeAt))), ct);
    }

    /// <summary>The weekly report as it would be now or would have been at a moment; it says in its head that it was not issued.</summary>
    public Task<RenderedReport> PreviewAsync(ReconciliationResult result, DateTimeOffset? asOf, CancellationToken ct) =>
        PreviewAsync(Model(result, edition: 1, default), model => ExcelAnnex.Build(model, result), asOf, ct);

    /// <inheritdoc cref="PreviewAsync(ReconciliationResult, DateTimeOffset?, CancellationToken)"/>
    public Task<RenderedReport> PreviewAsync(QuarterResult result, DateTimeOffset? asOf, CancellationToken ct) =>
        PreviewAsync(Model(result, edition: 1, default), model => ExcelAnnex.Build(model, result), asOf, ct);

    private async Task<RenderedReport> RenderAsync(ReportModel model, Func<ReportModel, ReportFile> annex, CancellationToken ct)
    {
        var report = await renderer.RenderAsync(model, ct);
        var workbook = annex(model);
        figures.RequireAnnex(report.ModelJson, workbook);
        return report with { Attachments = [.. report.Attachments, workbook] };
    }

    /// <summary>Lists of households for those to whom the list of recipients gives the right to them. A preview, which nobody is sent, has none.</summary>
    private RenderedReport WithHouseholds(RenderedReport report, ReportModel model, ReconciliationResult result)
    {
        var wards = city.Recipients.For(report.Kind).Select(recipient => recipient.Ward).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return report with { Restricted = HouseholdList.Build(model, result, wards) };
    }

    /// <summary>Without PDF, whose bytes differ from run to run.</summary>
    private async Task<RenderedReport> PreviewAsync(ReportModel model, Func<ReportModel, ReportFile> annex, DateTimeOffset? asOf, CancellationToken ct)
    {
        var known = asOf is { } moment ? $"số liệu có đến {VietnameseText.Moment(city.Calendar.Local(moment))}" : "kỳ này chưa chốt";
        var head = model.Head with { Summary = $"{model.Head.Summary} (bản xem trước, {known})", SubjectPrefix = $"[BẢN XEM TRƯỚC] {model.Head.SubjectPrefix}" };
        var report = await RenderAsync(model with { Head = head }, annex, ct);
        return report with { Attachments = [.. report.Attachments.Where(file => file.MediaType != "application/pdf")] };
    }

    private ReportModel Model(ReconciliationResult result, int edition, DateTimeOffset madeAt) =>
        WeeklyReportModel.Build(result, Settings(DocumentKinds.WeeklyReport, DayOf(result.Week, edition, madeAt)), edition);

    private ReportModel Model(QuarterResult result, int edition, DateTimeOffset madeAt) =>
        QuarterlyReviewModel.Build(result, Settings(DocumentKinds.QuarterlyReview, DayOf(result.Quarter, edition, madeAt)), edition);

    private ReportSettings Settings(string kind, DateOnly day) => new(city.Headings[kind], day, city.IndicatorLabels);
}
