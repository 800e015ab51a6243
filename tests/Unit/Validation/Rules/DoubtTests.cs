using MongCai.Poverty.Etl.Tests.Kit.Reading;
using Xunit;
using static MongCai.Poverty.Etl.Tests.Kit.Reading.Judging;

namespace MongCai.Poverty.Etl.Tests.Unit.Validation.Rules;

/// <summary>What a reader could take in two ways is asked back, never guessed.</summary>
public sealed class DoubtTests
{
    [Theory]
    [InlineData("Đơn vị tính: triệu đồng")]
    [InlineData("ĐVT: nghìn đồng")]
    [InlineData("(Đơn vị: 1.000.000 đồng = 1 triệu)")]
    [InlineData("Đơn vị tính: tỷ đồng")]
    [InlineData("ĐVT: 1.000 đồng")]
    [InlineData("ĐVT: 1000đ")]
    [InlineData("ĐVT: Tr.đ")]
    [InlineData("Đơn vị tính: tỉ đồng")]
    [InlineData("Đơn vị: triệu")]
    [InlineData("(nghìn đồng)")]
    [InlineData("Số tiền tính bằng triệu đồng")]
    public void Amounts_InAnotherUnitByTheTitle_AreGN208(string title) => Assert.Equal(["GN208 Biểu 03-HT!F6"], Findings(workbook => workbook.Support.Set("F6", title)));

    [Theory]
    [InlineData("Đơn vị tính: đồng")]
    [InlineData("Đơn vị tính: hộ, đồng")]
    [InlineData("Đơn vị phối hợp: Ngân hàng Chính sách xã hội")]
    [InlineData("Tổng kinh phí 20 triệu đồng")]
    public void Amounts_InDong_AreRead(string title) => Assert.Empty(Findings(workbook => workbook.Support.Set("F6", title)));

    [Theory]
    [InlineData("Kinh phí (triệu đồng)")]
    [InlineData("Kinh phí\n(nghìn đồng)")]
    [InlineData("Số tiền (tr.đ)")]
    [InlineData("Kinh phí (trđ)")]
    [InlineData("Kinh phí 1.000đ")]
    public void Amounts_InAnotherUnitByTheHeading_AreGN208(string heading) => Assert.Equal(["GN208 Biểu 03-HT!F7"], Findings(workbook => workbook.Support.Set("F7", heading)));

    [Theory]
    [InlineData("Kinh phí ngân sách")]
    [InlineData("Số tiền vay Ngân hàng")]
    [InlineData("Trị giá (triệu đồng)")]
    public void Column_OfTheWardsOwnBesideTheAmounts_IsToldOnly(string heading) =>
        Assert.Equal(["GN211 Biểu 03-HT!I7"], Findings(workbook => workbook.Support.Set("I7", heading).Set("I8", 20)));

    [Fact]
    public void Amounts_InAnotherUnitByARowBelowTheHeading_AreGN208() => Assert.Equal(["GN208 Biểu 03-HT!F8", "GN211 Biểu 03-HT!F8"], Findings(workbook => workbook.Support.MoveRow(8, 9).Set("F8", "(nghìn đồng)")));

    [Fact]
    public void Amounts_InAnotherUnitUnderTheHeading_AreGN208() =>
        Assert.Equal(["GN208 Biểu 03-HT!F8"], Findings(workbook => TwoRows(workbook, "(triệu đồng)")));

    [Fact]
    public void Amounts_InDongUnderTheHeading_AreRead() => Assert.Equal(20000000, Accepted(workbook => TwoRows(workbook, "(đồng)")).Supports[0].Amount);

    [Theory]
    [InlineData("Kinh phí")]
    [InlineData("Số tiền")]
    [InlineData("Số tiền (đồng)")]
    [InlineData("Kinh phí hỗ trợ (đồng)")]
    public void Amounts_UnderEverydayHeadings_AreRead(string heading) => Assert.Equal(20000000, Accepted(workbook => workbook.Support.Set("F7", heading)).Supports[0].Amount);

    [Theory]
    [InlineData("D7", "CMND/CCCD")]
    [InlineData("H7", "Tổ dân phố")]
    [InlineData("K7", "Tổng điểm B1")]
    [InlineData("N8", "Người phụ thuộc")]
    [InlineData("P8", "BHYT")]
    [InlineData("Y7", "Số, ký hiệu QĐ")]
    [InlineData("Z7", "Ngày, tháng, năm ban hành quyết định")]
    public void Columns_UnderEverydayHeadings_AreRead(string cell, string heading) => Assert.Empty(Findings(workbook => workbook.List.Set(cell, heading)));

    [Theory]
    [InlineData("D7", "Số CCCD", "AE7", "Số CMND")]
    [InlineData("H7", "Khu phố", "AE7", "Tổ dân phố")]
    [InlineData("Z7", "Ngày QĐ", "AE7", "Ngày ký quyết định")]
    public void Column_ThatCountsOnlyAlone_IsTheWardsOwnBesideAnother(string cell, string heading, string other, string otherHeading) =>
        Assert.Equal([$"GN211 Biểu 02-DS!{other}"], Findings(workbook => workbook.List.Set(cell, heading).Set(other, otherHeading)));

    [Fact]
    public void Zero_MergedOverTwo_IsBoths()
    {
        Assert.Empty(Findings(workbook => workbook.Summary.Set("D13", null).Merges.Add("C13:D13")));
        Assert.Empty(Findings(workbook => workbook.Support.Set("F8", 0).SetRow("A9", 2, "06751-002", "Phạm Xuân Mẫu", "Y tế").Merges.Add("F8:F9")));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("-")]
    [InlineData("Bà Hoàng Thị Mẫu")]
    [InlineData("Hoàng Thị Mẫu (vợ)")]
    public void SupportedHead_SaidOtherwise_IsTheSame(string head) => Assert.Empty(Findings(workbook => workbook.Support.Set("C8", head)));

    [Theory]
    [InlineData("E10")]
    [InlineData("J10")]
    [InlineData("B10")]
    public void IdentityNumber_InAnotherColumn_IsNeverShown(string cell) =>
        Assert.DoesNotContain(Judge(workbook => workbook.List.Set(cell, "022190000049")).Findings, finding => finding.Message.Contains("022190000049", StringComparison.Ordinal));

    [Fact]
    public void Amount_MergedOverSeveralHouseholds_IsNotEachOnes() =>
        Assert.Equal(["GN208 Biểu 03-HT!F9", "GN208 Biểu 03-HT!F10"], Findings(workbook =>
        {
            workbook.Support.SetRow("A9", 2, "06751-002", "Phạm Xuân Mẫu", "Nhà ở").SetRow("A10", 3, "06751-003", "Bùi Quang Thử", "Nhà ở");
            workbook.Support.Merges.Add("F8:F10");
        }));

    [Fact]
    public void Text_MergedOverSeveralHouseholds_IsEachOnes() =>
        Assert.Equal(["Ngân sách thành phố", "Ngân sách thành phố"], Accepted(workbook =>
        {
            workbook.Support.SetRow("A9", 2, "06751-002", "Phạm Xuân Mẫu", "Nhà ở");
            workbook.Support.Merges.Add("H8:H9");
        }).Supports.Select(support => support.Source));

    [Theory]
    [InlineData("022190000049")]
    [InlineData("5")]
    [InlineData("x")]
    [InlineData("...")]
    public void Head_ThatIsNoName_IsGN208(string head)
    {
        Assert.Equal(["GN208 Biểu 02-DS!C10"], Findings(workbook => workbook.List.Set("C10", head)));
        Assert.DoesNotContain("2190000", Judge(workbook => workbook.List.Set("C10", head)).Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Head_OfTwoLetters_IsAName() => Assert.Equal("Ý A", Accepted(workbook => workbook.List.Set("C10", "Ý A")).Households[0].Head);

    [Fact]
    public void Support_AfterTheWeek_IsGN212()
    {
        Assert.Equal(["GN212 Biểu 03-HT!G8"], Findings(workbook => workbook.Support.Set("G8", new DateOnly(2024, 4, 1))));
        Assert.Empty(Findings(workbook => workbook.Support.Set("G8", new DateOnly(2024, 3, 31))));
    }

    private static void TwoRows(TestWorkbook workbook, string unit)
    {
        workbook.Support.MoveRow(8, 9).Set("F7", "Kinh phí").Set("F8", unit);
        foreach (var column in "ABCDEGH") workbook.Support.Merges.Add($"{column}7:{column}8");
    }

    [Theory]
    [InlineData("chưa có")]
    [InlineData("-")]
    [InlineData("0")]
    public void NationalId_OfNobody_IsNotTheSameTwice(string text) =>
        Assert.Equal(["GN206 Biểu 02-DS!D10", "GN206 Biểu 02-DS!D11"], Findings(workbook => workbook.List.Set("D10", text).Set("D11", text)));

    [Theory]
    [InlineData("J10", "Cận nghèo?", "GN205")]
    [InlineData("J10", "≠ Cận nghèo", "GN205")]
    [InlineData("J10", "~Cận nghèo", "GN205")]
    [InlineData("J10", "CN->", "GN205")]
    [InlineData("F10", "Nữ?", "GN208")]
    public void FixedWord_WithASignOfDoubt_IsAskedBack(string cell, string text, string code) => Assert.Equal([$"{code} Biểu 02-DS!{cell}"], Findings(workbook => workbook.List.Set(cell, text)));

    [Theory]
    [InlineData("\"")]
    [InlineData("nt")]
    [InlineData("Như trên")]
    [InlineData("-//-")]
    [InlineData("〃")]
    public void Ditto_IsNoValue(string text) => Assert.Equal(["GN208 Biểu 02-DS!H11"], Findings(workbook => workbook.List.Set("H11", text)));

    [Theory]
    [InlineData("chưa có")]
    [InlineData("x")]
    [InlineData("…/QĐ-UBND")]
    [InlineData("0")]
    public void Decision_WithoutANumber_IsGN304(string text) => Assert.Equal(["GN304 Biểu 02-DS!Y12"], Findings(workbook => workbook.List.Set("Y12", text)));

    [Theory]
    [InlineData(980, 979, true)]
    [InlineData(980, 980, false)]
    [InlineData(980, 0, false)]
    public void Persons_FewerThanHouseholds_AreGN212(int households, int persons, bool isFinding) =>
        Assert.Equal(isFinding ? ["GN212 Biểu 01-TH!D9"] : [], Findings(workbook => workbook.Summary.Set("C9", households).Set("D9", persons)));

    [Theory]
    [InlineData("022.190.000.049")]
    [InlineData("22190000049")]
    public void NationalId_TwiceInTwoSpellings_IsGN306(string text) => Assert.Equal(["GN206 Biểu 02-DS!D12", "GN306 Biểu 02-DS!D12"], Findings(workbook => workbook.List.Set("D12", text)));

    [Fact]
    public void IndicatorRenamed_IsNotComparedAsZero() =>
        Assert.Equal(["GN201 Biểu 01-TH!", "GN211 Biểu 01-TH!B19"], Findings(workbook => workbook.Summary.Set("B19", "Cuối kỳ")));
}
