using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MongCai.Poverty.Etl.Reporting.Models;

namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>One sheet of a finished workbook as rows of texts, from the results that stand in its cells.</summary>
/// <param name="Name">Name on the tab.</param>
/// <param name="Rows">Rows with their place; the cell's position is its column.</param>
internal sealed record SheetText(string Name, IReadOnlyList<Passage> Rows);

/// <summary>Reads a finished workbook. Numbers stand as whole Vietnamese numbers, fractions of one as they are stored.</summary>
internal static partial class WorkbookPassages
{
    /// <summary>Every sheet.</summary>
    /// <exception cref="InvalidDataException">No workbook.</exception>
    public static IReadOnlyList<SheetText> Read(byte[] xlsx)
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(xlsx, writable: false), isEditable: false);
        var book = workbook.WorkbookPart ?? throw new InvalidDataException("The package holds no workbook.");
        var strings = book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
        return [.. book.Workbook!.Descendants<Sheet>().Select((sheet, index) => new SheetText(sheet.Name!.Value!, Rows((WorksheetPart)book.GetPartById(sheet.Id!.Value!), strings, index + 1)))];
    }

    private static IReadOnlyList<Passage> Rows(WorksheetPart part, List<string> strings, int table) =>
        [.. part.Worksheet!.Descendants<Row>().Select(row => Passage.OfRow(table, (int)(row.RowIndex?.Value ?? 0), Cells(row, strings)))];

    private static List<string> Cells(Row row, List<string> strings)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = Column(cell.CellReference?.Value) ?? cells.Count + 1;
            while (cells.Count < column - 1) cells.Add("");
            cells.Add(Text(cell, strings));
        }

        return cells;
    }

    private static string Text(Cell cell, List<string> strings)
    {
        if (cell.DataType?.Value == CellValues.InlineString) return cell.InlineString?.InnerText ?? "";
        var value = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value == CellValues.SharedString) return strings[int.Parse(value, CultureInfo.InvariantCulture)];
        return cell.DataType is null && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? VietnameseText.Count(whole) : value;
    }

    private static int? Column(string? address) =>
        address is null ? null : Letters().Match(address).Value.Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1);

    [GeneratedRegex("^[A-Z]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Letters();
}
