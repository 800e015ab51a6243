using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting.Checking;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;
using MongCai.Poverty.Etl.Reporting.Word;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Scriban.Runtime;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Checking;

/// <summary>The figures of the sample reports, as they are and with one digit changed.</summary>
public sealed partial class ReportFiguresTests
{
    private static readonly FigureCheck Check = new(RoundingRule.HalfUp, Some.Area);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DocumentKinds.WeeklyReport)]
    [InlineData(DocumentKinds.QuarterlyReview)]
    public async Task Faults_ReportAsRendered_AreNone(string kind)
    {
        var report = await SampleReports.Rendered(kind);

        Assert.Empty(Check.Faults(report.ModelJson, Read(report)));
        Assert.Equal(4, Read(report).Count);
        Assert.All(Read(report), document => Assert.NotEmpty(PlacedFigure.Read(document.Finished)));
    }

    /// <summary>Every single digit of the text, one after the other, raised by one: none may pass.</summary>
    [Fact]
    public async Task Faults_AnyDigitOfTheTextChanged_IsFound()
    {
        var report = await SampleReports.Rendered(DocumentKinds.WeeklyReport);
        var marked = Read(report).Single(document => document.Name == "Thư (chữ)").Marked;

        Assert.All(Digits().Matches(report.Text), digit =>
        {
            var tampered = report.Text[..digit.Index] + (digit.Value == "9" ? "0" : ((char)(digit.Value[0] + 1)).ToString()) + report.Text[(digit.Index + 1)..];
            Assert.NotEmpty(Check.Faults(report.ModelJson, [new("a", TextPassages.Read(tampered), marked)]));
        });
    }

    [Theory]
    [InlineData("12/57", "13/57")]
    [InlineData(">21,05%<", ">21,15%<")]
    [InlineData(">45<", ">46<")]
    [InlineData("03/6", "03/7")]
    public async Task Faults_HtmlChanged_AreFound(string from, string to)
    {
        var report = await SampleReports.Rendered(DocumentKinds.WeeklyReport);
        Assert.Contains(from, report.Html, StringComparison.Ordinal);

        Assert.NotEmpty(Check.Faults(report.ModelJson, Read(report with { Html = One(report.Html, from, to) })));
    }

    [Theory]
    [InlineData("word/document.xml", "12/57", "13/57")]
    [InlineData("word/document.xml", "40 hộ", "41 hộ")]
    [InlineData("word/document.xml", ">174<", ">175<")]
    [InlineData("word/document.xml", "31/3/2024", "30/3/2024")]
    public async Task Faults_WordChanged_AreFoundWithTheParagraph(string part, string from, string to)
    {
        var report = await SampleReports.Rendered(DocumentKinds.WeeklyReport);
        var package = ZipPackage.Read(report.Attachments[0].Content);
        var xml = System.Text.Encoding.UTF8.GetString(package[part]);
        Assert.Contains(from, xml, StringComparison.Ordinal);
        package[part] = System.Text.Encoding.UTF8.GetBytes(One(xml, from, to));

        var faults = Check.Faults(report.ModelJson, Read(report with { Attachments = [report.Attachments[0] with { Content = package.Write() }] }));

        Assert.All(faults, fault => Assert.Equal("BC-tuan-2024-W13.docx", fault.Document));
        Assert.Contains(faults, fault => fault.Place.StartsWith("đoạn \"", StringComparison.Ordinal) || fault.Place.StartsWith("bảng ", StringComparison.Ordinal));
    }

    private static string Alt(ScriptObject model, string picture)
    {
        var chart = picture switch { ReportPictures.Progress => "progress_chart", ReportPictures.Wards => "ward_chart", _ => "deprivation_chart" };
        return model.GetSafeValue<ScriptObject>(chart)!["alt"]!.ToString()!;
    }

    private static IReadOnlyList<DocumentText> Read(RenderedReport report)
    {
        var model = ModelScript.Script(report.ModelJson);
        var globals = ModelScript.Globals(typeof(ReportModel), report.ModelJson, [.. report.Pictures.Select(picture => new ReportPicture(picture.ContentId, picture.ContentId, Alt(model, picture.ContentId), picture.File.Content))], Some.Area);
        return new ReportText(SampleReports.Templates.Document(report.Kind), SampleReports.Templates.Partials, globals, RenderLimits.Default).Read(report, Cancelled);
    }

    private static string One(string text, string from, string to)
    {
        var at = text.LastIndexOf(from, StringComparison.Ordinal);
        return text[..at] + to + text[(at + from.Length)..];
    }

    [GeneratedRegex("[0-9]", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
