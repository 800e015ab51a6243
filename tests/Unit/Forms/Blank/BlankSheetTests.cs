using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MongCai.Poverty.Etl.Forms.Blank;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reading;

namespace MongCai.Poverty.Etl.Tests.Unit.Forms.Blank;

/// <summary>What an officer meets in the sheets, beside their values.</summary>
public sealed class BlankSheetTests : IDisposable
{
    private readonly SpreadsheetDocument document = SpreadsheetDocument.Open(
        new MemoryStream(BlankWorkbook.Build(Judging.Form, Some.VanNinh, new(2024, 14), Prefill.Nothing)), isEditable: false);

    public void Dispose() => document.Dispose();

    [Theory]
    [InlineData("Biểu 01-TH", "A7", true)]
    [InlineData("Biểu 01-TH", "B12", true)]
    [InlineData("Biểu 01-TH", "C12", false)]
    [InlineData("Biểu 01-TH", "D21", true)] // The baseline counts no persons.
    [InlineData("Biểu 02-DS", "M8", true)]
    [InlineData("Biểu 02-DS", "B9", true)]
    [InlineData("Biểu 02-DS", "B10", false)]
    [InlineData("Biểu 02-DS", "AD109", false)]
    [InlineData("Biểu 03-HT", "A9", false)]
    public void Cell_IsLocked_WhenItBelongsToTheForm(string sheet, string address, bool isLocked)
    {
        var format = Formats.ElementAt((int)CellOf(sheet, address).StyleIndex!.Value);

        Assert.Equal(isLocked, format.Protection!.Locked!.Value);
        Assert.Null(SheetOf(sheet).GetFirstChild<SheetProtection>()!.HashValue);
        Assert.True(SheetOf(sheet).GetFirstChild<SheetProtection>()!.Sheet!.Value);
    }

    [Theory]
    [InlineData("Biểu 01-TH", 8, 2, "$7:$8")]
    [InlineData("Biểu 02-DS", 9, 3, "$7:$9")]
    [InlineData("Biểu 03-HT", 8, 3, "$7:$8")]
    public void Heading_StaysInSight_AndIsPrintedOnEveryPageOfA4Landscape(string sheet, int rows, int columns, string titles)
    {
        var pane = SheetOf(sheet).Descendants<Pane>().Single();
        var page = SheetOf(sheet).GetFirstChild<PageSetup>()!;

        Assert.Equal((rows, columns), ((int)pane.VerticalSplit!.Value, (int)pane.HorizontalSplit!.Value));
        Assert.Equal((9U, OrientationValues.Landscape, 1U, 0U), (page.PaperSize!.Value, page.Orientation!.Value, page.FitToWidth!.Value, page.FitToHeight!.Value));
        Assert.Contains(document.WorkbookPart!.Workbook!.Descendants<DefinedName>(), name => name.Name == "_xlnm.Print_Titles" && name.Text == $"'{sheet}'!{titles}");
    }

    [Theory]
    [InlineData("Biểu 02-DS", "J10:J1009", "list", "stop", "'_meta'!$D$1:$D$8", null)]
    [InlineData("Biểu 02-DS", "F10:F1009", "list", "stop", "'_meta'!$F$1:$F$2", null)]
    [InlineData("Biểu 02-DS", "M10:M1009", "list", "stop", "'_meta'!$G$1:$G$1", null)]
    [InlineData("Biểu 02-DS", "I10:I1009", "whole", "stop", "1", "30")]
    [InlineData("Biểu 02-DS", "D10:D1009", "textLength", "warning", "12", null)]
    [InlineData("Biểu 02-DS", "Z10:Z1009", "date", "warning", "36526", "45389")] // 1/1/2000 to 7/4/2024, the Sunday of week 14.
    [InlineData("Biểu 02-DS", "B10:B1009", "custom", "stop", "AND(LEFT(B10,6)=\"06748-\",COUNTIF($B$10:$B$1009,B10)=1)", null)]
    [InlineData("Biểu 03-HT", "B9:B1008", "list", "warning", "'Biểu 02-DS'!$B$10:$B$1009", null)]
    [InlineData("Biểu 03-HT", "D9:D1008", "list", "stop", "'_meta'!$E$1:$E$6", null)]
    [InlineData("Biểu 03-HT", "F9:F1008", "whole", "stop", "0", "1000000000000")]
    [InlineData("Biểu 01-TH", "C12", "whole", "stop", "0", "1000000")]
    [InlineData("Biểu 01-TH", "C22", "decimal", "stop", "0", "10")]
    public void Rule_OfAColumn_ComesFromTheForm(string sheet, string cells, string type, string style, string first, string? second)
    {
        var rule = SheetOf(sheet).Descendants<DataValidation>().Single(rule => rule.SequenceOfReferences!.InnerText == cells);

        Assert.Equal((type, style, first, second), (rule.Type!.InnerText, rule.ErrorStyle!.InnerText, rule.Formula1!.Text, rule.Formula2?.Text));
        Assert.InRange(rule.PromptTitle!.Value!.Length, 1, 32);
        Assert.InRange(rule.Prompt!.Value!.Length, 1, 255);
        Assert.InRange(rule.Error!.Value!.Length, 1, 255);
    }

    [Fact]
    public void Lists_OfferTheWordsOfTheForm()
    {
        Assert.Equal(Judging.Form.Words.StatusChoices, Words("D"));
        Assert.Equal(Judging.Form.Words.PolicyChoices, Words("E"));
        Assert.Equal(["Nam", "Nữ"], Words("F"));
        Assert.Equal(["x"], Words("G"));
    }

    [Theory]
    [InlineData("C19", "C11-C12-C13-C14+C15+C16+C17+C18")]
    [InlineData("D19", "D11-D12-D13-D14+D15+D16+D17+D18")]
    [InlineData("C20", "COUNTIF('Biểu 02-DS'!$J$10:$J$1009,\"Thoát cận nghèo\")")]
    [InlineData("D20", "SUMIF('Biểu 02-DS'!$J$10:$J$1009,\"Thoát cận nghèo\",'Biểu 02-DS'!$I$10:$I$1009)")]
    [InlineData("C22", "IF(C21>0,ROUND(C20/C21,4),0)")]
    public void Formula_CarriesItsResult(string address, string formula)
    {
        var cell = CellOf("Biểu 01-TH", address);

        Assert.Equal((formula, "0"), (cell.CellFormula!.Text, cell.CellValue!.Text));
    }

    [Fact]
    public void Guide_SpeaksOfEveryColumnAndLineOfTheForm()
    {
        var text = string.Concat(SheetOf("Hướng dẫn").Descendants<Text>().Select(one => one.Text));

        Assert.All(Judging.Form.List.Columns.Where(column => !column.OptionalForm), column => Assert.Contains(column.Label, text, StringComparison.Ordinal));
        Assert.All(Judging.Form.Support.Columns, column => Assert.Contains(column.Label, text, StringComparison.Ordinal));
        Assert.All(Judging.Form.Summary.Indicators, indicator => Assert.Contains(indicator.FullLabel, text, StringComparison.Ordinal));
        Assert.All(Judging.Form.Words.StatusChoices, word => Assert.Contains($"\"{word}\"", text, StringComparison.Ordinal));
        Assert.Contains("ở xã: không quá 140 điểm", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Signatures_AreWordsThatTheReaderKnows() =>
        Assert.All(["NGƯỜI LẬP BIỂU", "CHỦ TỊCH", "(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)"], word => Assert.Contains(TextKey.Of(word), Judging.Form.Words.Signatures));

    private IEnumerable<CellFormat> Formats => document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>();

    private Worksheet SheetOf(string name)
    {
        var id = document.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(sheet => sheet.Name == name).Id!.Value!;
        return ((WorksheetPart)document.WorkbookPart.GetPartById(id)).Worksheet!;
    }

    private Cell CellOf(string sheet, string address) => SheetOf(sheet).Descendants<Cell>().Single(cell => cell.CellReference == address);

    private IEnumerable<string> Words(string column) =>
        SheetOf("_meta").Descendants<Cell>().Where(cell => cell.CellReference!.Value!.StartsWith(column, StringComparison.Ordinal)).Select(cell => cell.InlineString!.InnerText);
}
