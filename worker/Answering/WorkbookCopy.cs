using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>The sheets of a workbook as they are read, for a copy of those that cannot be returned themselves (.xls, .xlsb). Pure.</summary>
public static class WorkbookCopy
{
    /// <summary>Most cells that are copied, all sheets together: a hundred times what a ward has. A copy is built in memory.</summary>
    public const int MostCells = 600_000;

    private const double UsualWidth = 8.43;

    // Longer texts are titles, which run on over the cells beside them.
    private const int LongestValue = 24;

    /// <summary>Reads all sheets.</summary>
    /// <param name="bytes">Content of the file.</param>
    /// <param name="limits">Limits of reading.</param>
    /// <returns>Null when the file cannot be read or has more than <see cref="MostCells"/>.</returns>
    public static IReadOnlyList<SheetCopy>? Read(ReadOnlyMemory<byte> bytes, ReadingLimits limits)
    {
        try
        {
            var sheets = WorkbookReader.Open(bytes, limits).Sheets;
            return sheets.Sum(sheet => sheet.Rows.Sum(row => row.Cells.Count)) > MostCells ? null : [.. sheets.Select(Copy)];
        }
        catch (UnreadableException)
        {
            return null;
        }
    }

    private static SheetCopy Copy(SheetGrid sheet) => new(
        sheet.Name,
        sheet.IsHidden,
        [.. sheet.Rows.SelectMany(row => row.Cells).Select(cell => new CellCopy(cell.Address, Value(cell), cell.Format))],
        [.. sheet.Merges.Select(merge => $"{new CellAddress(merge.FromRow + 1, merge.FromColumn + 1)}:{new CellAddress(merge.ToRow + 1, merge.ToColumn + 1)}")])
    {
        Widths = Widths(sheet),
    };

    /// <summary>Columns whose width nobody set are made to fit their values: Excel's usual width is too narrow for a date.</summary>
    private static Dictionary<int, double> Widths(SheetGrid sheet)
    {
        var fitting = sheet.Rows.SelectMany(row => row.Cells)
            .Where(cell => cell.Shown?.Length <= LongestValue)
            .GroupBy(cell => cell.Address.Column).ToDictionary(column => column.Key, column => Math.Max(UsualWidth, column.Max(cell => cell.Shown!.Length) + 2));
        foreach (var (column, width) in sheet.Widths) fitting[column] = Math.Clamp(width, 0, 255);
        return fitting;
    }

    private static object? Value(RawCell cell) => cell.Kind switch
    {
        RawKind.Text => cell.Encoding == LegacyEncoding.Tcvn3 ? WithCapitals(cell.Text!) : cell.Text,
        RawKind.Number => cell.Number,
        RawKind.Date => cell.Day is { } day ? day : cell.Number,
        RawKind.Boolean => cell.Number != 0,
        RawKind.Error => new CellFault(cell.Text!),
        RawKind.NoNumber or RawKind.Twice or RawKind.Shared or RawKind.Hidden => cell.Text,
        RawKind.Uncalculated => new CellFault("#N/A"),
        _ => null,
    };

    /// <summary>TCVN3 has no capital vowels with tones, a font of capitals showed them: <c>HảI HòA</c> was all capitals, and a cell begins with one.</summary>
    private static string WithCapitals(string text)
    {
        if (IsInCapitals(text)) return text.ToUpperInvariant();
        return char.IsAscii(text[0]) ? text : char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>Two capitals side by side and no small letter among those that TCVN3 can hold both ways; <c>Lê Vỹ</c> is a name like any other.</summary>
    private static bool IsInCapitals(string text) =>
        !text.Any(char.IsAsciiLetterLower) && text.Zip(text.Skip(1)).Any(pair => char.IsAsciiLetterUpper(pair.First) && char.IsAsciiLetterUpper(pair.Second));
}
