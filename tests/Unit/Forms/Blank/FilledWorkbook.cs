using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Unit.Forms.Blank;

/// <summary>A blank workbook as an officer fills it in: cells are found by what stands in the headings, not by what the writer planned.</summary>
internal sealed class FilledWorkbook : IDisposable
{
    private readonly MemoryStream content = new();
    private readonly SpreadsheetDocument document;

    public FilledWorkbook(byte[] blank)
    {
        content.Write(blank);
        document = SpreadsheetDocument.Open(content, isEditable: true);
    }

    /// <summary>Writes a cell of the n-th line, from 0, under a heading; null empties it.</summary>
    public void Line(string sheet, string heading, int line, object? value) => Write(sheet, new(FirstRow(sheet) + line, ColumnOf(sheet, heading)), value);

    /// <summary>Writes a cell of the line that bears a text.</summary>
    public void Named(string sheet, string label, string heading, object? value)
    {
        var row = Rows(sheet).First(cell => TextOf(cell) == label);
        Write(sheet, new(AddressOf(row).Row, ColumnOf(sheet, heading)), value);
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

    public void Dispose()
    {
        document.Dispose();
        content.Dispose();
    }

    private void Write(string sheet, CellAddress address, object? value)
    {
        var cell = Rows(sheet).First(cell => cell.CellReference == address.ToString());
        cell.CellFormula = null;
        cell.CellValue = null;
        cell.InlineString = null;
        cell.DataType = null;
        switch (value)
        {
            case null:
                break;
            case string text:
                cell.DataType = CellValues.InlineString;
                cell.InlineString = new InlineString(new Text(text) { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve });
                break;
            case DateOnly day:
                cell.CellValue = new CellValue((day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture));
                break;
            default:
                cell.CellValue = new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                break;
        }
    }

    private int FirstRow(string sheet) => Rows(sheet).Where(cell => TextOf(cell) == "(1)").Select(cell => AddressOf(cell).Row).Single() + 1;

    private int ColumnOf(string sheet, string heading) => AddressOf(Rows(sheet).First(cell => TextOf(cell) == heading)).Column;

    private IEnumerable<Cell> Rows(string sheet)
    {
        var id = document.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(one => one.Name == sheet).Id!.Value!;
        return ((WorksheetPart)document.WorkbookPart.GetPartById(id)).Worksheet!.Descendants<Cell>();
    }

    private static string? TextOf(Cell cell) => cell.InlineString?.InnerText;

    private static CellAddress AddressOf(Cell cell) => CellAddress.TryParse(cell.CellReference, out var address) ? address : throw new FormatException(cell.CellReference);
}
