using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Corrections;
using MongCai.Poverty.Etl.Reporting.Models.Reminders;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>A model to try templates with.</summary>
/// <param name="Json">As it is stored with a report.</param>
/// <param name="Source">Where it comes from, Vietnamese.</param>
public sealed record TrialModel(string Json, string Source);

/// <summary>Finds models to try templates with: the newest report's, else one reconciled from invented filings.</summary>
public sealed class TemplateModels(EditionStore editions, PeriodResults inputs, CityConfiguration city)
{
    private const int ExampleWeek = 13;

    /// <summary>A model for a kind of document.</summary>
    /// <returns>Null when no such document was ever made and no example can be built.</returns>
    public async Task<TrialModel?> FindAsync(string kind, CancellationToken ct)
    {
        if (await editions.NewestModelAsync(kind, ct) is { } stored) return new(stored, "số liệu của báo cáo mới nhất");
        var json = kind switch
        {
            DocumentKinds.WeeklyReport => ModelScript.Json(WeeklyReportModel.Build(await WeekAsync(ct), Settings(kind), 1)),
            DocumentKinds.QuarterlyReview => ModelScript.Json(QuarterlyReviewModel.Build(await QuarterAsync(ct), Settings(kind), 1)),
            DocumentKinds.ReminderLetter => ModelScript.Json(ReminderModel.Build(Reminder(), Settings(kind), officeCopy: true)),
            DocumentKinds.Correction => ModelScript.Json(CorrectionReportModel.Build(await CorrectedAsync(ct), Settings(DocumentKinds.WeeklyReport))),
            _ => null,
        };
        return json is null ? null : new(json, "số liệu ví dụ");
    }

    private ReportingWeek Week => new(city.Plans.Newest.Year, ExampleWeek);

    private ReportSettings Settings(string kind) => new(city.Headings[kind], city.Calendar.LocalDay(city.Calendar.CloseOf(Week)), city.IndicatorLabels);

    private Reminder Reminder()
    {
        var deadline = city.Calendar.DeadlineOf(Week);
        return new(Week, 1, deadline.AddHours(-9), deadline, city.Plans.Newest, Filings());
    }

    private IReadOnlyList<WardFiling> Filings(bool all = false) => ExampleFilings.Of(city.Register.In(Week), city.Plans.Newest, Week, [.. city.IndicatorLabels.Keys], all);

    /// <summary>As nothing was known on the plan's base date, the store gives empty filings and the invented ones take their place.</summary>
    private async Task<ReconciliationResult> WeekAsync(CancellationToken ct, bool all = false)
    {
        var before = new DateTimeOffset(city.Plans.Newest.BaseDate.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var input = await inputs.FetchAsync(Week, before, ct);
        return WeekReconciliation.Reconcile(input with { Filings = Filings(all) });
    }

    private async Task<CorrectedReport> CorrectedAsync(CancellationToken ct)
    {
        return new()
        {
            Period = Week,
            Edition = 2,
            FormerDate = city.Calendar.LocalDay(city.Calendar.CloseOf(Week)),
            Before = ReconciliationRecord.Of(await WeekAsync(ct)),
            After = ReconciliationRecord.Of(await WeekAsync(ct, all: true)),
            Plan = city.Plans.Newest,
            Wards = city.Register.In(Week),
            Local = city.Calendar.Local,
        };
    }

    private async Task<PeriodResult> QuarterAsync(CancellationToken ct) =>
        PeriodReconciliation.Reconcile(Week.Quarter, null, [await WeekAsync(ct)]);
}
