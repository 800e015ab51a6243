using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MongCai.Poverty.Etl.Spreadsheets;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Spreadsheets;

public sealed class StyleTableTests
{
    private static readonly CellLook Ground = new() { Format = CellLook.General };

    [Fact]
    public void Of_SameLookTwice_GivesOneStyle()
    {
        var table = new StyleTable(Ground, 12);

        Assert.Equal([0, 1, 1, 2], new[] { Ground, Ground with { Format = "0" }, Ground with { Format = "0" }, Ground with { Frame = Frame.Grey } }.Select(table.Of));
    }

    [Fact]
    public void Write_LooksBesideAWardsStyles_LeavesTheseAsTheyWere()
    {
        var sheet = Own();
        var before = sheet.CellFormats!.OuterXml;
        var table = new StyleTable(sheet, 12);
        var look = table.Of(new CellLook { Lettering = Lettering.Bold, Format = "0.0", Fill = "FF00FF00", Frame = Frame.Black });
        var typed = table.Of(new CellLook { Format = CellLook.AsTyped });

        Written(table, sheet);

        var styles = sheet.CellFormats.Elements<CellFormat>().ToList();
        Assert.Equal(before, new CellFormats(styles.Take(2).Select(style => style.CloneNode(deep: true))).OuterXml);
        Assert.Equal("0.0", sheet.NumberingFormats!.Elements<NumberingFormat>().Single(format => format.NumberFormatId!.Value == styles[(int)look].NumberFormatId!.Value).FormatCode!.Value);
        Assert.Equal("0.00", sheet.NumberingFormats.Elements<NumberingFormat>().Single(format => format.NumberFormatId!.Value == 170).FormatCode!.Value);
        Assert.NotNull(sheet.Fonts!.Elements<Font>().ElementAt((int)styles[(int)look].FontId!.Value).Bold);
        Assert.Equal(49U, styles[(int)typed].NumberFormatId!.Value);
        Assert.Equal(4U, sheet.CellFormats.Count!.Value);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 0)]
    [InlineData(-1, 0)]
    public void OnGround_Style_GivesItsTwinOnce(int style, int original)
    {
        var sheet = Own();
        var table = new StyleTable(sheet, 12);

        var twin = table.OnGround(style, "FF00FF00");

        Assert.Equal(twin, table.OnGround(style, "FF00FF00"));
        var styles = sheet.CellFormats!.Elements<CellFormat>().ToList();
        Assert.Equal(styles[original].NumberFormatId?.Value, styles[twin].NumberFormatId?.Value);
        Assert.Equal("FF00FF00", sheet.Fills!.Elements<Fill>().ElementAt((int)styles[twin].FillId!.Value).PatternFill!.ForegroundColor!.Rgb!.Value);
        Assert.Null(table.FormerGround(twin));
    }

    [Fact]
    public void FormerGround_Style_IsTheColourItHadAlready()
    {
        var table = new StyleTable(Own(), 12);

        Assert.Equal([null, "FFFF0000", null], new[] { 0, 1, 9 }.Select(table.FormerGround));
        Assert.Contains("FFFF0000", table.FormerGrounds);
    }

    private static Stylesheet Own() => new()
    {
        NumberingFormats = new NumberingFormats(new NumberingFormat { NumberFormatId = 170, FormatCode = "0.00" }),
        Fills = new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), LookElements.Fill("FFFF0000")),
        CellFormats = new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 170, FillId = 2 }),
    };

    private static void Written(StyleTable table, Stylesheet sheet)
    {
        using var document = SpreadsheetDocument.Create(new MemoryStream(), SpreadsheetDocumentType.Workbook);
        var part = document.AddWorkbookPart().AddNewPart<WorkbookStylesPart>();
        part.Stylesheet = sheet;
        table.Write(part);
    }
}
