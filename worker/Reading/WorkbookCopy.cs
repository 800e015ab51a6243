using MongCai.Poverty.Etl.Intake.Answers;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Reading;

/// <summary>The sheets of a workbook as they are read, for a copy of those that cannot be returned themselves (.xls, .xlsb). Pure.</summary>
public static class WorkbookCopy
{
    /// <summary>Most cells that are copied, all sheets together: a hundred times what a ward has. A copy is built in memory.</summary>
    public const int MostCells = 600_000;

    /// <summary>Reads all sheets.</summary>
    /// <param name="bytes">Content of the file.</param>
    /// <param name="limits">Limits of reading.</param>
    /// <returns>Null when the file cannot be read or has more than <see cref="MostCells"/>.</returns>
    public static IReadOnlyList<SheetCopy>? Read(ReadOnlyMemory<byte> bytes, ReadingLimits limits)
    {
        try
        {
            if (WorkbookReader.Prepare(bytes, limits).Value is not { } workbook) return null;
            using (workbook.Bytes)
            {
                var sheets = GridReader.Read(workbook);
                return sheets.Sum(sheet => sheet.Rows.Sum(row => row.Cells.Count)) > MostCells ? null : [.. sheets.Select(Copy)];
            }
        }
        catch (Exception fault) when (WorkbookReader.IsDamage(fault))
        {
            return null;
        }
    }

    private static SheetCopy Copy(SheetGrid sheet) => new(
        sheet.Name,
        sheet.IsHidden,
        [.. sheet.Rows.SelectMany(row => row.Cells).Select(cell => new CellCopy(cell.Address, Value(cell, sheet.Encoding), cell.Format))],
        [.. sheet.Merges.Select(merge => $"{new CellAddress(merge.FromRow + 1, merge.FromColumn + 1)}:{new CellAddress(merge.ToRow + 1, merge.ToColumn + 1)}")])
    {
        Widths = sheet.Widths.Select((width, index) => (Width: Math.Clamp(width, 0, 255), Column: index + 1)).ToDictionary(one => one.Column, one => one.Width),
    };

    private static object? Value(RawCell cell, LegacyEncoding encoding) => cell.Kind switch
    {
        RawKind.Text => encoding == LegacyEncoding.Tcvn3 ? WithCapital(cell.Text!) : cell.Text,
        RawKind.Number => cell.Number,
        RawKind.Date => cell.Day is { } day ? day : cell.Number,
        RawKind.Boolean => cell.Number != 0,
        RawKind.Error => new CellFault(cell.Text!),
        RawKind.Uncalculated => new CellFault("#N/A"),
        _ => null,
    };

    /// <summary>TCVN3 has no capital vowels with tones: fonts of capitals showed them, and a cell begins with one.</summary>
    private static string WithCapital(string text) => char.IsAscii(text[0]) ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
