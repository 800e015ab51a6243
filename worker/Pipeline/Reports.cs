using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Annex;
using MongCai.Poverty.Etl.Reporting.Checking;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Corrections;
using MongCai.Poverty.Etl.Reporting.Models.Reminders;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Reporting.Rendering;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>
/// From results to rendered reports. A first edition bears the day on which the calendar closes its period, whoever makes it and whenever; a correction and the
/// edition that comes with it bear the day on which they are made.
/// </summary>
public sealed class Reports(CityConfiguration city, ReportRenderer renderer, FigureCheck figures, PdfConverter pdf)
{
    /// <summary>The day that an edition bears.</summary>
    /// <param name="period">Period.</param>
    /// <param name="edition">Edition, from 1.</param>
    /// <param name="madeAt">When it was made.</param>
    public DateOnly DayOf(Period period, int edition, DateTimeOffset madeAt) =>
        edition > 1 ? city.Calendar.LocalDay(madeAt)
        : period.Week is { } week ? city.Calendar.LocalDay(city.Calendar.CloseOf(week))
        : Later(period.LastDay.AddDays(city.Calendar.QuarterCloseAfterDays), city.Calendar.LocalDay(city.Calendar.CloseOf(period.LastWeek)));

    /// <summary>A period that ends in mid-week rests on lists that come in the week after.</summary>
    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    /// <summary>The report of a period, with its Excel annex and the lists of households.</summary>
    public async Task<RenderedReport> RenderAsync(PeriodResult result, int edition, DateTimeOffset madeAt, CancellationToken ct) =>
        (await pdf.AddAsync([await IssueAsync(result, edition, madeAt, ct)], ct))[0];

    /// <summary>A correction, which has the head of what it corrects, and the edition that comes with it.</summary>
    public async Task<(RenderedReport Correction, RenderedReport Edition)> RenderAsync(CorrectedReport corrected, PeriodResult result, DateTimeOffset madeAt, CancellationToken ct)
    {
        var settings = Settings(DocumentKinds.Of(corrected.Period), city.Calendar.LocalDay(madeAt));
        var both = await pdf.AddAsync(await Task.WhenAll(
            Task.Run(() => renderer.RenderAsync(CorrectionReportModel.Build(corrected, settings), ct), ct),
            Task.Run(() => IssueAsync(result, corrected.Edition, madeAt, ct), ct)), ct);
        return (both[0], both[1]);
    }

    /// <summary>The letter to the wards that have not reported, and the mail with it to the offices that follow them up. It bears the day on which it is made.</summary>
    public async Task<(RenderedReport Letter, RenderedReport OfficeCopy)> RenderAsync(Reminder reminder, CancellationToken ct)
    {
        var settings = Settings(DocumentKinds.ReminderLetter, DateOnly.FromDateTime(reminder.AsOf.DateTime));
        var both = await Task.WhenAll(((bool[])[false, true]).Select(officeCopy => Task.Run(() => renderer.RenderAsync(ReminderModel.Build(reminder, settings, officeCopy), ct), ct)));
        var letter = (await pdf.AddAsync([both[0]], ct))[0];
        return (letter, both[1] with { Attachments = letter.Attachments });
    }

    /// <summary>The report as it would be now or would have been at a moment; it says in its head that it was not issued. Without PDF, whose bytes differ from run to run.</summary>
    public Task<RenderedReport> PreviewAsync(PeriodResult result, DateTimeOffset? asOf, CancellationToken ct)
    {
        var model = Model(result, edition: 1, default);
        var known = asOf is { } moment ? $"số liệu có đến {VietnameseText.Moment(city.Calendar.Local(moment))}" : "kỳ này chưa chốt";
        var head = model.Head with { Summary = $"{model.Head.Summary} (bản xem trước, {known})", SubjectPrefix = $"[BẢN XEM TRƯỚC] {model.Head.SubjectPrefix}" };
        return RenderAsync(model with { Head = head }, result, ct);
    }

    private async Task<RenderedReport> IssueAsync(PeriodResult result, int edition, DateTimeOffset madeAt, CancellationToken ct)
    {
        var model = Model(result, edition, madeAt);
        return WithHouseholds(await RenderAsync(model, result, ct), model, result.Closing);
    }

    private async Task<RenderedReport> RenderAsync(ReportModel model, PeriodResult result, CancellationToken ct)
    {
        var report = await renderer.RenderAsync(model, ct);
        var workbook = ExcelAnnex.Build(model, result, city.Register.Area);
        figures.RequireAnnex(report.ModelJson, workbook);
        return report with { Attachments = [.. report.Attachments, workbook] };
    }

    /// <summary>Lists of households for those to whom the list of recipients gives the right to them. A preview, which nobody is sent, has none.</summary>
    private RenderedReport WithHouseholds(RenderedReport report, ReportModel model, ReconciliationResult result)
    {
        var wards = city.Recipients.For(report.Kind).Select(recipient => recipient.Ward).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return report with { Restricted = HouseholdList.Build(model, result, city.Register.Area, wards) };
    }

    private ReportModel Model(PeriodResult result, int edition, DateTimeOffset madeAt)
    {
        var settings = Settings(DocumentKinds.Of(result.Period), DayOf(result.Period, edition, madeAt));
        return result.Period.Week is null ? QuarterlyReviewModel.Build(result, settings, edition) : WeeklyReportModel.Build(result, settings, edition);
    }

    private ReportSettings Settings(string kind, DateOnly day) => new(city.Headings[kind], day, city.IndicatorLabels);
}
