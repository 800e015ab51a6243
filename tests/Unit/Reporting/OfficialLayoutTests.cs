using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

/// <summary>Reads the layout back from the finished document and holds it against Nghị định 30/2020/NĐ-CP, Phụ lục I.</summary>
public sealed class OfficialLayoutTests : IAsyncLifetime
{
    private const double TwipsPerMillimetre = 1440 / 25.4;

    private readonly List<WordprocessingDocument> opened = [];

    public static TheoryData<string> Kinds => [DocumentKinds.WeeklyReport, DocumentKinds.QuarterlyReview];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        opened.ForEach(document => document.Dispose());
        return ValueTask.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Page_IsA4WithTheMarginsOfTheDecree(string kind)
    {
        foreach (var section in (await OpenAsync(kind)).Document!.Descendants<SectionProperties>())
        {
            var size = section.GetFirstChild<PageSize>()!;
            var margin = section.GetFirstChild<PageMargin>()!;
            int[] sides = [(int)Math.Round(size.Width!.Value / TwipsPerMillimetre), (int)Math.Round(size.Height!.Value / TwipsPerMillimetre)];

            Assert.Equal([210, 297], sides.Order());
            Assert.InRange(Millimetres(margin.Top!.Value), 20, 25);
            Assert.InRange(Millimetres(margin.Bottom!.Value), 20, 25);
            Assert.InRange(Millimetres((int)margin.Left!.Value), 30, 35);
            Assert.InRange(Millimetres((int)margin.Right!.Value), 15, size.Orient?.Value == PageOrientationValues.Landscape ? 25 : 20);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Font_IsTimesNewRomanThroughout(string kind)
    {
        var part = await OpenAsync(kind);

        Assert.Equal("Times New Roman", part.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!.RunFonts!.Ascii!.Value);
        Assert.Empty(part.Document!.Descendants<RunFonts>());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task PageNumber_StandsInTheMiddleOfTheTopMarginButNotOnTheFirstPage(string kind)
    {
        var part = await OpenAsync(kind);
        var section = part.Document!.Descendants<SectionProperties>().First();
        var headers = section.Elements<HeaderReference>().ToDictionary(reference => reference.Type!.Value, reference => ((HeaderPart)part.GetPartById(reference.Id!)).Header!);
        var number = headers[HeaderFooterValues.Default].Descendants<Paragraph>().Single();

        Assert.NotNull(section.GetFirstChild<TitlePage>());
        Assert.Contains("PAGE", number.InnerText, StringComparison.Ordinal);
        Assert.Equal(JustificationValues.Center, number.ParagraphProperties!.Justification!.Val!.Value);
        Assert.InRange(Points(number), 13, 14);
        Assert.Equal("", headers[HeaderFooterValues.First].InnerText);
    }

    [Theory]
    [InlineData(DocumentKinds.WeeklyReport, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 13, true, false, "center")]
    [InlineData(DocumentKinds.WeeklyReport, "Độc lập - Tự do - Hạnh phúc", 13, 14, true, false, "center")]
    [InlineData(DocumentKinds.WeeklyReport, "UBND THÀNH PHỐ MÓNG CÁI", 12, 13, false, false, "center")]
    [InlineData(DocumentKinds.WeeklyReport, "THƯƠNG BINH VÀ XÃ HỘI", 12, 13, true, false, "center")]
    [InlineData(DocumentKinds.WeeklyReport, "Móng Cái, ngày 05 tháng 4 năm 2024", 13, 14, false, true, "center")]
    [InlineData(DocumentKinds.WeeklyReport, "BÁO CÁO", 13, 14, true, false, "center")]
    [InlineData(DocumentKinds.WeeklyReport, "Kết quả thực hiện giảm hộ cận nghèo tuần 13/2024", 13, 14, true, false, "center")]
    [InlineData(DocumentKinds.WeeklyReport, "Kính gửi: Ban Chỉ đạo giảm nghèo bền vững thành phố Móng Cái.", 13, 14, false, false, "center")]
    [InlineData(DocumentKinds.WeeklyReport, "I. TIẾN ĐỘ THỰC HIỆN KẾ HOẠCH", 13, 14, true, false, "left")]
    [InlineData(DocumentKinds.WeeklyReport, "Nơi nhận:", 12, 12, true, true, "left")]
    [InlineData(DocumentKinds.WeeklyReport, "- Lưu: VT, LĐTBXH.", 11, 11, false, false, "left")]
    [InlineData(DocumentKinds.WeeklyReport, "TRƯỞNG PHÒNG", 13, 14, true, false, "center")]
    [InlineData(DocumentKinds.WeeklyReport, "Phụ lục", 14, 14, true, false, "center")]
    [InlineData(DocumentKinds.QuarterlyReview, "THÀNH PHỐ MÓNG CÁI", 12, 13, true, false, "center")]
    [InlineData(DocumentKinds.QuarterlyReview, "KT. CHỦ TỊCH", 13, 14, true, false, "center")]
    public async Task Element_HasSizeWeightAndPlaceOfTheDecree(string kind, string text, int smallest, int largest, bool bold, bool italic, string align)
    {
        var paragraph = (await OpenAsync(kind)).Document!.Descendants<Paragraph>().First(paragraph => paragraph.InnerText == text);
        var run = paragraph.Descendants<Run>().First().RunProperties!;

        Assert.InRange(Points(paragraph), smallest, largest);
        Assert.Equal((bold, italic), (run.Bold is not null, run.Italic is not null));
        Assert.Equal(align, paragraph.ParagraphProperties!.Justification!.Val!.InnerText);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Number_StandsUprightUnderTheIssuingBody(string kind)
    {
        var paragraph = (await OpenAsync(kind)).Document!.Descendants<Paragraph>().First(paragraph => paragraph.InnerText.StartsWith("Số: ", StringComparison.Ordinal));

        Assert.Equal(13, Points(paragraph));
        Assert.Matches(@"^Số: \u00A0+/BC-[A-ZĐ]+$", paragraph.InnerText);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Body_IsJustifiedSetInAndSpacedAsTheDecreeWantsAndEndsWithItsMark(string kind)
    {
        var last = (await OpenAsync(kind)).Document!.Descendants<Paragraph>().Single(paragraph => paragraph.InnerText.StartsWith("Trên đây là báo cáo", StringComparison.Ordinal));
        var properties = last.ParagraphProperties!;

        Assert.EndsWith("./.", last.InnerText, StringComparison.Ordinal);
        Assert.InRange(Points(last), 13, 14);
        Assert.Equal(JustificationValues.Both, properties.Justification!.Val!.Value);
        Assert.InRange(Millimetres(Number(properties.Indentation!.FirstLine!)), 10, 12.7);
        Assert.True(Number(properties.SpacingBetweenLines!.Before!) >= 120);
        Assert.InRange(Number(properties.SpacingBetweenLines.Line!), 240, 360);
    }

    [Fact]
    public async Task Lines_StandUnderMottoBodyAndTitle() =>
        Assert.Equal(3, (await OpenAsync(DocumentKinds.WeeklyReport)).Document!.Descendants<TopBorder>().Count(border => border.Parent is ParagraphBorders));

    [Fact]
    public async Task Annex_HasItsOwnLandscapeSectionAndPageNumbers()
    {
        var annex = (await OpenAsync(DocumentKinds.WeeklyReport)).Document!.Body!.Elements<SectionProperties>().Single();

        Assert.Equal(PageOrientationValues.Landscape, annex.GetFirstChild<PageSize>()!.Orient!.Value);
        Assert.Equal(1, annex.GetFirstChild<PageNumberType>()!.Start!.Value);
    }

    private async Task<MainDocumentPart> OpenAsync(string kind)
    {
        var report = await SampleReports.Rendered(kind);
        var document = WordprocessingDocument.Open(new MemoryStream(report.Attachments[0].Content), isEditable: false);
        opened.Add(document);
        return document.MainDocumentPart!;
    }

    private static double Millimetres(int twips) => Math.Round(twips / TwipsPerMillimetre, 1);

    private static double Points(Paragraph paragraph) => Number(paragraph.Descendants<Run>().First().RunProperties!.FontSize!.Val!) / 2.0;

    private static int Number(string? value) => int.Parse(value!, CultureInfo.InvariantCulture);
}
