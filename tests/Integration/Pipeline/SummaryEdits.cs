using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

/// <summary>What a ward officer does to a workbook that was handed in before.</summary>
internal static class SummaryEdits
{
    /// <summary>Adds to the households of an indicator of the summary sheet.</summary>
    public static void Add(SpreadsheetDocument workbook, string indicator, int households)
    {
        var cell = Cell(workbook, indicator);
        var value = int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture);
        (cell.CellFormula, cell.CellValue) = (null, new CellValue(value + households));
    }

    /// <summary>Saves under another author: other bytes, the same figures.</summary>
    public static void Resave(SpreadsheetDocument workbook) => workbook.PackageProperties.Creator = "Phường";

    private static Cell Cell(SpreadsheetDocument workbook, string indicator)
    {
        foreach (var sheet in workbook.WorkbookPart!.WorksheetParts)
        {
            var label = sheet.Worksheet!.Descendants<Cell>().FirstOrDefault(cell => Text(workbook, cell).StartsWith(indicator, StringComparison.Ordinal));
            if (label is not null) return ((Row)label.Parent!).Elements<Cell>().First(cell => cell.CellReference!.Value!.StartsWith('C'));
        }

        throw new InvalidOperationException($"No indicator \"{indicator}\".");
    }

    private static string Text(SpreadsheetDocument workbook, Cell cell) => cell.DataType?.Value == CellValues.SharedString
        ? workbook.WorkbookPart!.SharedStringTablePart!.SharedStringTable!.ElementAt(int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)).InnerText
        : cell.InnerText;
}
