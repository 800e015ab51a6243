using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Annex;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using MongCai.Poverty.Etl.Tests.Kit.Workbooks;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Annex;

public sealed class ExcelAnnexTests
{
    private static ReportFile Weekly(ReconciliationResult? result = null)
    {
        var figures = result ?? SampleResults.Week13();
        return ExcelAnnex.Build(SampleReports.Weekly(figures), figures, Some.Area);
    }

    private static ReportFile Quarterly() => ExcelAnnex.Build(SampleReports.Quarterly(), SampleResults.Quarter1(), Some.Area);

    [Fact]
    public void Annex_IsNamedAfterItsReport() =>
        Assert.Equal(("BC-tuan-2024-W13-phu-luc.xlsx", "BC-quy-2024-Q1-phu-luc.xlsx"), (Weekly().FileName, Quarterly().FileName));

    [Fact]
    public void Annex_IsValid_AndSameInputGivesSameBytes()
    {
        Assert.Empty(PackageContent.Faults(Weekly().Content));
        Assert.Empty(PackageContent.Faults(Quarterly().Content));
        Assert.Equal(Weekly().Content, Weekly().Content);
    }

    [Fact]
    public void Annex_HasASheetForEachTopic() =>
        Assert.Equal(
            ["Theo xã, phường", "Đối chiếu hộ", "Biến động", "Mốc kế hoạch", "Nhịp độ", "Số liệu mâu thuẫn", "Nguồn gốc số liệu"],
            WorkbookValues.Read(Weekly().Content).Keys);

    // Rows 6 to 22 are the seventeen wards, row 23 is the city.
    [Theory]
    [InlineData("Theo xã, phường", "C23", "SUM(C6:C22)", "57")]
    [InlineData("Theo xã, phường", "D23", "SUM(D6:D22)", "12")]
    [InlineData("Theo xã, phường", "F23", "SUM(F6:F22)", "45")]
    [InlineData("Theo xã, phường", "H23", "IF(C23=0,\"–\",ROUND(D23/C23,4))", "0.2105")]
    [InlineData("Theo xã, phường", "H14", "IF(C14=0,\"–\",ROUND(D14/C14,4))", "0.2857")]
    [InlineData("Đối chiếu hộ", "G23", "C23-D23-E23+F23", "45")]
    [InlineData("Biến động", "E40", "SUMIF(C6:C39,\"Hộ\",E6:E39)", "3")]
    [InlineData("Biến động", "E41", "SUMIF(C6:C39,\"Nhân khẩu\",E6:E39)", "11")]
    [InlineData("Mốc kế hoạch", "E7", "IF(C7=0,\"–\",ROUND(D7/C7,4))", "0.3")]
    [InlineData("Mốc kế hoạch", "H7", "IF(OR(F7=0,G7=0),\"–\",ROUNDUP(F7/G7,1))", "2.2")]
    [InlineData("Nhịp độ", "E23", "SUM(E6:E22)", "40")]
    public void Total_IsAFormulaWithItsResult(string sheet, string address, string formula, string result)
    {
        var cell = CellAt(Weekly().Content, sheet, address);

        Assert.Equal((formula, result), (cell.CellFormula?.Text, decimal.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture).ToString("0.####", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void RateOfNothing_IsADash()
    {
        var cell = CellAt(Weekly(SampleResults.Week13()).Content, "Nhịp độ", "I22"); // Vĩnh Thực has nothing left to do

        Assert.Equal(("–", CellValues.String), (cell.CellValue!.Text, cell.DataType!.Value));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+84")]
    [InlineData("-5")]
    [InlineData("@SUM(A1)")]
    public void Text_ThatBeginsLikeAFormula_StaysText(string text)
    {
        var result = SampleResults.Week13(null, new Finding("GN302", Severity.Warning, null, null, null, text) { Ward = "06709" });

        var cell = CellAt(Weekly(result).Content, "Số liệu mâu thuẫn", "D6");

        Assert.Equal((text, CellValues.InlineString), (cell.InlineString!.InnerText, cell.DataType!.Value));
        Assert.Null(cell.CellFormula);
    }

    [Fact]
    public void EverySheet_IsLandscapeA4_WithFrozenHeadings_InTimesNewRoman()
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(Weekly().Content), isEditable: false);
        foreach (var sheet in workbook.WorkbookPart!.WorksheetParts.Select(part => part.Worksheet!))
        {
            var setup = sheet.GetFirstChild<PageSetup>()!;
            Assert.Equal((9U, OrientationValues.Landscape, 1U), (setup.PaperSize!.Value, setup.Orientation!.Value, setup.FitToWidth!.Value));
            var pane = sheet.Descendants<Pane>().Single();
            Assert.Equal((PaneStateValues.Frozen, "C6"), (pane.State!.Value, pane.TopLeftCell!.Value));
            Assert.Null(sheet.GetFirstChild<SheetProtection>());
        }

        Assert.All(workbook.WorkbookPart.WorkbookStylesPart!.Stylesheet!.Fonts!.Elements<Font>(), font => Assert.Equal("Times New Roman", font.FontName!.Val!.Value));
    }

    [Fact]
    public void PlanThatTruncates_HasFormulasThatTruncate()
    {
        var result = SampleResults.Week13();
        var truncated = result with { Plan = result.Plan with { Rounding = RoundingRule.Truncate, Decimals = 0 } };

        var cell = CellAt(Weekly(truncated).Content, "Theo xã, phường", "H19"); // Vạn Ninh, 1 of 6

        Assert.Equal(("IF(C19=0,\"–\",TRUNC(D19/C19,2))", "0.16"), (cell.CellFormula!.Text, cell.CellValue!.Text));
    }

    [Fact]
    public void Annex_NamesNoHousehold() =>
        Assert.DoesNotMatch("[0-9]{5}-[0-9]{3}|[0-9]{12}", string.Concat(WorkbookValues.Read(Weekly().Content).Values.SelectMany(sheet => sheet).Where(cell => !cell.Contains(new string('0', 64), StringComparison.Ordinal))));

    private static Cell CellAt(byte[] content, string sheet, string address)
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        var id = workbook.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(one => one.Name == sheet).Id!.Value!;
        return ((WorksheetPart)workbook.WorkbookPart.GetPartById(id)).Worksheet!.Descendants<Cell>().Single(cell => cell.CellReference == address);
    }
}
