using Microsoft.Extensions.Logging.Abstractions;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Checking;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Reminders;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Reporting.Templates;

namespace MongCai.Poverty.Etl.Tests.Kit.Reporting;

/// <summary>The sample results as models and rendered by the templates of the repository.</summary>
public static class SampleReports
{
    private static readonly ChartRenderer Charts = new(new DocumentsOptions());
    private static readonly ChartRenderer NoCharts = new(new DocumentsOptions { ChartFont = "/no/such/font.ttf" });

    private static readonly Lazy<Task<RenderedReport>> WeeklyRendered = new(() => RenderAsync(Weekly(), CancellationToken.None));
    private static readonly Lazy<Task<RenderedReport>> QuarterlyRendered = new(() => RenderAsync(Quarterly(), CancellationToken.None));
    private static readonly Lazy<Task<RenderedReport>> ReminderRendered = new(() => RenderAsync(Reminder(), CancellationToken.None));

    private static readonly Lazy<Task<RenderedReport>> CorrectionRendered = new(() => RenderAsync(SampleCorrections.Model(), CancellationToken.None));

    /// <summary>The report of a kind, rendered once for all tests.</summary>
    public static Task<RenderedReport> Rendered(string kind) => (kind switch
    {
        DocumentKinds.WeeklyReport => WeeklyRendered,
        DocumentKinds.QuarterlyReview => QuarterlyRendered,
        DocumentKinds.ReminderLetter => ReminderRendered,
        DocumentKinds.Correction => CorrectionRendered,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No sample of this kind."),
    }).Value;

    /// <summary>The repository's templates.</summary>
    public static TemplateLibrary Templates { get; } = new(Path.Combine(SampleResults.Repository, "templates"), Some.Area);

    /// <summary>Week 13.</summary>
    public static ReportModel Weekly(Reconciliation.ReconciliationResult? result = null, int edition = 1) =>
        WeeklyReportModel.Build(result ?? SampleResults.Week13(), SampleResults.Settings(DocumentKinds.WeeklyReport), edition);

    /// <summary>The first quarter.</summary>
    public static ReportModel Quarterly() =>
        QuarterlyReviewModel.Build(SampleResults.Quarter1(), SampleResults.Settings(DocumentKinds.QuarterlyReview), 1);

    /// <summary>Week 13 on the morning of its deadline: Hải Hòa's workbook was refused, Vĩnh Trung sent none and has no address.</summary>
    public static Reminder LateWards { get; } = new(
        SampleResults.Week, 1, Local(8), Local(17), SampleResults.Plan, [.. SampleResults.Week13().Wards.Select(position => Filing(position.Ward))]);

    /// <summary>The letter to those two.</summary>
    public static ReminderModel Reminder(bool officeCopy = false) =>
        ReminderModel.Build(LateWards, SampleResults.Settings(DocumentKinds.ReminderLetter) with { Date = new DateOnly(2024, 4, 4) }, officeCopy);

    /// <summary>Renders without PDF.</summary>
    public static Task<RenderedReport> RenderAsync(IDocumentModel model, CancellationToken cancellationToken, bool chart = true) =>
        new ReportRenderer(Templates, chart ? Charts : NoCharts, new FigureCheck(RoundingRule.HalfUp, Some.Area), NullLogger<ReportRenderer>.Instance).RenderAsync(model, cancellationToken);

    private static DateTimeOffset Local(int hour) => new(2024, 4, 4, hour, 0, 0, TimeSpan.FromHours(7));

    private static WardFiling Filing(Ward ward) => ward.Code switch
    {
        "06742" => new(ward with { Mail = "hai-hoa@mongcai.example" }, FilingState.Rejected, null, null, 1),
        "06754" => new(ward, FilingState.Missing, null, null, 0),
        _ => new(ward, FilingState.Accepted, null, null, 0),
    };
}
