using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Files;
using Xunit;
using static MongCai.Poverty.Etl.Tests.Kit.Reading.Judging;
using static MongCai.Poverty.Etl.Tests.Unit.Reading.LegacyTextTests;

namespace MongCai.Poverty.Etl.Tests.Unit.Reading;

/// <summary>Single cells in a legacy font inside a sheet that is stored otherwise.</summary>
public sealed class LegacyCellTests
{
    private static readonly string[] UnicodeRow = ["Cận nghèo", "Hội Nông dân thành phố", "Số hộ"];

    [Theory]
    [InlineData("Buøi Vaên Maïnh", "Bùi Văn Mạnh")]
    [InlineData("Nguyeãn Thò AÙnh Bích", "Nguyễn Thị Ánh Bích")]
    [InlineData("NguyÔn ThÞ Thu Mü", "Nguyễn Thị Thu Mỹ")]
    [InlineData("T»ng V¨n ót", "Tằng Văn Út")]
    [InlineData("L\u00ADu V¨n Thö", "Lưu Văn Thử")]
    [InlineData("Hoàng Thò Maãu", "Hồng Thị Mẫu")]
    public void Name_InALegacyFont_IsDecodedAndTold(string stored, string expected)
    {
        Assert.Equal(["GN209 Biểu 02-DS!C10"], Findings(workbook =>
        {
            workbook.List.Set("C10", stored);
            workbook.Support.Set("C8", expected);
        }));
        Assert.Equal(expected, Accepted(workbook => workbook.List.Set("C10", stored)).Households[0].Head);
    }

    [Theory]
    [InlineData("Khoâng coù lao ñoäng", "Không có lao động")]
    [InlineData("Vay vèn \u00ADu ®·i", "Vay vốn ưu đãi")]
    [InlineData("Kh«ng cã ®Êt s¶n xuÊt", "Không có đất sản xuất")]
    public void Text_InALegacyFont_IsDecoded(string stored, string expected) =>
        Assert.Equal(expected, Accepted(workbook => workbook.List.Set("AA10", stored)).Households[0].Cause);

    [Theory]
    [InlineData("Hà")]
    [InlineData("Bé")]
    [InlineData("Lý")]
    [InlineData("Vân")]
    [InlineData("Tô Hoà")]
    [InlineData("Hoàng Toàn")]
    [InlineData("Vò Dòng")]
    [InlineData("Thôn Trà")]
    [InlineData("LÊ THÌN")]
    [InlineData("Café Nestlé")]
    [InlineData("Ngoaì")]
    [InlineData("Nhà 4m×8m")]
    [InlineData("«Hoà»")]
    [InlineData("Microsoft®")]
    [InlineData("Hoà¹")]
    [InlineData("20 m²")]
    public void FrenchLetters_AreUnicodeToo(string text) => // never decoded, never told
        Assert.Equal(text, Accepted(workbook =>
        {
            workbook.List.Set("AC10", text);
            Assert.Empty(Judge(workbook).Findings);
        }).Households[0].Need);

    [Theory]
    [InlineData("Müller Groß")]
    [InlineData("Nguyễn V¨n Thử")]
    [InlineData("Nguyễn Vaên Thử")]
    [InlineData("Nguy\uFFFDn Thị Thử")]
    public void Letters_ThatMakeNoSense_AreGN208(string text) => Assert.Equal(["GN208 Biểu 02-DS!C10"], Findings(workbook => workbook.List.Set("C10", text)));

    [Fact]
    public void WholeRow_InVni_IsDecodedWithItsDoubtfulCells()
    {
        var household = Accepted(workbook => workbook.List.SetRow("F10", "Nöõ", "Taøy", "Thôn 7", null, "Caän ngheøo").Set("C10", "Tô Hoà").Set("AA10", "Khoâng coù lao ñoäng").Set("AB10", "Hoäi Noâng daân").Set("AC10", null)).Households[0];

        Assert.Equal(("Tơ Hồ", "Thơn 7", "Tày"), (household.Head, household.Hamlet, household.Ethnicity));
    }

    [Fact]
    public void DoubtfulCell_BesideUnicode_StaysAsItIs() =>
        Assert.Equal("Tô Hoà", Accepted(workbook => workbook.List.Set("C10", "Tô Hoà").Set("AA10", "Khoâng coù lao ñoäng")).Households[0].Head);

    [Fact]
    public void UnicodeCell_InATcvn3Sheet_KeepsItsCapitals()
    {
        var households = Accepted(workbook =>
        {
            foreach (var sheet in workbook.Sheets) sheet.Rewrite(text => ToTcvn3(text.ToLowerInvariant()));
            workbook.List.Set("C10", "HOÀNG THỊ mẫu").Set("C11", "Buøi Vaên Maïnh");
        }).Households;

        Assert.Equal(("HOÀNG THỊ mẫu", "Bùi Văn Mạnh", "Bùi Quang Thử"), (households[0].Head, households[1].Head, households[2].Head));
    }

    [Fact]
    public void Heading_InALegacyFont_IsDecodedAndTold() =>
        Assert.Equal(["GN209 Biểu 02-DS!J7"], Findings(workbook => workbook.List.Set("J7", "T×nh tr¹ng")));

    [Theory]
    [InlineData(".VnTime", "Vò Dòng", "Vũ Dũng")]
    [InlineData(".vnarialH", "Vò Dòng", "Vũ Dũng")]
    [InlineData("VNI-Times", "Thôn Hoàng", "Thơn Hồng")]
    [InlineData("VNI-Times", "Thu Mai", "Thu Mai")]
    [InlineData(".VnTime", "Hà", "Hà")]
    [InlineData(".VnTime", "Lễ", "Lễ")]
    [InlineData("Times New Roman", "Vò Dòng", "Vò Dòng")]
    public void Font_OfADoubtfulText_Decides(string font, string stored, string expected) => Assert.Equal(expected, Decoded(stored, font, "Times New Roman").Text);

    [Theory]
    [InlineData("Wingdings", "ü", "✓")]
    [InlineData("Wingdings", "þ", "✓")]
    [InlineData("Wingdings", "\uF0FC", "✓")]
    [InlineData("Wingdings 2", "P", "✓")]
    [InlineData("Webdings", "a", "✓")]
    [InlineData("Arial", "P", "P")]
    public void Tick_InAFontOfSigns_IsOne(string font, string stored, string expected) => Assert.Equal(expected, Decoded(stored, font, "Times New Roman").Text);

    [Theory]
    [InlineData("Wingdings", "û")]
    [InlineData("Wingdings", "x")]
    [InlineData("Wingdings 2", "O")]
    [InlineData("Webdings", "Cận nghèo")]
    public void Sign_ThatIsNoTick_CannotBeRead(string font, string stored) => Assert.True(Decoded(stored, font, "Times New Roman").IsGarbled);

    [Fact]
    public void Font_ThatCarriesUnicodeElsewhere_DecidesNothing() => Assert.Equal("Vò Dòng", Decoded("Vò Dòng", ".VnTime", ".VnTime").Text);

    private static RawCell Decoded(string text, string font, string otherFont)
    {
        var sheet = new SheetGrid("x");
        sheet.Rows.Add(new(1, [.. UnicodeRow.Select((other, index) => Cell(1, index + 1, other, otherFont))]));
        sheet.Rows.Add(new(2, [Cell(2, 1, text, font)]));
        LegacyCells.Decode(sheet);
        return sheet.Rows[1].Cells[0];
    }

    private static RawCell Cell(int row, int column, string text, string font) => new(new(row, column), RawKind.Text, text, 0, new(null, font));
}
