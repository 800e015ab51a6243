using System.Globalization;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Tests.Fuzz.Compare;

/// <summary>A cell in which the two programs differ.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Sheet">Sheet.</param>
/// <param name="Address">Place; the default for a sheet or a file as a whole.</param>
/// <param name="Made">What was stored; null where nothing was.</param>
/// <param name="Format">Number format that was stored with it.</param>
/// <param name="Ours">Our cell; blank where we have none.</param>
/// <param name="Theirs">What LibreOffice shows, cleaned as ours is; empty for nothing.</param>
/// <param name="Epoch1904">Day count of the workbook.</param>
internal sealed record Difference(string File, string Sheet, CellAddress Address, MadeCell? Made, string Format, RawCell Ours, string Theirs, bool Epoch1904)
{
    /// <summary>What Excel shows in the cell, as we say; empty for nothing.</summary>
    public string Shown => Comparison.Shown(Ours);

    /// <summary>True when both show a text without a number, date or fault behind it.</summary>
    public bool IsText => Ours.Kind == RawKind.Text;

    /// <summary>True for a workbook that LibreOffice wrote anew as .xls.</summary>
    public bool IsXls => File.EndsWith(".xls", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{File} {Sheet} {Address} format <{Format}> stored {Made?.Kind.ToString() ?? "nothing"} <{Made?.Stored}>{(Made?.IsFormula == true ? " by a formula" : "")}{(Epoch1904 ? ", 1904" : "")}: ours {Ours.Kind} <{Shown}>{(IsXls ? $" under <{Ours.Format}>" : "")}, LibreOffice <{Theirs}>");
}

/// <summary>Holds the cells of a workbook as we read them against those that LibreOffice shows.</summary>
internal static class Comparison
{
    /// <summary>All cells in which the two differ.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="made">What was written.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="theirs">Gives the sheet of a name as LibreOffice shows it; null when it has none.</param>
    /// <param name="cells">Number of cells that were held against each other.</param>
    public static List<Difference> Compare(string file, MadeWorkbook made, ReadOnlyMemory<byte> bytes, Func<string, string?> theirs, out int cells)
    {
        var (differences, count) = (new List<Difference>(), 0);
        var ours = WorkbookReader.Open(bytes, new ReadingLimits()).Sheets.ToDictionary(sheet => sheet.Name, StringComparer.Ordinal);
        foreach (var sheet in made.Sheets)
        {
            var (mine, other) = (Cells(ours[sheet.Name]), CsvSheet.Read(theirs(sheet.Name) ?? throw new InvalidDataException($"LibreOffice wrote no sheet {sheet.Name} of {file}.")));
            var stored = sheet.Cells.ToDictionary(cell => cell.Address);
            foreach (var address in mine.Keys.Union(other.Keys).Order())
            {
                count++;
                var difference = new Difference(file, sheet.Name, address, stored.GetValueOrDefault(address), FormatOf(made, stored.GetValueOrDefault(address)), mine.GetValueOrDefault(address), Clean(other.GetValueOrDefault(address, "")), made.Epoch1904);
                if (!Agree(difference.Ours, difference.Theirs)) differences.Add(difference);
            }
        }

        cells = count;
        return differences;
    }

    /// <summary>As the reader cleans texts, and in one line.</summary>
    public static string Clean(string text) => LegacyCells.Clean(text).Replace('\n', ' ');

    /// <summary>What Excel shows in one of our cells, as we say; empty for nothing, also where a format hides a text that we keep.</summary>
    public static string Shown(in RawCell cell) => cell.Kind == RawKind.Hidden ? "" : Clean(cell.Shown ?? "");

    private static bool Agree(in RawCell ours, string theirs) =>
        ours is { Kind: RawKind.Date, Day: { } day } ? ShownDay.Agrees(ours.Format ?? "General", day, theirs) : Shown(ours) == theirs;

    private static Dictionary<CellAddress, RawCell> Cells(SheetGrid sheet) => sheet.Rows.SelectMany(row => row.Cells).Where(cell => !cell.IsBlank).ToDictionary(cell => cell.Address);

    private static string FormatOf(MadeWorkbook made, MadeCell? cell) => cell is null ? "" : made.Formats[cell.Style].ToString();
}
