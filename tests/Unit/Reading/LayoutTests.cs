using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using Xunit;
using static MongCai.Poverty.Etl.Tests.Kit.Reading.Judging;

namespace MongCai.Poverty.Etl.Tests.Unit.Reading;

/// <summary>The same content in the shapes in which wards send it.</summary>
public sealed class LayoutTests
{
    private static readonly IReadOnlyList<string> Codes = [.. Enumerable.Range(1, 6).Select(number => $"06751-{number:000}")];

    [Fact]
    public void Sheets_InAnyOrderAndUnderAnyName_AreFoundByTheirText() =>
        AssertSame(workbook =>
        {
            workbook.Sheets.Reverse();
            workbook.Summary.Name = "TONG HOP";
            workbook.List.Name = "Sheet1";
            workbook.Support.Name = "x";
        });

    [Theory]
    [InlineData(3, 0)]
    [InlineData(0, 2)]
    [InlineData(12, 5)]
    public void Margins_AboveAndLeft_DoNotMatter(int rows, int columns) =>
        AssertSame(workbook =>
        {
            foreach (var sheet in workbook.Sheets.Take(3))
            {
                sheet.Move(rows, columns);
                sheet.Merges.Clear();
            }
        });

    [Fact]
    public void Heading_InCapitalsWithLineBreaksAndColons_IsKnown() =>
        AssertSame(workbook =>
        {
            foreach (var sheet in new[] { workbook.Summary, workbook.List, workbook.Support })
                foreach (var cell in sheet.Cells.Where(cell => (cell.Key.Row == 7 || (sheet == workbook.List && cell.Key.Row == 8)) && cell.Value.Value is string).ToList())
                    sheet.Set(cell.Key.ToString(), ((string)cell.Value.Value!).ToUpperInvariant().Replace(" ", "\n", StringComparison.Ordinal) + " :");
        });

    [Fact]
    public void Heading_WithoutMergedCells_IsKnown() => AssertSame(workbook => workbook.List.Merges.Clear());

    [Fact]
    public void Heading_OverOneRow_IsKnown() =>
        AssertSame(workbook =>
        {
            workbook.List.Merges.Clear();
            workbook.List.MoveRow(8, 7);
        });

    [Fact]
    public void Heading_OverThreeRows_IsKnown() =>
        AssertSame(workbook =>
        {
            workbook.List.Merges.Clear();
            workbook.List.MoveRow(7, 6).Set("M6", null).Set("M7", "Thiếu hụt các dịch vụ xã hội cơ bản").Set("K6", "Điểm rà soát").Set("L6", null).Set("K7", "Điểm").Set("K8", "B1").Set("L8", "B2").Set("Y6", "Quyết định").Set("Z6", null).Set("Y7", "Số").Set("Z7", "Ngày");
            workbook.List.Merges.AddRange(["K6:L6", "K7:L7", "Y6:Z6", "Y7:Y8", "Z7:Z8", "M7:X7"]);
        });

    [Fact]
    public void ColumnNumbers_Missing_AreNotMissed() => AssertSame(workbook => workbook.List.ClearRow(9));

    [Fact]
    public void ColumnNumbers_AsFormulasOfColumns_AreNoLine() => AssertSame(workbook => workbook.List.Set("I9", "(9)=(1)+(2)").Set("A9", 1).Set("B9", 2));

    [Fact]
    public void GroupLines_AreNoHouseholds() =>
        AssertSame(workbook =>
        {
            Insert(workbook.List, 10);
            workbook.List.Set("B10", "Khu 3:");
            Insert(workbook.List, 12);
            workbook.List.Set("A12", "II").Set("B12", "Khu 4");
            Insert(workbook.List, 14);
            workbook.List.Set("A14", 2).Set("C14", "Thôn 7").Set("I14", 8);
            Insert(workbook.List, 16);
            workbook.List.Set("A16", "Tổ dân phố số 5:");
        });

    [Fact]
    public void BlankLines_AreNoHouseholds() =>
        AssertSame(workbook =>
        {
            Insert(workbook.List, 11);
            Insert(workbook.List, 14);
            workbook.List.Set("B14", "  ").Set("A11", 7);
        });

    [Theory]
    [InlineData("Tổng cộng")]
    [InlineData("TỔNG SỐ")]
    [InlineData("Cộng:")]
    public void TotalLines_AboveAndBelow_AreNoHouseholds(string word) =>
        AssertSame(workbook =>
        {
            workbook.List.Set("B16", word);
            Insert(workbook.List, 10);
            workbook.List.Set("B10", word).Set("C10", 6).Set("I10", 17);
        });

    [Fact]
    public void SignatureBlock_WhateverColumnsItStandsIn_IsNoHousehold() =>
        AssertSame(workbook => workbook.List.ClearRow(17).ClearRow(18).ClearRow(22)
            .Set("I17", "Bình Ngọc, ngày 31 tháng 3 năm 2024").SetRow("C18", "Người lập biểu").Set("J18", "TM. UBND").Set("J19", "CHỦ TỊCH").Set("C23", "Nguyễn Văn Mẫu").Set("J23", "Trần Thị Thử"));

    [Fact]
    public void HouseholdBelowTheSignatures_IsStillRead() =>
        Assert.Equal(6, Accepted(workbook => workbook.List.MoveRow(15, 30)).Households.Count);

    [Fact]
    public void HouseholdWithItsCodeAlone_IsAskedForTheRest() => // nothing is dropped in silence
        Assert.Superset(
            new HashSet<string> { "GN202 Biểu 02-DS!C30", "GN202 Biểu 02-DS!I30", "GN202 Biểu 02-DS!J30" },
            Findings(workbook => workbook.List.Set("B30", "06751-007")).ToHashSet());

    [Fact]
    public void HouseholdWithItsNameAlone_IsAskedForTheRest() =>
        Assert.Contains("GN202 Biểu 02-DS!B16", Findings(workbook => workbook.List.ClearRow(16).Set("A16", 7).Set("C16", "Bàn Văn Mẫu")));

    [Fact]
    public void MergedValue_HoldsForEachOfItsLines() =>
        Assert.Equal(["Khu 1", "Khu 1", "Khu 1", "Khu 4", "Khu 5", "Khu 6"], Accepted(workbook =>
        {
            workbook.List.Set("H11", null).Set("H12", null);
            workbook.List.Merges.Add("H10:H12");
        }).Households.Select(household => household.Hamlet));

    [Fact]
    public void MergedValue_OverAnotherStoredOne_CouldMeanTwoThings() =>
        Assert.Equal(["GN208 Biểu 02-DS!H11"], Findings(workbook => workbook.List.Merges.Add("H10:H11")));

    [Theory]
    [InlineData("P10:X10", "Q10")]
    [InlineData("G10:H10", "H10")]
    [InlineData("K10:L10", "L10")]
    public void Value_MergedOverSeveralColumns_IsNotTheFirstOnesAlone(string range, string cell) =>
        Assert.Contains($"GN208 Biểu 02-DS!{cell}", Findings(workbook =>
        {
            workbook.List.Set("P10", "x").Set("H10", null).Set("L10", null);
            workbook.List.Merges.Add(range);
        }));

    [Fact]
    public void MergedCode_IsTheSameHouseholdTwice_EachAtItsLine() =>
        Assert.Contains(Judge(workbook => workbook.List.Set("B11", null).Merges.Add("B10:B11")).Findings, finding => finding is { Code: "GN306", Cell: "B11" } && finding.Message.Contains("ô B10", StringComparison.Ordinal));

    [Fact]
    public void MergedValue_OfAnotherColumn_HidesNoValueInSilence() =>
        Assert.Contains("GN208 Biểu 02-DS!I10", Judging.Findings(workbook => workbook.List.Merges.Add("H10:I10")));

    [Fact]
    public void BirthYears_UnderNamAndNu_GiveTheSex()
    {
        var households = Accepted(workbook =>
        {
            workbook.List.Merges.RemoveAll(range => range.StartsWith('E') || range.StartsWith('F'));
            workbook.List.Merges.Add("E7:F7");
            workbook.List.Set("E7", "Năm sinh").Set("F7", null).Set("E8", "Nam").Set("F8", "Nữ");
            (int Row, int? Male, int? Female)[] births = [(10, null, 1990), (11, 1976, null), (12, 1979, null), (13, null, 1946), (14, 1955, null), (15, null, 1947)];
            foreach (var (row, male, female) in births) workbook.List.Set($"E{row}", male).Set($"F{row}", female);
        }).Households;

        Assert.Equal([Sex.Female, Sex.Male, Sex.Male, Sex.Female, Sex.Male, Sex.Female], households.Select(household => household.Sex!.Value));
        Assert.Equal(BirthDate.Of(1990), households[0].BirthDate);
    }

    [Fact]
    public void BirthYears_InBothColumns_AreGN208() =>
        Assert.Contains("GN208 Biểu 02-DS!F10", Findings(workbook => workbook.List.Set("E7", "Năm sinh nam").Set("F7", "Năm sinh nữ").Set("E10", 1990).Set("F10", 1991).Set("D10", null)));

    [Fact]
    public void Epoch1904_GivesTheSameDays() => AssertSame(workbook => workbook.Epoch1904 = true);

    [Fact]
    public void Decomposed_Unicode_IsComposed() => AssertSame(workbook => Rewrite(workbook, text => text.Normalize(System.Text.NormalizationForm.FormD)));

    [Fact]
    public void BlanksOfEveryKind_AreCollapsed() => AssertSame(workbook => Rewrite(workbook, text => $" {text.Replace(" ", " \u00A0 ", StringComparison.Ordinal)}\u00A0\u200B"));

    [Fact]
    public void IndicatorText_WithOtherWordsInBrackets_IsKnown() => AssertSame(workbook => workbook.Summary.Set("B14", "Số hộ giảm khác (chết, chuyển đi…)").Set("B18", "- Số hộ tăng khác:"), exact: false);

    /// <summary>The changed workbook is accepted and says what the sound one says.</summary>
    private static void AssertSame(Action<TestWorkbook> change, bool exact = true)
    {
        if (exact) Assert.DoesNotContain(Findings(change), place => !place.StartsWith("GN211", StringComparison.Ordinal));
        var (sound, changed) = (Accepted(_ => { }), Accepted(change));
        Assert.Equal(Codes, changed.Households.Select(household => household.Code));
        Assert.Equal(sound.Households.Select(Comparable), changed.Households.Select(Comparable));
        Assert.Equal(sound.Summary.Figures.Select(figure => (figure.Key, figure.Value)), changed.Summary.Figures.Select(figure => (figure.Key, figure.Value)));
        Assert.Equal(sound.Supports.Select(support => (support.Code, support.Policy, support.Content, support.Amount, support.Date, support.Source)), changed.Supports.Select(support => (support.Code, support.Policy, support.Content, support.Amount, support.Date, support.Source)));
    }

    private static (Household, string) Comparable(Household household) =>
        (household with { Origin = new("", ""), Deprivations = [] }, string.Join(',', household.Deprivations));

    private static void Rewrite(TestWorkbook workbook, Func<string, string> change)
    {
        foreach (var sheet in workbook.Sheets) sheet.Rewrite(change);
    }

    private static void Insert(TestSheet sheet, int before)
    {
        foreach (var cell in sheet.Cells.Where(cell => cell.Key.Row >= before).OrderByDescending(cell => cell.Key.Row).ToList())
            sheet.Set(cell.Key.ToString(), null).Set($"{cell.Key.ColumnName}{cell.Key.Row + 1}", cell.Value.Value, cell.Value.Format);
    }
}
