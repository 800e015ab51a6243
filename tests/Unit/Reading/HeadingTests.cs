using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using Xunit;
using static MongCai.Poverty.Etl.Tests.Kit.Reading.Judging;

namespace MongCai.Poverty.Etl.Tests.Unit.Reading;

/// <summary>The smallest block with the most columns is the heading; what stands above it are titles.</summary>
public sealed class HeadingTests
{
    private const string Week = "Tuần 13 (từ ngày 25/3/2024 đến ngày 31/3/2024)";

    [Theory]
    [InlineData(6, 5)]
    [InlineData(5, 6)]
    [InlineData(4, 6)]
    [InlineData(1, 2)]
    public void TitlesOfEachSheet_AtAnyDistance_StayTitles(int ward, int week) =>
        Assert.Empty(Findings(workbook =>
        {
            workbook.Sheets.Remove(workbook.Meta);
            OneRowHeading(workbook.List);
            foreach (var sheet in new[] { workbook.Summary, workbook.List, workbook.Support })
                sheet.Set("A1", null).Set("A4", null).Set("A5", null).Set($"A{ward}", "UBND phường Bình Ngọc").Set($"A{week}", Week);
        }));

    [Theory]
    [InlineData("Tình trạng")]
    [InlineData("Đơn vị phụ trách")]
    [InlineData("Địa chỉ")]
    public void Title_ThatReadsLikeAColumn_HeadsNone(string text)
    {
        var changed = Accepted(workbook =>
        {
            OneRowHeading(workbook.List);
            workbook.List.Set("A6", Week).Set("AE6", text).Set("AE7", "Cột riêng").Set("AE10", "riêng");
            foreach (var column in new[] { "H", "AB" }) workbook.List.Set($"{column}7", null).ClearColumn(column, 10, 15);
        });

        Assert.All(changed.Households, household => Assert.Null(household.Hamlet ?? household.Sponsor));
    }

    [Fact]
    public void UnknownColumn_UnderATitle_IsTold() =>
        Assert.Equal(["GN211 Biểu 02-DS!AE7"], Findings(workbook =>
        {
            OneRowHeading(workbook.List);
            workbook.List.Set("AE6", "Địa chỉ").Set("AE7", "Cột riêng").Set("AE10", "riêng");
        }));

    [Fact]
    public void FirstLine_RightUnderTheHeading_IsNoHeadingWhateverItSays() =>
        Assert.Equal(6, Accepted(workbook =>
        {
            OneRowHeading(workbook.List);
            workbook.List.ClearRow(8).ClearRow(9);
            foreach (var column in Enumerable.Range(13, 12).Select(number => new CellAddress(7, number).ColumnName)) workbook.List.ClearColumn(column, 7, 15);
            workbook.List.MoveRows(10, 15, -2).Set("AE7", "Đề nghị").Set("AE8", "Việc làm").Set("AF7", "Khác").Set("AF8", "Dinh dưỡng");
        }).Households.Count);

    [Fact]
    public void Heading_WithMergedCellsOverABlankRow_EndsWithThem() =>
        Assert.Equal(["GN211 Biểu 02-DS!AE8", "GN211 Biểu 02-DS!AF8"], Findings(workbook =>
        {
            OneRowHeading(workbook.List);
            foreach (var column in Enumerable.Range(1, 30).Select(number => new CellAddress(7, number).ColumnName)) workbook.List.Merges.Add($"{column}7:{column}8");
            workbook.List.Set("AE7", "Nhóm riêng").Set("AE8", "Cột một").Set("AF8", "Cột hai");
            workbook.List.Merges.Add("AE7:AF7");
        }));

    [Fact]
    public void GroupAboveTwoColumns_StillNamesThem() =>
        Assert.Equal("51/QĐ-UBND", Accepted(workbook =>
        {
            workbook.List.Merges.Clear();
            workbook.List.Set("M7", null).MoveRow(7, 8).Set("Y7", "Quyết định").Set("Y8", "Số").Set("Z8", "Ngày");
            workbook.List.Merges.Add("Y7:Z7");
        }).Households[2].Decision);

    [Fact]
    public void Title_ShownByItsNumberFormat_NamesTheWeek() =>
        Assert.Equal("2024-W13", Accepted(workbook => workbook.Summary.Set("A5", 13, "\"Tuần \"0")).Week.ToString());

    /// <summary>The list with its heading in row 7 alone.</summary>
    private static void OneRowHeading(TestSheet list)
    {
        list.Merges.Clear();
        list.MoveRow(8, 7);
    }
}
