using MongCai.Poverty.Etl.Model;
using Xunit;
using static MongCai.Poverty.Etl.Tests.Kit.Reading.Judging;

namespace MongCai.Poverty.Etl.Tests.Unit.Reading;

/// <summary>No line that holds values disappears: it is read, or lies outside the form, or is told.</summary>
public sealed class StrayLineTests
{
    [Fact]
    public void Support_WithAnAmountAndNoCode_IsAskedForIt() =>
        Assert.Superset(new HashSet<string> { "GN202 Biểu 03-HT!B9", "GN202 Biểu 03-HT!D9" }, Findings(workbook => workbook.Support.Set("E9", "Sửa nhà").Set("F9", 5000000)).ToHashSet());

    [Fact]
    public void Support_WithoutCodeWhoseTextNamesADay_IsNoSignature() =>
        Assert.Contains("GN202 Biểu 03-HT!B9", Findings(workbook => workbook.Support.Set("D9", "Nhà ở").Set("E9", "Trao ngày 28 tháng 3 năm 2024").Set("F9", 5000000)));

    [Fact]
    public void Household_WhoseDecisionNamesADay_IsNoSignature() =>
        Assert.Contains("GN202 Biểu 02-DS!B16", Findings(workbook => workbook.List.ClearRow(16).Set("C16", "Bàn Văn Mẫu").Set("I16", "4").Set("J16", "Cận nghèo").Set("Y16", "QĐ ngày 12 tháng 3 năm 2024")));

    [Fact]
    public void Household_OfNumbersRightBelowTheHeading_IsNoRowOfColumnNumbers() =>
        Assert.Contains("GN202 Biểu 02-DS!C10", Findings(workbook =>
        {
            var (code, members) = (workbook.List.Cells[new(10, 2)].Value, workbook.List.Cells[new(10, 9)].Value);
            workbook.List.ClearRow(9).ClearRow(10).Set("A10", 1).Set("B10", code).Set("I10", members);
        }));

    [Fact]
    public void SummaryLine_WithAFigureTypedAsTextAndAMisspeltName_IsTold() =>
        Assert.Contains("GN211 Biểu 01-TH!B17", Findings(workbook => workbook.Summary.Set("B17", "Số hộ cận nghèo mới").Set("C17", "5")));

    [Fact]
    public void Sum_WithoutAWord_IsToldAndNoLine() => Assert.Equal(["GN211 Biểu 03-HT!F9"], Findings(workbook => workbook.Support.Set("F9", 20000000)));

    [Fact]
    public void Remark_BelowTheTable_IsToldAndNoLine() => Assert.Equal(["GN211 Biểu 03-HT!B10"], Findings(workbook => workbook.Support.Set("B10", "Danh sách này có 1 lượt hỗ trợ.")));

    [Fact]
    public void Household_WithNameAndMembersBelowTheSignatures_IsAskedForTheRest() =>
        Assert.Superset(new HashSet<string> { "GN202 Biểu 02-DS!B30", "GN202 Biểu 02-DS!J30" }, Findings(workbook => workbook.List.Set("C30", "Bàn Văn Mẫu").Set("I30", 2)).ToHashSet());

    [Fact]
    public void Household_WithAColonAfterItsNameAndAStatus_IsNoGroup() =>
        Assert.Contains("GN202 Biểu 02-DS!B16", Findings(workbook => workbook.List.ClearRow(16).Set("C16", "Bàn Văn Mẫu:").Set("J16", "Cận nghèo")));

    [Fact]
    public void Heading_OnceMoreOnTheNextPage_IsNoLine() =>
        Assert.Equal(6, Accepted(workbook =>
        {
            workbook.List.MoveRows(13, 15, 27);
            foreach (var row in new[] { 7, 8, 9 }) workbook.List.CopyRow(row, row + 30);
        }).Households.Count);

    [Fact]
    public void SummaryLine_ThatTheFormDoesNotKnow_IsTold() =>
        Assert.Equal(["GN211 Biểu 01-TH!B17"], Findings(workbook => workbook.Summary.Set("B17", "Số hộ cận nghèo mới")));

    [Fact]
    public void SummaryLine_WithoutFigures_IsAWordOfTheWard() => Assert.Empty(Findings(workbook => workbook.Summary.Set("B23", "Trong đó:")));

    [Theory]
    [InlineData("C16", "Bàn Văn Mẫu")]
    [InlineData("B16", "Bàn Văn Mẫu")]
    [InlineData("E16", "12/3/1990")]
    [InlineData("P16", "x")]
    [InlineData("AB16", "Hội Phụ nữ")]
    public void ListLine_OfOneText_IsTold(string cell, string text) =>
        Assert.Contains($"GN211 Biểu 02-DS!{cell}", Findings(workbook => workbook.List.ClearRow(16).Set(cell, text)));

    [Theory]
    [InlineData(16)]
    [InlineData(24)] // below the signatures
    public void ListLine_OfAStatusAlone_IsTold(int row) =>
        Assert.Contains($"GN211 Biểu 02-DS!J{row}", Findings(workbook => workbook.List.ClearRow(row).Set($"J{row}", "Cận nghèo")));

    [Fact]
    public void NameStatusAndCause_BelowTheSignatures_AreTold() =>
        Assert.Contains("GN211 Biểu 02-DS!C24", Findings(workbook => workbook.List.Set("C24", "Bàn Văn Mẫu").Set("J24", "Cận nghèo").Set("AA24", "Ốm đau")));

    [Fact]
    public void NumberedName_BelowTheSignatures_IsTold() =>
        Assert.Contains("GN211 Biểu 02-DS!A24", Findings(workbook => workbook.List.Set("A24", 7).Set("C24", "Bàn Văn Mẫu")));

    [Fact]
    public void SupportLine_OfANumberAndAnAmount_IsAskedForTheRest() =>
        Assert.Contains("GN202 Biểu 03-HT!B9", Findings(workbook => workbook.Support.Set("A9", 2).Set("F9", 5000000)));

    [Theory]
    [InlineData("C9", "Bàn Văn Mẫu")]
    [InlineData("E9", "Trao bò giống")]
    [InlineData("H9", "Ngân sách")]
    public void SupportLine_OfOneText_IsTold(string cell, string text) => Assert.Equal([$"GN211 Biểu 03-HT!{cell}"], Findings(workbook => workbook.Support.Set(cell, text)));

    [Theory]
    [InlineData(0)]
    [InlineData("")]
    public void CopiedFormulas_WithoutLines_AreNothing(object result) => Assert.Empty(Findings(workbook => workbook.Support.Set("A9", 2).SetFormula("F9", "E9*1000", result)));

    [Fact]
    public void SummaryFigure_WithoutAName_IsTold() =>
        Assert.Contains("GN211 Biểu 01-TH!C17", Findings(workbook => workbook.Summary.Set("B17", null).Set("C17", 5)));

    [Theory]
    [InlineData("Trong đó: hộ dân tộc thiểu số", "40")]
    [InlineData("Trong đó: nữ làm chủ hộ", "+1")]
    public void DetailOfALine_MakesNoIndicatorMissing(string name, string figure) =>
        Assert.Equal(["GN211 Biểu 01-TH!B10"], Findings(workbook => workbook.Summary.ClearRow(10).Set("B10", name).Set("C10", figure)));

    [Fact]
    public void TelephoneBelowTheSignatures_MakesNoIndicatorMissing() =>
        Assert.Equal(["GN211 Biểu 01-TH!B30"], Findings(workbook => workbook.Summary.ClearRow(10).Set("B30", "Điện thoại:").Set("C30", "0203 881234")));

    [Fact]
    public void Indicator_NamedInTheColumnOfNumbers_IsRead() =>
        Assert.Empty(Findings(workbook => workbook.Summary.Set("A16", "Số hộ tái cận nghèo").Set("B16", null)));

    [Theory]
    [InlineData(17, "Số hộ mới")]
    [InlineData(10, "Hộ nghèo")]
    public void Indicator_Renamed_IsMissingWhileItsFigureIsNotZero(int row, string name)
    {
        Assert.Equal(["GN201 Biểu 01-TH!", $"GN211 Biểu 01-TH!B{row}"], Findings(workbook => workbook.Summary.Set($"B{row}", name).Set($"C{row}", 3)));
        Assert.DoesNotContain("GN201 Biểu 01-TH!", Findings(workbook => workbook.Summary.Set($"B{row}", name)));
    }

    [Theory]
    [InlineData("D")]
    [InlineData("G")]
    [InlineData("K")]
    [InlineData("P")]
    [InlineData("Y")]
    public void Column_BetweenOthersWithoutAHeading_CouldBeAny(string column) => // its heading was wiped out, its values were not
        Assert.Contains(Findings(workbook => workbook.List.Set($"{column}7", null).Set($"{column}8", null)), place => place.StartsWith($"GN208 Biểu 02-DS!{column}1", StringComparison.Ordinal));

    [Theory]
    [InlineData("AC")]
    [InlineData("AG")]
    public void Column_BesideTheTableWithoutAHeading_IsTold(string column) =>
        Assert.Contains($"GN211 Biểu 02-DS!{column}10", Findings(workbook => workbook.List.Set("AC7", null).Set("AD7", null).Set("AG10", "tự ghi")));

    [Theory]
    [InlineData(2023)]
    [InlineData("Cộng dồn")]
    public void Column_OfTheWardsOwnBetweenOthers_IsNoNamelessOne(object heading) =>
        Assert.DoesNotContain(Findings(workbook =>
        {
            foreach (var cell in workbook.Support.Cells.Where(cell => cell.Key.Row >= 7 && cell.Key.Column >= 6).Reverse().ToList()) workbook.Support.Set(cell.Key.ToString(), null).Set($"{new CellAddress(cell.Key.Row, cell.Key.Column + 1)}", cell.Value.Value, cell.Value.Format);
            workbook.Support.Set("F7", heading).Set("F8", 12);
        }), place => place.StartsWith("GN208", StringComparison.Ordinal));

    [Fact]
    public void FirstLine_OfNumbersThatDoNotRise_IsNoRowOfColumnNumbers() =>
        Assert.Contains("GN202 Biểu 02-DS!B9", Findings(workbook => workbook.List.ClearRow(9).Set("A9", 1).Set("I9", 4).Set("K9", 90).Set("L9", 10)));

    [Fact]
    public void FiguresBelowTheirIndicator_CouldBeItsOwn()
    {
        Assert.Contains("GN208 Biểu 01-TH!C14", Findings(workbook => workbook.Summary.Set("C14", null).Set("D14", null).ClearRow(15).Set("B15", "(chết, chuyển đi)").Set("C15", 1).Set("D15", 2)));
        Assert.Contains("GN208 Biểu 01-TH!C14", Findings(workbook => workbook.Summary.Set("C14", null).Set("D14", null).ClearRow(15).Set("C15", 1).Set("D15", 2)));
    }

    [Fact]
    public void Persons_OfAnIndicatorWithoutThem_AreTold() => Assert.Equal(["GN211 Biểu 01-TH!D22"], Findings(workbook => workbook.Summary.Set("D22", 50)));

    [Theory]
    [InlineData("AE7", "Diễn biến")]
    [InlineData("AE7", "Số khẩu")]
    [InlineData("AE7", "Mã số hộ")]
    public void RequiredColumn_UnderASecondName_IsGN208(string cell, string heading) => Assert.Equal([$"GN208 Biểu 02-DS!{cell}"], Findings(workbook => workbook.List.Set(cell, heading).Set("AE10", "9")));

    [Theory]
    [InlineData("K", "Điểm B1 năm 2023")]
    [InlineData("D", "Số CCCD vợ")]
    [InlineData("Y", "Số quyết định dự thảo")]
    [InlineData("Z", "Ngày quyết định dự kiến")]
    public void OptionalColumn_WithAnAddition_IsNeitherReadNorDropped(string column, string heading) => Assert.Contains($"GN208 Biểu 02-DS!{column}7", Findings(workbook => workbook.List.Set($"{column}7", heading)));

    [Theory]
    [InlineData("C6", "Tuần trước", "C6:D6")]
    [InlineData("C6", "Lũy kế", "C6:D6")]
    public void GroupOfAnotherTime_AboveTheFigures_IsGN208(string cell, string group, string range) =>
        Assert.Contains("GN208 Biểu 01-TH!C7", Findings(workbook =>
        {
            workbook.Summary.Set(cell, group).Set("A6", "TT").Set("B6", "Chỉ tiêu").Set("A7", null).Set("B7", null).Merges.AddRange(range, "A6:A7", "B6:B7");
        }));

    [Theory]
    [InlineData("P12", "x", "AA12", "Ốm đau")]
    [InlineData("Y12", "52/QĐ-UBND", "Z12", "28/3/2024")]
    public void SecondLineOfAHousehold_IsNotDropped(string cell, string value, string other, string otherValue) =>
        Assert.Contains(Findings(workbook =>
        {
            workbook.List.MoveRows(12, 15, 1).Set(cell, value).Set(other, otherValue);
        }), place => place.StartsWith("GN208 Biểu 02-DS!", StringComparison.Ordinal) || place.StartsWith("GN202 Biểu 02-DS!", StringComparison.Ordinal));

    [Theory]
    [InlineData("Tổng cộng: 7 hộ")]
    [InlineData("Cộng khu 2")]
    [InlineData("Tổng số hộ")]
    public void TotalOfSomething_IsNoHousehold(string text) => Assert.Empty(Findings(workbook => workbook.List.ClearRow(16).Set("B16", text).Set("I16", 17)));

    [Fact]
    public void HouseholdCalledTong_IsNoTotal() => Assert.Contains("GN202 Biểu 02-DS!B16", Findings(workbook => workbook.List.ClearRow(16).Set("C16", "Tống Văn Mẫu").Set("I16", 2)));
}
