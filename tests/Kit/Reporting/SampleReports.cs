using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Checking;
using Microsoft.Extensions.Logging.Abstractions;

namespace MongCai.Poverty.Etl.Tests.Kit.Reporting;

/// <summary>The sample results as models and rendered by the templates of the repository.</summary>
public static class SampleReports
{
    private static readonly ChartRenderer Charts = new(new DocumentsOptions());
    private static readonly ChartRenderer NoCharts = new(new DocumentsOptions { ChartFont = "/no/such/font.ttf" });

    private static readonly Lazy<Task<RenderedReport>> WeeklyRendered = new(() => RenderAsync(Weekly(), CancellationToken.None));
    private static readonly Lazy<Task<RenderedReport>> QuarterlyRendered = new(() => RenderAsync(Quarterly(), CancellationToken.None));

    /// <summary>The report of a kind, rendered once for all tests.</summary>
    public static Task<RenderedReport> Rendered(string kind) => (kind == DocumentKinds.WeeklyReport ? WeeklyRendered : QuarterlyRendered).Value;

    /// <summary>The repository's templates.</summary>
    public static TemplateLibrary Templates { get; } = new(Path.Combine(SampleResults.Repository, "templates"));

    /// <summary>Week 13.</summary>
    public static ReportModel Weekly(Reconciliation.ReconciliationResult? result = null, int edition = 1) =>
        WeeklyReportModel.Build(result ?? SampleResults.Week13(), SampleResults.Settings(DocumentKinds.WeeklyReport), edition);

    /// <summary>The first quarter.</summary>
    public static ReportModel Quarterly() =>
        QuarterlyReviewModel.Build(SampleResults.Quarter1(), SampleResults.Settings(DocumentKinds.QuarterlyReview), 1);

    /// <summary>Renders without PDF.</summary>
    public static Task<RenderedReport> RenderAsync(ReportModel model, CancellationToken cancellationToken, bool chart = true, IPdfConverter? pdf = null) =>
        new ReportRenderer(Templates, chart ? Charts : NoCharts, pdf, new FigureCheck(RoundingRule.HalfUp), NullLogger<ReportRenderer>.Instance).RenderAsync(model, cancellationToken);
}
