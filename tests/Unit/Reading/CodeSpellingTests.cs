using Xunit;
using static MongCai.Poverty.Etl.Tests.Kit.Reading.Judging;

namespace MongCai.Poverty.Etl.Tests.Unit.Reading;

/// <summary>Household codes mean the same in every spelling, in every sheet and check.</summary>
public sealed class CodeSpellingTests
{
    public static TheoryData<string> Dashes => ["\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\uFE58", "\uFE63", "\uFF0D", " - ", "\u00AD-\u00AD", "\u00AD", "\n\u2013 "];

    [Theory]
    [MemberData(nameof(Dashes))]
    public void Code_WithAnotherDash_IsTheSame(string dash)
    {
        var content = Accepted(workbook =>
        {
            foreach (var sheet in new[] { workbook.List, workbook.Support }) sheet.Rewrite(text => text.Replace("06751-", $"06751{dash}", StringComparison.Ordinal));
        });

        Assert.Equal(["06751-001", "06751-002", "06751-003", "06751-004", "06751-005", "06751-006"], content.Households.Select(household => household.Code));
        Assert.Equal("06751-001", content.Supports[0].Code);
    }

    [Fact]
    public void Code_InFullWidthDigits_IsTheSame() =>
        Assert.Equal("06751-001", Accepted(workbook => workbook.List.Set("B10", "\uFF10\uFF16\uFF17\uFF15\uFF11\uFF0D\uFF10\uFF10\uFF11")).Households[0].Code);

    [Fact]
    public void Code_OfTheFirstLineRightUnderTheHeading_IsNoHeading() =>
        Assert.Equal(6, Accepted(workbook =>
        {
            workbook.List.ClearRow(9);
            workbook.List.Rewrite(text => text.Replace("06751-", "06751\u00AD", StringComparison.Ordinal));
        }).Households.Count);

    [Fact]
    public void Code_TwiceInTwoSpellings_IsGN306() =>
        Assert.Contains("GN306 Biểu 02-DS!B12", Findings(workbook => workbook.List.Set("B12", "06751 – 001")));

    [Fact]
    public void Code_OfAnotherWardInAnySpelling_IsGN102() =>
        Assert.Contains("GN102 Biểu 02-DS!B12", Findings(workbook => workbook.List.Set("B12", "06748–003")));

    [Fact]
    public void Support_InAnotherSpelling_IsOnTheList() => Assert.Empty(Findings(workbook => workbook.Support.Set("B8", "06751 ― 001")));

    [Theory]
    [InlineData("6751-003")]
    [InlineData("06751003")]
    [InlineData("003")]
    [InlineData("06751-3")]
    [InlineData("06751-03")]
    [InlineData("06751-0003")]
    [InlineData("06751/003")]
    [InlineData("06751_003")]
    [InlineData("067S1-003")]
    [InlineData("O6751-003")]
    [InlineData("06751-003a")]
    [InlineData("06751-003 06751-008")]
    [InlineData("06751-003, 06751-008")]
    [InlineData("06751-003;008")]
    [InlineData("06751--003")]
    public void Code_OfAnotherForm_CouldBeAnotherHouseholdOrTwo(string code)
    {
        Assert.Contains("GN208 Biểu 02-DS!B12", Findings(workbook => workbook.List.Set("B12", code)));
        Assert.Contains("GN208 Biểu 03-HT!B8", Findings(workbook => workbook.Support.Set("B8", code)));
    }

    [Theory]
    [InlineData("06751-999")]
    [InlineData("06751-1000")]
    public void Code_WithoutAZeroBeforeItsNumber_MayBeLonger(string code) => Assert.Equal(code, Accepted(workbook => workbook.List.Set("B12", code)).Households[2].Code);

    [Fact]
    public void SoftCode_UnderAFormatWithWords_IsWhatExcelShows() =>
        Assert.Equal("HN 06751-001", Accepted(workbook => workbook.List.Set("H10", "06751\u00AD001", "\"HN \"@")).Households[0].Hamlet);

    [Fact]
    public void SoftHyphen_InOtherTexts_IsDropped() =>
        Assert.Equal("Khu 1", Accepted(workbook => workbook.List.Set("H10", "Kh\u00ADu 1")).Households[0].Hamlet);

    [Theory]
    [InlineData("06751-")]
    [InlineData("06751-000")]
    public void Codes_OfAnotherLengthThroughout_AreRead(string before) => // 06751-1 to 06751-6, 06751-0001 to 06751-0006
        Assert.Equal(6, Accepted(workbook =>
        {
            for (var number = 1; number <= 6; number++) workbook.List.Set($"B{9 + number}", $"{before}{number}");
            workbook.Support.Set("B8", $"{before}1");
        }).Households.Count);
}
