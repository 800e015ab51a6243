using Microsoft.Extensions.Logging.Abstractions;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Checking;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Reporting.Templates;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

/// <summary>A clerk types a figure into a template, or puts a tag where another belongs: the report is not made.</summary>
public sealed class TypedFigureTests : IDisposable
{
    private readonly TemplateCopy templates = new();

    public void Dispose() => templates.Dispose();

    [Theory]
    [InlineData("weekly-report/report.docx", "{{ city.exited }} hộ", "13 hộ", "BC-tuan-2024-W13.docx, đoạn \"Đến hết ngày 31/3/2024, lũy kế 13 hộ")]
    [InlineData("weekly-report/report.docx", "{{ city.exited }} hộ", "12 hộ", "được gõ thẳng vào mẫu")]
    [InlineData("weekly-report/report.docx", "{{ city.percent }}.", "21,15%.", "12/57 = 21,05%")]
    [InlineData("weekly-report/report.docx", "{{ city.remaining }} hộ", "{{ city.remaining }}5 hộ", "455")]
    [InlineData("weekly-report/report.docx", "{{ ward.remaining }}", "{{ ward.exited }}", "cộng các dòng được")]
    [InlineData("weekly-report/report.docx", "{{ ward.remaining }}", "{{ city.remaining }}", "không phải của")]
    [InlineData("_partials/text-top.txt", "{{ city.fraction }}", "12/58", "12/58")]
    [InlineData("_partials/mail-figures.html", "{{ city.percent }}", "{{ year_plan.needed }}%", "Thư (HTML)")]
    [InlineData("weekly-report/subject.txt", "{{ city.fraction }}", "13/57", "Tiêu đề thư")]
    public async Task Render_FigureThatIsNotTheModels_IsRefusedWithItsPlace(string file, string from, string to, string told)
    {
        templates.Replace(file, from, to);
        var library = new TemplateLibrary(templates.Folder, Some.Area);
        Assert.Empty(library.Check());
        var renderer = new ReportRenderer(library, new ChartRenderer(new DocumentsOptions()), new(RoundingRule.HalfUp, Some.Area), NullLogger<ReportRenderer>.Instance);

        var refused = await Assert.ThrowsAsync<PermanentException>(() => renderer.RenderAsync(SampleReports.Weekly(), TestContext.Current.CancellationToken));

        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
        Assert.Contains("chưa có gì được lưu hay gửi đi", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("theo Mẫu 7.3", "theo Mẫu 7.4")]
    [InlineData("BÁO CÁO", "BÁO CÁO SỐ LIỆU THEO ĐIỀU 5")]
    public async Task Render_NumberThatOnlyCitesAPaper_Passes(string from, string to)
    {
        templates.Replace("weekly-report/report.docx", from, to);
        var renderer = new ReportRenderer(new TemplateLibrary(templates.Folder, Some.Area), new ChartRenderer(new DocumentsOptions()), new(RoundingRule.HalfUp, Some.Area), NullLogger<ReportRenderer>.Instance);

        Assert.NotNull(await renderer.RenderAsync(SampleReports.Weekly(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Trial_ShippedTemplates_HaveNoRemark()
    {
        var trial = new TemplateTrial(new TemplateLibrary(templates.Folder, Some.Area), new FigureCheck(RoundingRule.HalfUp, Some.Area));

        Assert.Empty(trial.Run(DocumentKinds.WeeklyReport, ModelScript.Json(SampleReports.Weekly()), TestContext.Current.CancellationToken));
        Assert.Empty(trial.Run(DocumentKinds.QuarterlyReview, ModelScript.Json(SampleReports.Quarterly()), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Trial_TemplatesWithMistakesThatOnlyShowWhenRun_TellsThemAllWithFileAndPlace()
    {
        templates.Replace("weekly-report/report.docx", "{{ city.remaining }} hộ", "{{ quarter.next_milestone.date }} hộ");
        templates.Replace("weekly-report/subject.txt", "{{ city.fraction }}", "{{ quarter.next_milestone.date }}");
        var trial = new TemplateTrial(new TemplateLibrary(templates.Folder, Some.Area), new FigureCheck(RoundingRule.HalfUp, Some.Area));

        var remarks = trial.Run(DocumentKinds.WeeklyReport, ModelScript.Json(SampleReports.Weekly()), TestContext.Current.CancellationToken);

        Assert.Equal([("weekly-report/report.docx", "đoạn \"Đến hết ngày"), ("weekly-report/subject.txt", "dòng 1")], remarks.Select(remark => (remark.File, remark.Place![..Math.Min(18, remark.Place!.Length)])).Order());
    }
}
