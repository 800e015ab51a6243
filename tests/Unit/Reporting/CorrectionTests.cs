using System.Text.Json;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Corrections;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

public sealed partial class CorrectionTests
{
    private static readonly Lazy<Task<RenderedReport>> Rendered = new(() => SampleReports.RenderAsync(SampleCorrections.Model(), CancellationToken.None));

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Phường Hải Hòa", "Hộ cận nghèo cuối kỳ", "7", "6", "-1", "Nộp bổ sung", "Tệp \"HẢI HÒA - BC giảm nghèo tuần 13.xlsx\", bản 1, trang \"Biểu 01-TH\", ô C19")]
    [InlineData("Phường Hải Hòa", "Nộp báo cáo", "chưa nộp", "đã nộp", null, "Nộp bổ sung", "Tệp \"HẢI HÒA - BC giảm nghèo tuần 13.xlsx\", bản 1")]
    [InlineData("Phường Hải Hòa", "Nhân khẩu thoát cận nghèo trong kỳ", "0", "4", "+4", "Nộp bổ sung", "Tệp \"HẢI HÒA - BC giảm nghèo tuần 13.xlsx\", bản 1, trang \"Biểu 01-TH\", ô D12")]
    [InlineData("Xã Vạn Ninh", "Hộ cận nghèo cuối kỳ", "4", "5", "+1", "Nộp lại", "Tệp \"Van Ninh tuan 13 (sua).xlsx\", bản 2, trang \"Biểu 01-TH\", ô C19")]
    public void Model_WardFigure_HasOldNewReasonAndSource(string ward, string name, string old, string now, string? difference, string reason, string source)
    {
        var line = SampleCorrections.Model().WardFigures.Single(line => (line.Place, line.Name) == (ward, name));

        Assert.Equal((old, now, difference, reason, source), (line.Old, line.New, line.Difference, line.Reason, line.Source));
    }

    [Fact]
    public void Model_City_HasTheSumsAndTheWardsBehindThem()
    {
        var model = SampleCorrections.Model();

        // Hải Hòa 7 to 6, Vạn Ninh 4 to 5: what remains in the city stays at 45.
        Assert.DoesNotContain(model.CityFigures, line => line.Name == "Hộ cận nghèo cuối kỳ");
        var exits = model.CityFigures.Single(line => line.Name == "Hộ thoát cận nghèo lũy kế từ đầu năm");
        Assert.Equal(("11", "12", "+1", "Tổng hợp lại theo báo cáo của Phường Hải Hòa, Xã Vạn Ninh"), (exits.Old, exits.New, exits.Difference, exits.Source));
        Assert.Equal(("16", "17"), model.CityFigures.Where(line => line.Name == "Số xã, phường đã nộp báo cáo").Select(line => (line.Old, line.New)).Single());
        Assert.Equal(("11/57", "19,30%", "45", "12/57", "21,05%", "45"), (model.Standing.OldFraction, model.Standing.OldPercent, model.Standing.OldRemaining, model.Standing.Fraction, model.Standing.Percent, model.Standing.Remaining));
        Assert.Equal(model.Count, model.CityFigures.Count + model.WardFigures.Count);
    }

    [Fact]
    public void Model_Wards_SayWhy()
    {
        Assert.Equal(
            [
                ("phường Hải Hòa", "nộp bổ sung báo cáo (bản 1, nhận lúc 09 giờ 05 phút ngày 08/4/2024); trước đó phải lấy số liệu gần nhất đã có"),
                ("xã Vạn Ninh", "nộp lại báo cáo (bản 2, nhận lúc 09 giờ 05 phút ngày 08/4/2024), thay cho bản trước"),
            ],
            SampleCorrections.Model().Wards.Select(ward => (ward.Name, ward.Reason)));
    }

    [Theory]
    [InlineData(2, "01", "báo cáo tuần 13/2024 ngày 05/4/2024")]
    [InlineData(3, "02", "báo cáo tuần 13/2024 ngày 05/4/2024 (đã đính chính số 01)")]
    public void Model_Edition_NumbersTheCorrection(int edition, string number, string corrected)
    {
        var model = SampleCorrections.Model(SampleCorrections.Of(SampleCorrections.Before, SampleCorrections.After, edition));

        Assert.Equal((number, corrected), (model.Correction, model.Corrected));
    }

    [Fact]
    public void Labels_NameEveryFigureOfAWeekAndAQuarter()
    {
        var figures = FrozenFigures.Of(ReconciliationRecord.Of(SampleResults.Week13())).Concat(FrozenFigures.Of(ReconciliationRecord.Of(SampleResults.Quarter1())));

        Assert.All(figures, figure => Assert.NotEmpty(CorrectionLabels.Of(figure.Key, SampleResults.Settings(DocumentKinds.WeeklyReport))));
    }

    [Fact]
    public async Task Documents_MatchTheirGoldens()
    {
        var report = await Rendered.Value;

        Golden.Matches(report.Subject, "correction/subject.txt");
        Golden.Matches(report.Html, "correction/body.html");
        Golden.Matches(report.Text, "correction/body.txt");
        Golden.Matches(Indented(report.ModelJson), "correction/model.json");
        Golden.Matches(string.Join('\n', Paragraphs(report).Select(paragraph => paragraph.InnerText)), "correction/word.txt");
    }

    [Fact]
    public async Task Word_IsValidAndNamed()
    {
        var report = await Rendered.Value;
        using var word = Open(report);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(word, Stop).Select(error => error.Description));
        Assert.Equal("BC-dinh-chinh-2024-W13-so-01.docx", report.Attachments.Single().FileName);
        Assert.Contains(Paragraphs(report), paragraph => paragraph.InnerText.EndsWith("./.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rendered_NothingIsLeftOfTagsAndLinesAreShort()
    {
        var standing = SampleCorrections.Of(SampleResults.Week13(), SampleResults.Week13() with { Supports = [] });
        foreach (var report in (RenderedReport[])[await Rendered.Value, await SampleReports.RenderAsync(SampleCorrections.Model(standing), Stop)])
        {
            foreach (var text in (string[])[report.Html, report.Text, report.Subject, .. Paragraphs(report).Select(paragraph => paragraph.InnerText)]) Assert.DoesNotMatch(Tags(), text);
            Assert.All(report.Text.Split('\n'), line => Assert.True(line.Length <= 76, line));
        }
    }

    [Fact]
    public async Task Subject_NamesTheCorrectionAndTheHeadline()
    {
        var standing = SampleCorrections.Of(SampleResults.Week13(), SampleResults.Week13() with { Supports = [] });

        Assert.Equal(
            "[Giảm nghèo Móng Cái] Tuần 13/2024: đính chính số 01 – giảm 12/57 hộ cận nghèo (21,05%), báo cáo trước ghi 11/57 (19,30%), còn 45 hộ",
            (await Rendered.Value).Subject);
        Assert.Equal(
            "[Giảm nghèo Móng Cái] Tuần 13/2024: đính chính số 01 – 12 số liệu; số hộ giảm không đổi 12/57 (21,05%)",
            (await SampleReports.RenderAsync(SampleCorrections.Model(standing), Stop)).Subject);
    }

    [Fact]
    public async Task Rendered_HostileFileName_IsEscaped()
    {
        var after = SampleResults.Week13(ward => ward.Ward.Code == "06748" ? ward with { Balance = ward.Balance.With(FigureKey.Closing, new(4, 1)), Source = ward.Source! with { FileName = "<b>&\".xlsx" } } : ward);

        var report = await SampleReports.RenderAsync(SampleCorrections.Model(SampleCorrections.Of(SampleResults.Week13(), after)), Stop);

        Assert.Contains("&lt;b&gt;&amp;", report.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", report.Html, StringComparison.Ordinal);
        Assert.Contains(Paragraphs(report), paragraph => paragraph.InnerText.Contains("<b>&", StringComparison.Ordinal));
    }

    private static WordprocessingDocument Open(RenderedReport report) => WordprocessingDocument.Open(new MemoryStream(report.Attachments[0].Content), isEditable: false);

    private static List<Paragraph> Paragraphs(RenderedReport report)
    {
        using var word = Open(report);
        return [.. word.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>()];
    }

    private static string Indented(string json) => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json), Readable);

    [GeneratedRegex(@"\{\{|\}\}|\{0\}", RegexOptions.None, 1000)]
    private static partial Regex Tags();
}
