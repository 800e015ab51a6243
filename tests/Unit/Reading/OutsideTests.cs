using MongCai.Poverty.Etl.Tests.Kit.Reading;
using Xunit;
using static MongCai.Poverty.Etl.Tests.Kit.Reading.Judging;

namespace MongCai.Poverty.Etl.Tests.Unit.Reading;

/// <summary>What stands beside the tables of the form: other sheets, other tables, households that no table holds.</summary>
public sealed class OutsideTests
{
    [Fact]
    public void SecondHeading_InAnotherOrder_IsNotReadByTheFirst() =>
        Assert.Equal(["GN208 Biểu 03-HT!A11"], Findings(workbook => workbook.Support
            .SetRow("A11", "STT", "Họ và tên chủ hộ", "Mã hộ", "Chính sách", "Kinh phí (đồng)", "Nội dung hỗ trợ", "Ngày hỗ trợ", "Nguồn")
            .SetRow("A12", 2, "Phạm Xuân Mẫu", "06751-002", "Y tế", 500000, "Thẻ", "27/3/2024", "Xã hội hóa")));

    [Fact]
    public void SmallTable_BelowTheSignatures_IsNoSecondHeading() =>
        Assert.Empty(Findings(workbook => workbook.List.SetRow("B30", "Thôn", "Số nhân khẩu", "Tình trạng")));

    [Fact]
    public void Heading_OnceMoreWithAColumnOfTheWardsOwn_IsNoSecondHeading() =>
        Assert.Equal(["GN211 Biểu 03-HT!I7"], Findings(workbook => workbook.Support.Set("I7", "Địa chỉ").CopyRow(7, 12)));

    [Fact]
    public void Heading_OnceMoreWithTwoBirthColumns_IsNoSecondHeading() =>
        Assert.Equal(["GN208 Biểu 02-DS!F7"], Findings(workbook => workbook.List.Set("E7", "Năm sinh").Set("F7", "Diễn biến").CopyRow(7, 40).CopyRow(8, 41)));

    [Fact]
    public void VisibleSheet_WithFigures_IsTold() => Assert.Equal(["GN211 Nháp!"], Findings(workbook => workbook.Sheets.Add(new TestSheet("Nháp").Set("B2", 45))));

    [Fact]
    public void VisibleSheet_OfWordsOrHidden_IsTheWardsOwn()
    {
        Assert.Empty(Findings(workbook => workbook.Sheets.Add(new TestSheet("Ghi chú").Set("B2", "Đã gửi bản giấy"))));
        Assert.Empty(Findings(workbook => workbook.Sheets.Add(new TestSheet("Nháp") { State = "hidden" }.Set("B2", 45))));
    }

    [Fact]
    public void VisibleSheet_WithHouseholdsThatAreNotOnTheList_IsAListThatGoesOn()
    {
        Assert.Equal(["GN208 Biểu 02-DS tiếp!"], Findings(workbook => workbook.Sheets.Add(new TestSheet("Biểu 02-DS tiếp").SetRow("A1", 7, "06751-007", "Bàn Văn Mẫu", 4, "Cận nghèo"))));
        Assert.Equal(["GN211 Nháp!"], Findings(workbook => workbook.Sheets.Add(new TestSheet("Nháp").SetRow("A1", 1, "06751-001", 4))));
        Assert.Equal(["GN211 Giai đoạn!"], Findings(workbook => workbook.Sheets.Add(new TestSheet("Giai đoạn").SetRow("A1", "Kế hoạch", "2021-2025", 4).SetRow("A2", "Điện thoại", "0203-3881234", 5))));
        Assert.Equal(["GN211 Hướng dẫn!"], Findings(workbook => workbook.Sheets.Add(new TestSheet("Hướng dẫn").SetRow("A1", "Mã hộ", "06751-999"))));
    }

    [Theory]
    [InlineData(6)] // above the heading
    [InlineData(40)]
    public void Household_OutsideTheTable_IsMissed(int row) => // to the right of it, or above
        Assert.Equal([$"GN208 Biểu 02-DS!AK{row}"], Findings(workbook => workbook.List.SetRow($"AK{row}", "06751-007", "Bàn Văn Mẫu", 4, "Cận nghèo")));

    [Fact]
    public void Household_OfTheListMentionedOutside_IsNotMissed() => Assert.Empty(Findings(workbook => workbook.List.SetRow("AK40", "06751-001", "Hoàng Thị Mẫu", 2)));
}
