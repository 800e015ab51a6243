using Microsoft.Extensions.Logging.Abstractions;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

public sealed class ReportRendererTests
{
    private static readonly TemplateLibrary Templates = new(Path.Combine(SampleResults.Repository, "templates"));
    private static readonly ChartRenderer Charts = new(new DocumentsOptions());

    [Fact]
    public void Check_ShippedTemplates_HaveNoFaults() => Assert.Empty(Templates.Check());

    [Fact]
    public async Task Show()
    {
        var folder = Directory.CreateDirectory(Path.Combine(SampleResults.Repository, "artifacts", "reporting")).FullName;
        foreach (var model in (ReportModel[])[Weekly(), Quarterly()])
        {
            var report = await RenderAsync(model);
            await File.WriteAllTextAsync(Path.Combine(folder, model.Kind + ".html"), report.Html, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, model.Kind + ".txt"), report.Subject + "\n\n" + report.Text, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, model.Kind + ".json"), report.ModelJson, TestContext.Current.CancellationToken);
            foreach (var picture in report.Pictures) await File.WriteAllBytesAsync(Path.Combine(folder, model.Kind + "-" + picture.File.FileName), picture.File.Content, TestContext.Current.CancellationToken);
            foreach (var file in report.Attachments) await File.WriteAllBytesAsync(Path.Combine(folder, file.FileName), file.Content, TestContext.Current.CancellationToken);
        }
    }

    private static ReportModel Weekly() => WeeklyReportModel.Build(SampleResults.Week13(), SampleResults.Settings(DocumentKinds.WeeklyReport), 1);

    private static ReportModel Quarterly() => QuarterlyReviewModel.Build(SampleResults.Quarter1(), SampleResults.Settings(DocumentKinds.QuarterlyReview), 1);

    private static Task<RenderedReport> RenderAsync(ReportModel model) =>
        new ReportRenderer(Templates, Charts, null, NullLogger<ReportRenderer>.Instance).RenderAsync(model, TestContext.Current.CancellationToken);
}
