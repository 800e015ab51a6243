using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Forms;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using MongCai.Poverty.Etl.Validation;

namespace MongCai.Poverty.Etl.Tests.Unit.Forms.Units;

/// <summary>The definition of Mẫu 7.3 as data.</summary>
public sealed class UnitRowsFormTests
{
    [Fact]
    public void Form_OfTheProject_HasTheNineColumnsAndTheBalanceOfTheCircular()
    {
        var form = UnitWorkbook.Form;

        Assert.Equal("MAU-7.3", form.Id);
        Assert.Equal(Enumerable.Range(1, 9), form.Figures.Select(figure => figure.Number));
        Assert.Equal([1, -1, -1, -1, 1, 1, 1, 1, 0], form.Figures.Select(figure => figure.Balance));
        Assert.Equal("closing", form.Closing.Column.Key);
    }

    [Theory]
    [InlineData("layout: unit-rows", "layout: rows", "layout")]
    [InlineData("kind: measure", "kind: note", "columns")]
    [InlineData("number: 2", "number: 3", "figures")]
    [InlineData("number: 9, label", "number: 9, balance: 1, label", "figures")]
    [InlineData("Phát sinh mới, also", "Tái cận nghèo, also", "figures")]
    [InlineData("persons: [Nhân khẩu", "persons: [Hộ, Nhân khẩu", "words")]
    [InlineData("totals:", "total:", "words.total")]
    public void Form_WithAFault_IsRefusedWithItsPlace(string good, string bad, string place)
    {
        using var folder = new TestFolder();
        var text = File.ReadAllText(RepositoryRoot.Path("config", "forms", "mau-7-3.yml"));
        Assert.Contains(good, text, StringComparison.Ordinal);
        var path = folder.Write(text.Replace(good, bad, StringComparison.Ordinal), "mau.yml");

        var wrong = Assert.Throws<ConfigurationFaultException>(() => UnitRowsForm.Load(path));

        Assert.Contains(wrong.Faults, fault => fault.Place == place);
    }

    [Fact]
    public void Heading_AddedToTheFile_IsKnown()
    {
        using var folder = new TestFolder();
        var text = File.ReadAllText(RepositoryRoot.Path("config", "forms", "mau-7-3.yml")).Replace("also: [Thoát cận nghèo]", "also: [Thoát cận nghèo, Ra khỏi danh sách]", StringComparison.Ordinal);
        var form = UnitRowsForm.Load(folder.Write(text, "mau.yml"));
        var workbook = UnitReportTests.Sound();
        workbook.Sheet.Set("E6", "Ra khỏi danh sách").ClearRow(8);

        var judged = new WorkbookJudge(Judging.Form, Judging.Wards, new(), form).Judge("mau.xlsx", workbook.Bytes());

        Assert.Empty(judged.Findings);
    }
}
