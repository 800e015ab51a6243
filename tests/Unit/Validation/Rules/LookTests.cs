using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Validation;
using Xunit;
using static MongCai.Poverty.Etl.Tests.Kit.Reading.Judging;

namespace MongCai.Poverty.Etl.Tests.Unit.Validation.Rules;

/// <summary>What a cell looks like can change what it says: formats that scale or hide, letters that are struck out or raised.</summary>
public sealed class LookTests
{
    [Theory]
    [InlineData("C16:C17", "C17")]
    [InlineData("C9:D9", "D9")]
    public void SummaryFigure_MergedOverTwo_IsNeithers(string range, string cell) =>
        Assert.Contains($"GN208 Biểu 01-TH!{cell}", Findings(workbook =>
        {
            workbook.Summary.Set(range.Split(':')[0], 3).Set(cell, null);
            workbook.Summary.Merges.Add(range);
        }));

    [Fact]
    public void SummaryFigure_WithoutPersons_MayBeMergedOverBothColumns() => Assert.Empty(Findings(workbook => workbook.Summary.Merges.Add("C21:D21")));

    [Theory]
    [InlineData("0\" triệu\"")]
    [InlineData("#,##0\" nghìn đồng\"")]
    [InlineData("0\"000\"")]
    [InlineData("\"khoảng \"0")]
    public void Figure_WhoseFormatChangesIt_IsGN208(string format)
    {
        Assert.Equal(["GN208 Biểu 03-HT!F8"], Findings(workbook => workbook.Support.Set("F8", 40, format)));
        Assert.Equal(["GN208 Biểu 01-TH!C9"], Findings(workbook => workbook.Summary.Set("C9", 980, format)));
    }

    [Theory]
    [InlineData("0\" hộ\"")]
    [InlineData("#,##0\" đồng\"")]
    [InlineData("#,##0,")]
    public void Figure_WhoseFormatAddsWords_IsTheStoredOne(string format) => Assert.Empty(Findings(workbook => workbook.Summary.Set("C9", 980, format)));

    [Theory]
    [InlineData("P10", "x")]
    [InlineData("P10", 1)]
    [InlineData("G10", "Tày")]
    public void Value_HiddenByItsFormat_IsAskedBack(string cell, object value) => Assert.Contains($"GN208 Biểu 02-DS!{cell}", Findings(workbook => workbook.List.Set(cell, value, ";;;")));

    [Fact]
    public void Zero_HiddenByItsFormat_IsNothing() => Assert.Empty(Findings(workbook => workbook.List.Set("P10", 0, "0;;;")));

    [Fact]
    public void NationalId_ShownAsAPower_IsTheNumber() => Assert.Contains("GN210 Biểu 02-DS!D10", Findings(workbook => workbook.List.Set("D10", 22190000049, "0.00E+00")));

    [Theory]
    [InlineData(ValueKind.Count, TextMarks.Struck, true)]
    [InlineData(ValueKind.Text, TextMarks.Struck, true)]
    [InlineData(ValueKind.Count, TextMarks.Raised, true)]
    [InlineData(ValueKind.Person, TextMarks.Raised, true)]
    [InlineData(ValueKind.Text, TextMarks.Raised, false)] // 20 m²
    public void Letters_StruckOutOrRaised_AreAskedBack(ValueKind kind, TextMarks marks, bool isDoubtful) =>
        Assert.Equal(isDoubtful ? "GN208" : null, CellCheck.Of(new RawCell(new(1, 1), RawKind.Text, "12", 0, null) { Marks = marks }, kind).Fault?.Code);

    [Fact]
    public void Number_InAFontThatStrikesOut_IsAskedBack() =>
        Assert.Equal("GN208", CellCheck.Of(new RawCell(new(1, 1), RawKind.Number, null, 12, new CellStyle(null, "Arial", IsStruck: true)), ValueKind.Count).Fault?.Code);
}
