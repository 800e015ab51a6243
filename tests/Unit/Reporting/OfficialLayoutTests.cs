using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

/// <summary>Reads the layout back from the finished document and holds it against Nghị định 30/2020/NĐ-CP, Phụ lục I.</summary>
public sealed partial class OfficialLayoutTests : IAsyncLifetime
{
    private const double TwipsPerMillimetre = 1440 / 25.4;

    private readonly List<WordprocessingDocument> opened = [];

    /// <summary>Every kind of document, so that a new one is held against the decree without being named here.</summary>
    public static TheoryData<string> Kinds => [.. DocumentKinds.Official.Select(kind => kind.Name)];

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
    public async Task PageNumber_StandsInTheMiddleOfTheTopMarginButNotOnTheFirstPageOfAnySection(string kind)
    {
        var part = await OpenAsync(kind);
        foreach (var section in part.Document!.Descendants<SectionProperties>())
        {
            var headers = section.Elements<HeaderReference>().ToDictionary(reference => reference.Type!.Value, reference => ((HeaderPart)part.GetPartById(reference.Id!)).Header!);
            var number = headers[HeaderFooterValues.Default].Descendants<Paragraph>().Single();

            Assert.NotNull(section.GetFirstChild<TitlePage>());
            Assert.Contains("PAGE", number.InnerText, StringComparison.Ordinal);
            Assert.Equal(JustificationValues.Center, number.ParagraphProperties!.Justification!.Val!.Value);
            Assert.InRange(Points(number), 13, 14);
            Assert.Null(number.Descendants<Run>().First().RunProperties!.Italic);
            Assert.Equal("", headers[HeaderFooterValues.First].InnerText);
            Assert.Empty(section.Elements<FooterReference>());
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Annexes_AreLandscapeAndEachIsNumberedFromOne(string kind)
    {
        var sections = (await OpenAsync(kind)).Document!.Descendants<SectionProperties>().ToList();

        Assert.NotEqual(PageOrientationValues.Landscape, sections[0].GetFirstChild<PageSize>()!.Orient?.Value);
        Assert.All(sections.Skip(1), annex => Assert.Equal(PageOrientationValues.Landscape, annex.GetFirstChild<PageSize>()!.Orient!.Value));
        Assert.All(sections.Skip(1), annex => Assert.Equal(1, annex.GetFirstChild<PageNumberType>()!.Start!.Value));
    }

    [Fact]
    public async Task Annexes_OfTheReview_BearRomanNumbersAndTitlesInCapitals()
    {
        var lines = (await OpenAsync(DocumentKinds.QuarterlyReview)).Document!.Body!.Elements<Paragraph>().Select(paragraph => paragraph.InnerText).ToList();

        foreach (var number in (string[])["Phụ lục I", "Phụ lục II"])
        {
            var at = lines.IndexOf(number);
            Assert.True(at > 0, number);
            Assert.Equal(lines[at + 1].ToUpperInvariant(), lines[at + 1]);
            Assert.Matches(@"^\(Kèm theo Báo cáo số \u00A0+/BC-[A-ZĐ]+ ngày \d\d tháng \d{1,2} năm \d{4} của .+\)$", lines[at + 2]);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Head_HasCountryMottoPlaceAndDateAsTheDecreeWritesThem(string kind)
    {
        var lines = (await OpenAsync(kind)).Document!.Body!.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText).ToList();

        Assert.Contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", lines);
        Assert.Contains("Độc lập - Tự do - Hạnh phúc", lines);
        Assert.Single(lines, line => PlaceAndDate().IsMatch(line));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Bodies_OfIssuerAndSigner_AreInCapitals(string kind)
    {
        var heading = SampleResults.Settings(kind == DocumentKinds.Correction ? DocumentKinds.WeeklyReport : kind).Heading;
        var lines = (await OpenAsync(kind)).Document!.Body!.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText).ToList();

        foreach (var line in (string[])[.. heading.Parent, .. heading.Organisation, .. heading.SignerTitles])
        {
            Assert.Contains(line, lines);
            Assert.Equal(line.ToUpperInvariant(), line);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task RunningText_IsThirteenOrFourteenJustifiedSetInAndSpaced(string kind)
    {
        var running = (await OpenAsync(kind)).Document!.Body!.Elements<Paragraph>()
            .Where(paragraph => paragraph.ParagraphProperties?.Justification?.Val?.Value == JustificationValues.Both).ToList();

        Assert.True(running.Count > 3);
        Assert.All(running, paragraph =>
        {
            var properties = paragraph.ParagraphProperties!;
            Assert.All(paragraph.Descendants<FontSize>(), size => Assert.InRange(Number(size.Val!), 26, 28));
            Assert.InRange(Millimetres(Number(properties.Indentation!.FirstLine!)), 10, 12.7);
            Assert.True(Number(properties.SpacingBetweenLines!.Before!) >= 120);
            Assert.InRange(Number(properties.SpacingBetweenLines.Line!), 240, 360);
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Body_EndsOnceWithItsMarkRightBeforeTheRecipients(string kind)
    {
        var elements = (await OpenAsync(kind)).Document!.Body!.Elements().ToList();
        var last = Assert.Single(elements, element => element.InnerText.EndsWith("./.", StringComparison.Ordinal));

        Assert.StartsWith("Nơi nhận:", elements.Skip(elements.IndexOf(last) + 1).First(element => element.InnerText.Length > 0).InnerText, StringComparison.Ordinal);
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
    [InlineData(DocumentKinds.QuarterlyReview, "Phụ lục II", 14, 14, true, false, "center")]
    [InlineData(DocumentKinds.ReminderLetter, "V/v đôn đốc nộp báo cáo giảm hộ cận nghèo tuần 13/2024", 12, 13, false, false, "center")]
    [InlineData(DocumentKinds.ReminderLetter, "Kính gửi:", 13, 14, false, false, "left")]
    [InlineData(DocumentKinds.ReminderLetter, "- Ủy ban nhân dân xã Vĩnh Trung.", 13, 14, false, false, "left")]
    [InlineData(DocumentKinds.ReminderLetter, "- Như trên;", 11, 11, false, false, "left")]
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
        Assert.Matches(@"^Số: \u00A0+/[A-ZĐ]+(-[A-ZĐ]+)?$", paragraph.InnerText);
        Assert.Equal(JustificationValues.Center, paragraph.ParagraphProperties!.Justification!.Val!.Value);
    }

    /// <summary>Under the motto, the issuing body and the title; a letter has no title.</summary>
    [Theory]
    [InlineData(DocumentKinds.WeeklyReport, 3)]
    [InlineData(DocumentKinds.QuarterlyReview, 3)]
    [InlineData(DocumentKinds.ReminderLetter, 2)]
    public async Task Lines_StandUnderMottoBodyAndTitle(string kind, int lines) =>
        Assert.Equal(lines, (await OpenAsync(kind)).Document!.Descendants<TopBorder>().Count(border => border.Parent is ParagraphBorders));

    [Fact]
    public async Task Letter_HasNoNameOfAKind() =>
        Assert.DoesNotContain((await OpenAsync(DocumentKinds.ReminderLetter)).Document!.Descendants<Paragraph>(), paragraph => paragraph.InnerText is "BÁO CÁO" or "CÔNG VĂN");

    private async Task<MainDocumentPart> OpenAsync(string kind)
    {
        var report = await SampleReports.Rendered(kind);
        var document = WordprocessingDocument.Open(new MemoryStream(report.Attachments[0].Content), isEditable: false);
        opened.Add(document);
        return document.MainDocumentPart!;
    }

    /// <summary>Days below 10 and the months 1 and 2 with a zero, others without.</summary>
    [GeneratedRegex("^Móng Cái, ngày (0[1-9]|[12][0-9]|3[01]) tháng (01|02|[3-9]|1[0-2]) năm [0-9]{4}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlaceAndDate();

    private static double Millimetres(int twips) => Math.Round(twips / TwipsPerMillimetre, 1);

    private static double Points(Paragraph paragraph) => Number(paragraph.Descendants<Run>().First().RunProperties!.FontSize!.Val!) / 2.0;

    private static int Number(string? value) => int.Parse(value!, CultureInfo.InvariantCulture);
}
