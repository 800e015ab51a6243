using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Kit.Forms;

/// <summary>A blank workbook as an officer fills it in: cells are found by what stands in the headings, not by what the writer planned.</summary>
public sealed class FilledWorkbook : IDisposable
{
    private readonly MemoryStream content = new();
    private readonly SpreadsheetDocument document;
    private readonly Dictionary<string, FilledSheet> sheets = new(StringComparer.Ordinal);

    /// <summary>Opens a blank workbook.</summary>
    public FilledWorkbook(byte[] blank)
    {
        content.Write(blank);
        document = SpreadsheetDocument.Open(content, isEditable: true);
    }

    /// <summary>Writes a cell of the n-th line, from 0, under a heading; null empties it.</summary>
    public void Line(string sheet, string heading, int line, object? value)
    {
        var found = Open(sheet);
        FilledSheet.Write(found.Cells[new(found.FirstRow + line, found.ByText[heading].Column)], value);
    }

    /// <summary>Writes a cell of the line that bears a text.</summary>
    public void Named(string sheet, string label, string heading, object? value)
    {
        var found = Open(sheet);
        FilledSheet.Write(found.Cells[new(found.ByText[label].Row, found.ByText[heading].Column)], value);
    }

    /// <summary>Renames a sheet.</summary>
    public void Rename(string sheet, string name) => document.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(one => one.Name == sheet).Name = name;

    /// <summary>The bytes as saved.</summary>
    public byte[] Save()
    {
        foreach (var part in document.WorkbookPart!.WorksheetParts) part.Worksheet!.Save();
        document.WorkbookPart.Workbook!.Save();
        document.Save();
        document.Dispose();
        return content.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        document.Dispose();
        content.Dispose();
    }

    private FilledSheet Open(string name)
    {
        if (sheets.TryGetValue(name, out var sheet)) return sheet;
        var id = document.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(one => one.Name == name).Id!.Value!;
        return sheets[name] = new(((WorksheetPart)document.WorkbookPart.GetPartById(id)).Worksheet!.Descendants<Cell>());
    }
}

/// <summary>The cells of one sheet as they were before anything was filled in.</summary>
internal sealed class FilledSheet
{
    public FilledSheet(IEnumerable<Cell> cells)
    {
        foreach (var cell in cells)
        {
            if (!CellAddress.TryParse(cell.CellReference, out var address)) throw new FormatException(cell.CellReference);
            Cells.Add(address, cell);
            if (cell.InlineString is { } text) ByText.TryAdd(text.InnerText, address);
        }
    }

    public Dictionary<CellAddress, Cell> Cells { get; } = [];

    /// <summary>First place of each text.</summary>
    public Dictionary<string, CellAddress> ByText { get; } = new(StringComparer.Ordinal);

    /// <summary>The row below the column numbers.</summary>
    public int FirstRow => ByText["(1)"].Row + 1;

    /// <summary>Writes a value as Excel stores it.</summary>
    public static void Write(Cell cell, object? value)
    {
        (cell.CellFormula, cell.CellValue, cell.InlineString, cell.DataType) = (null, null, null, null);
        if (value is string text)
        {
            cell.DataType = CellValues.InlineString;
            var stored = text.Replace("_x0041_", "_x005F_x0041_", StringComparison.Ordinal);
            cell.InlineString = new InlineString(new Text(stored) { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve });
        }
        else if (value is DateOnly day) cell.CellValue = new CellValue((day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture));
        else if (value is not null) cell.CellValue = new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!);
    }
}
