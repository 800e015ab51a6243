using MongCai.Poverty.Etl.Tests.Kit.Reading;
using Xunit;
using static MongCai.Poverty.Etl.Tests.Kit.Reading.Judging;

namespace MongCai.Poverty.Etl.Tests.Unit.Reading;

/// <summary>Two sheets for one part of the form: what the ward sees is read; two that it sees are no answer.</summary>
public sealed class RivalSheetTests
{
    private const string Own = "Biểu 02-DS";

    [Theory]
    [InlineData("hidden")]
    [InlineData("veryHidden")]
    public void HiddenList_EvenWithTheFormsName_IsToldAndNotRead(string state)
    {
        void Change(TestWorkbook workbook)
        {
            workbook.List.Name = "DS tuần 13";
            workbook.Sheets.Insert(0, Stale(Own, state).List);
        }

        Assert.Equal([$"GN211 {Own}!"], Findings(Change));
        Assert.Equal(2, Accepted(Change).Households[0].Members);
    }

    [Theory]
    [InlineData(Own, "DS cũ")]
    [InlineData("DS", "DS cũ")]
    public void TwoVisibleLists_AreGN208(string name, string second) =>
        Assert.Single(Findings(workbook =>
        {
            workbook.List.Name = name;
            workbook.Sheets.Add(Stale(second, null).List);
        }), $"GN208 {second}!");

    [Fact]
    public void TwoVisibleLists_OfWhichTheSecondBearsTheFormsName_AreGN208() =>
        Assert.Contains("GN208 DS!", Findings(workbook =>
        {
            workbook.List.Name = "DS";
            workbook.Sheets.Add(Stale(Own, null).List);
        }));

    [Fact]
    public void TwoHiddenLists_AreGN208() =>
        Assert.Contains("GN208 DS!", Findings(workbook =>
        {
            (workbook.List.Name, workbook.List.State) = ("DS", "hidden");
            workbook.Sheets.Add(Stale(Own, "hidden").List);
        }));

    [Theory]
    [InlineData("hidden")]
    [InlineData("veryHidden")]
    public void HiddenSheets_WithoutVisibleOnes_AreRead(string state) =>
        Assert.Empty(Findings(workbook => workbook.Summary.State = workbook.List.State = workbook.Support.State = state));

    [Theory]
    [InlineData(null)]
    [InlineData("hidden")]
    public void BlankCopies_AreNoRivals(string? state) =>
        Assert.Empty(Findings(workbook =>
        {
            var blank = Stale("DS (2)", state);
            (blank.Summary.Name, blank.Support.Name) = ("TH (2)", "HT (2)");
            (blank.Summary.State, blank.Support.State) = (state, state);
            for (var row = TestWorkbook.FirstRow; row < 30; row++) blank.List.ClearRow(row);
            for (var row = 8; row < 30; row++) blank.Support.ClearRow(row);
            for (var row = 9; row < 23; row++) blank.Summary.Set($"C{row}", null).Set($"D{row}", null);
            blank.Summary.SetFormula("C22", "C20/C21", 0);
            workbook.Sheets.AddRange([blank.Summary, blank.List, blank.Support]);
        }));

    [Fact]
    public void BlankVisibleList_BesideAFilledHiddenOne_IsTheOneThatIsRead() =>
        Assert.Contains("GN211 DS cũ!", Findings(workbook =>
        {
            for (var row = TestWorkbook.FirstRow; row < 30; row++) workbook.List.ClearRow(row);
            workbook.Sheets.Add(Stale("DS cũ", "hidden").List);
        }));

    [Fact]
    public void HiddenSummary_WithFigures_IsTold() =>
        Assert.Equal(["GN211 TH cũ!"], Findings(workbook =>
        {
            var stale = new TestWorkbook { Summary = { Name = "TH cũ", State = "hidden" } };
            stale.Summary.Set("C9", 979).Set("A5", "Tuần 12/2024");
            workbook.Sheets.Add(stale.Summary);
        }));

    [Fact]
    public void ListWithoutRequiredColumns_BesideAWholeOne_IsRefused() =>
        Assert.Equal(["GN208 Tra cứu!"], Findings(workbook =>
        {
            var lookup = Stale("Tra cứu", null).List;
            foreach (var cell in lookup.Cells.Where(cell => cell.Key.ColumnName is "I" or "J").ToList()) lookup.Set(cell.Key.ToString(), null);
            workbook.Sheets.Add(lookup);
        }));

    /// <summary>A workbook whose list says something else.</summary>
    private static TestWorkbook Stale(string name, string? state)
    {
        var workbook = new TestWorkbook { List = { Name = name, State = state } };
        workbook.List.Set("A5", "Tuần 12/2024").Set("I10", 9);
        return workbook;
    }
}
