using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Reporting.Word;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

public sealed partial class ReportRendererTests
{
    private const string Hostile = "<b>&\"";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Check_ShippedTemplates_HaveNoFaults() => Assert.Empty(SampleReports.Templates.Check());

    [Theory]
    [InlineData("12/57")]
    [InlineData("21,05%")]
    [InlineData("12/40")]
    [InlineData("30,00%")]
    [InlineData("57/29.694 = 0,19%")]
    [InlineData("28 hộ")]
    [InlineData("45 hộ")]
    [InlineData("30/6/2024")]
    [InlineData("03/6")]
    [InlineData("28,57%")]
    [InlineData("đơn vị báo cáo 14%, tính lại 02/7 = 28,57%")]
    [InlineData("17/17")]
    [InlineData("75.000.000")]
    [InlineData("Ban Quản lý dự án đầu tư xây dựng thành phố")]
    [InlineData("Phương tiện phục vụ tiếp cận thông tin")]
    [InlineData("Phường Quảng Nghĩa", false)]
    [InlineData("Xã Quảng Nghĩa")]
    public async Task Render_WeeklyReport_SaysTheFigureInEveryFormat(string figure, bool said = true)
    {
        var report = await SampleReports.Rendered(DocumentKinds.WeeklyReport);

        Assert.Equal(said, Shown(report.Html).Contains(figure, StringComparison.Ordinal));
        Assert.Equal(said, OneLine(report.Text).Contains(figure, StringComparison.Ordinal));
        Assert.Equal(said, WordText(report).Contains(figure, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("40/57")]
    [InlineData("70,18%")]
    [InlineData("II/2024")]
    [InlineData("giảm thêm 28 hộ, bình quân 2,2 hộ mỗi tuần")]
    [InlineData("Hội Nông dân thành phố (12 hộ)")]
    [InlineData("03/6")]
    public async Task Render_QuarterlyReview_SaysTheFigureInEveryFormat(string figure)
    {
        var report = await SampleReports.Rendered(DocumentKinds.QuarterlyReview);

        Assert.Contains(figure, Shown(report.Html), StringComparison.Ordinal);
        Assert.Contains(figure, OneLine(report.Text), StringComparison.Ordinal);
        Assert.Contains(figure, WordText(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_Subject_HasPeriodAndHeadlineFigure()
    {
        Assert.Equal("[Giảm nghèo Móng Cái] Tuần 13/2024: giảm 12/57 hộ cận nghèo (21,05%)", (await SampleReports.Rendered(DocumentKinds.WeeklyReport)).Subject);
        Assert.Equal("[Giảm nghèo Móng Cái] Đính chính lần 01: Tuần 13/2024: giảm 12/57 hộ cận nghèo (21,05%)", (await SampleReports.RenderAsync(SampleReports.Weekly(edition: 2), Cancelled)).Subject);
    }

    [Fact]
    public async Task Render_Twice_GivesTheSameBytes()
    {
        var (first, second) = (await SampleReports.Rendered(DocumentKinds.WeeklyReport), await SampleReports.RenderAsync(SampleReports.Weekly(), Cancelled));

        Assert.Equal((first.Subject, first.Html, first.Text, first.ModelJson), (second.Subject, second.Html, second.Text, second.ModelJson));
        Assert.Equal(first.Pictures.Select(picture => picture.File.Content), second.Pictures.Select(picture => picture.File.Content));
        Assert.Equal(first.Attachments.Single().Content, second.Attachments.Single().Content);
    }

    [Fact]
    public async Task Render_Text_FitsSeventySixColumnsAndIsOneBlankLineApart()
    {
        foreach (var model in (ReportModel[])[SampleReports.Weekly(), SampleReports.Weekly(Incomplete()), SampleReports.Quarterly()])
        {
            var text = (await SampleReports.RenderAsync(model, Cancelled)).Text;

            Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 76, line));
            Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Render_Html_HoldsInMailPrograms()
    {
        var html = (await SampleReports.Rendered(DocumentKinds.WeeklyReport)).Html;

        Assert.Contains("src=\"cid:progress\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.All(Images().Matches(html), image => Assert.Matches("alt=\"[^\"]{20,}\"", image.Value));
        Assert.True(Encoding.UTF8.GetByteCount(html) < 100_000, "Gmail cuts what is longer than 102 KB");
    }

    [Fact]
    public async Task Render_HostileWardName_IsEscapedInHtmlAndWordAndRawInText()
    {
        var result = SampleResults.Week13(ward => ward.Ward.Name == "Hải Tiến" ? ward with { Ward = ward.Ward with { Name = Hostile } } : ward);
        var report = await SampleReports.RenderAsync(SampleReports.Weekly(result), Cancelled);

        Assert.Contains("Xã &lt;b&gt;&amp;&quot;", report.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Hostile, report.Html, StringComparison.Ordinal);
        Assert.Contains("Xã " + Hostile, report.Text, StringComparison.Ordinal);
        Assert.Contains("Xã " + Hostile, WordText(report), StringComparison.Ordinal);
        Assert.Empty(Errors(report));
    }

    [Fact]
    public async Task Render_MissingWards_AreSaidAtTheTotalInTheTableAndInTheSubject()
    {
        var report = await SampleReports.RenderAsync(SampleReports.Weekly(Incomplete()), Cancelled);

        Assert.EndsWith("– mới có 15/17 đơn vị nộp báo cáo", report.Subject, StringComparison.Ordinal);
        foreach (var text in (string[])[Shown(report.Html), OneLine(report.Text), WordText(report)])
        {
            Assert.Contains("15/17 đơn vị đã nộp báo cáo tuần 13/2024", text, StringComparison.Ordinal);
            Assert.Contains("phường Hải Hòa (số liệu tuần 12/2024)", text, StringComparison.Ordinal);
            Assert.Contains("Phường Hải Hòa (**)", text, StringComparison.Ordinal);
            Assert.Contains("Bị trả lại", text, StringComparison.Ordinal);
            Assert.Contains("11/57", text, StringComparison.Ordinal);
        }

        Assert.Empty(Errors(report));
    }

    [Fact]
    public async Task Render_Chart_StandsInMailAndWordInPlaceOfThePlaceholder()
    {
        var report = await SampleReports.Rendered(DocumentKinds.WeeklyReport);
        Assert.SkipWhen(report.Pictures.Count == 0 && Environment.GetEnvironmentVariable("CI") != "true", "No font with Vietnamese letters: apt-get install fonts-liberation2");

        Assert.Equal(["progress", "wards", "deprivations"], report.Pictures.Select(one => one.ContentId));
        Assert.All(report.Pictures, one => Assert.Contains($"cid:{one.ContentId}\"", report.Html, StringComparison.Ordinal));
        var picture = report.Pictures[0];
        var word = ZipPackage.Read(report.Attachments[0].Content);
        Assert.Equal(["word/media/report-progress.png"], word.Names.Where(name => name.StartsWith("word/media/", StringComparison.Ordinal)));
        Assert.Equal(picture.File.Content, word["word/media/report-progress.png"]);
        Assert.Contains("Biểu đồ lũy kế số hộ thoát cận nghèo.", Encoding.UTF8.GetString(word["word/document.xml"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_NoFontForCharts_LeavesThePictureOutAndSaysTheFigures()
    {
        var report = await SampleReports.RenderAsync(SampleReports.Weekly(), Cancelled, chart: false);

        Assert.Empty(report.Pictures);
        Assert.DoesNotContain("<img", report.Html, StringComparison.Ordinal);
        Assert.Contains("tuần 8/2024: 2 hộ; tuần 9/2024: 6 hộ", Shown(report.Html), StringComparison.Ordinal);
        Assert.Contains("tuần 8/2024: 2 hộ; tuần 9/2024: 6 hộ", WordText(report), StringComparison.Ordinal);
        Assert.Empty(Errors(report));
        Assert.DoesNotContain(ZipPackage.Read(report.Attachments[0].Content).Names, name => name.StartsWith("word/media/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Render_WordReports_AreValid()
    {
        Assert.Empty(Errors(await SampleReports.Rendered(DocumentKinds.WeeklyReport)));
        Assert.Empty(Errors(await SampleReports.RenderAsync(SampleReports.Weekly(edition: 2), Cancelled)));
        Assert.Empty(Errors(await SampleReports.Rendered(DocumentKinds.QuarterlyReview)));
    }

    [Fact]
    public async Task Render_NothingLeftOfTheTemplate_InAnyFormat()
    {
        foreach (var model in (ReportModel[])[SampleReports.Weekly(), SampleReports.Quarterly()])
        {
            var report = await SampleReports.RenderAsync(model, Cancelled);

            Assert.All((string[])[report.Subject, report.Html, report.Text, WordText(report)], text => Assert.DoesNotMatch(@"\{\{|\}\}|[\uE000-\uF8FF]", text));
        }
    }

    [Fact]
    public async Task Render_HouseholdsInFindings_NeverReachADocument()
    {
        Finding[] findings =
        [
            new("GN403", Severity.Warning, "Biểu 02-DS", "B9", "Nguyễn Thị Mẫu", "Hộ 06742-001 Nguyễn Thị Mẫu (022060000456) không còn.") { Ward = "06742", Household = "06742-001" },
            new("GN404", Severity.Warning, null, null, "022060000456", "Hộ 06742-001 trùng với 06715-002.") { Ward = "06742" },
            new("GN402", Severity.Warning, null, null, null, "Đầu kỳ thiếu hộ 06742-001.") { Ward = "06742" },
        ];
        var report = await SampleReports.RenderAsync(SampleReports.Weekly(SampleResults.Week13(null, findings)), Cancelled);

        var parts = ZipPackage.Read(report.Attachments[0].Content);
        string[] all = [report.Subject, report.Html, report.Text, report.ModelJson, .. parts.Names.Where(name => !name.EndsWith(".png", StringComparison.Ordinal)).Select(name => Encoding.UTF8.GetString(parts[name]))];
        Assert.All(all, text => Assert.DoesNotMatch(@"Nguyễn Thị Mẫu|06742-|06715-|0220\d+", text));
    }

    [Fact]
    public async Task Render_Attachments_HaveAsciiNames()
    {
        Assert.Equal("BC-tuan-2024-W13.docx", (await SampleReports.Rendered(DocumentKinds.WeeklyReport)).Attachments.Single().FileName);
        Assert.Equal("BC-tuan-2024-W13-dc1.docx", (await SampleReports.RenderAsync(SampleReports.Weekly(edition: 2), Cancelled)).Attachments.Single().FileName);
        Assert.Equal("BC-quy-2024-Q1.docx", (await SampleReports.Rendered(DocumentKinds.QuarterlyReview)).Attachments.Single().FileName);
    }

    /// <summary>Writes everything to artifacts/reporting to be looked at: run by name.</summary>
    [Fact(Explicit = true)]
    public async Task Write_SampleReports()
    {
        var folder = Directory.CreateDirectory(Path.Combine(SampleResults.Repository, "artifacts", "reporting")).FullName;
        foreach (var model in (IDocumentModel[])[SampleReports.Weekly(), SampleReports.Quarterly(), SampleReports.Weekly(Incomplete(), 2), SampleReports.Reminder(), SampleCorrections.Model()])
        {
            var report = await SampleReports.RenderAsync(model, Cancelled);
            var name = Path.Combine(folder, Path.GetFileNameWithoutExtension(report.Attachments[0].FileName));
            await File.WriteAllTextAsync(name + ".html", report.Html, Cancelled);
            await File.WriteAllTextAsync(name + ".txt", report.Subject + "\n\n" + report.Text, Cancelled);
            await File.WriteAllTextAsync(name + ".json", report.ModelJson, Cancelled);
            await File.WriteAllBytesAsync(name + ".docx", report.Attachments[0].Content, Cancelled);
            foreach (var picture in report.Pictures) await File.WriteAllBytesAsync($"{name}-{picture.File.FileName}", picture.File.Content, Cancelled);
        }
    }

    private static ReconciliationResult Incomplete() => SampleResults.Week13(ward => ward.Ward.Name switch
    {
        "Trà Cổ" => ward with { State = FilingState.Late },
        "Hải Hòa" => SampleResults.CarriedOver(ward, FilingState.Rejected),
        "Vĩnh Trung" => SampleResults.CarriedOver(ward, FilingState.Missing) with { Source = null },
        _ => ward,
    });

    /// <summary>The HTML as a reader sees it.</summary>
    private static string Shown(string html) => OneLine(WebUtility.HtmlDecode(Tags().Replace(html, " ")));

    private static string OneLine(string text) => Blanks().Replace(text, " ");

    private static string WordText(RenderedReport report)
    {
        var body = Ooxml.Read(ZipPackage.Read(report.Attachments[0].Content)["word/document.xml"]);
        return OneLine(string.Join('\n', body.Descendants(Ooxml.Paragraph).Select(paragraph => paragraph.Value)));
    }

    private static IEnumerable<string> Errors(RenderedReport report)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(report.Attachments[0].Content), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, Cancelled).Select(error => $"{error.Path?.XPath}: {error.Description}")];
    }

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("<img[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Images();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
