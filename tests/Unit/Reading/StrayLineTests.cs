using MongCai.Poverty.Etl.Tests.Kit.Reading;
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
    public void Sum_WithoutAWord_IsNoLine() => Assert.Empty(Findings(workbook => workbook.Support.Set("F9", 20000000)));

    [Fact]
    public void Remark_BelowTheTable_IsNoLine() => Assert.Empty(Findings(workbook => workbook.Support.Set("B10", "Danh sách này có 1 lượt hỗ trợ.")));

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
            foreach (var row in Enumerable.Range(13, 3).Reverse())
                foreach (var cell in workbook.List.Cells.Where(cell => cell.Key.Row == row).ToList()) workbook.List.Set(cell.Key.ToString(), null).Set($"{cell.Key.ColumnName}{row + 27}", cell.Value.Value, cell.Value.Format);
            foreach (var row in new[] { 7, 8, 9 })
                foreach (var cell in workbook.List.Cells.Where(cell => cell.Key.Row == row).ToList()) workbook.List.Set($"{cell.Key.ColumnName}{row + 30}", cell.Value.Value);
        }).Households.Count);

    [Fact]
    public void SummaryLine_ThatTheFormDoesNotKnow_IsTold() =>
        Assert.Equal(["GN211 Biểu 01-TH!B17"], Findings(workbook => workbook.Summary.Set("B17", "Số hộ cận nghèo mới")));

    [Fact]
    public void SummaryLine_WithoutFigures_IsAWordOfTheWard() => Assert.Empty(Findings(workbook => workbook.Summary.Set("B23", "Trong đó:")));
}
