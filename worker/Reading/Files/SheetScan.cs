using System.Collections;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>
/// Takes the cells of one sheet as the scan of a file meets them, in whatever order they are stored, and holds them to the limits before they cost anything.
/// What it does not take is not in the file: here begins the promise that no stored cell disappears.
/// </summary>
/// <param name="name">Name of the sheet.</param>
/// <param name="isHidden">True when the ward does not see it.</param>
/// <param name="epoch1904">Day count of the workbook.</param>
/// <param name="limits">Limits.</param>
internal sealed class SheetScan(string name, bool isHidden, bool epoch1904, ReadingLimits limits)
{
    private const int UsualColumns = 32;
    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;
    private const int LongestText = 32_767;
    private const int LongestShown = 40;

    private readonly List<GridRow> rows = [];
    private readonly BitArray columns = new(MostColumns + 1);
    private readonly List<CellRange> merges = [];
    private readonly Dictionary<int, double> widths = [];
    private int holdingColumns;
    private int lastRow;
    private int lastColumn;

    /// <summary>Text, as stored.</summary>
    /// <exception cref="UnreadableException">Longer than any cell of Excel's.</exception>
    public void Text(int row, int column, CellStyle? style, StoredText stored)
    {
        var text = stored.Text;
        if (text.Length > LongestText) throw new UnreadableException(Troubles.Damaged($"bị hỏng: ô {new CellAddress(row, column)} trang \"{name}\" dài hơn {LongestText} ký tự"));
        Add(IsNothing(text) ? RawCell.BlankAt(new(row, column)) : new(new(row, column), RawKind.Text, text, 0, style) { Marks = stored.Marks });
    }

    /// <summary>Number; a date when its format shows one.</summary>
    public void Number(int row, int column, CellStyle? style, double number)
    {
        if (!double.IsFinite(number)) NoNumber(row, column, style, "NaN");
        else if (style?.Number.IsDate(number) == true) Add(new(new(row, column), RawKind.Date, null, number, style, SerialDate.ToDay(number, epoch1904)));
        else Add(new(new(row, column), RawKind.Number, null, number, style));
    }

    /// <summary>A day that is stored as such (ISO 8601), not as a day count.</summary>
    public void Day(int row, int column, CellStyle? style, DateOnly day) => Add(new(new(row, column), RawKind.Date, $"{day:yyyy-MM-dd}", SerialDate.OfDay(day, epoch1904), style, day));

    /// <summary>What stands where the file format asks for a number, and is none.</summary>
    public void NoNumber(int row, int column, CellStyle? style, string stored) => Add(new(new(row, column), RawKind.NoNumber, stored, 0, style));

    /// <summary>TRUE or FALSE.</summary>
    public void Boolean(int row, int column, CellStyle? style, bool truth) => Add(new(new(row, column), RawKind.Boolean, null, truth ? 1 : 0, style));

    /// <summary>Error of a formula, by Excel's name for it.</summary>
    public void Error(int row, int column, string error) => Add(new(new(row, column), RawKind.Error, error, 0, null));

    /// <summary>Formula without a stored result.</summary>
    public void Uncalculated(int row, int column) => Add(new(new(row, column), RawKind.Uncalculated, null, 0, null));

    /// <summary>Formula whose stored result is empty text.</summary>
    public void EmptyResult(int row, int column) => Add(new(new(row, column), RawKind.EmptyResult, null, 0, null));

    /// <summary>A cell with a format only: it counts for the used range.</summary>
    public void Blank(int row, int column) => Add(RawCell.BlankAt(new(row, column)));

    /// <summary>A merged range; what lies outside any sheet is none.</summary>
    public void Merge(CellRange range)
    {
        if (range is { FromRow: >= 0, FromColumn: >= 0, ToRow: < MostRows, ToColumn: < MostColumns } && range.FromRow <= range.ToRow && range.FromColumn <= range.ToColumn) merges.Add(range);
    }

    /// <summary>The width of some columns, in characters; 0 when they are hidden.</summary>
    public void Width(int from, int to, double width)
    {
        for (var column = from; column <= Math.Min(to, limits.Columns); column++) widths[column] = width;
    }

    /// <summary>True when a row holds something already.</summary>
    public bool Holds(int row) => rows.Count > 0 && (rows[^1].Number == row || (rows[^1].Number > row && Find(row) >= 0));

    /// <summary>The sheet; texts are not decoded yet.</summary>
    /// <exception cref="UnreadableException">Over a limit.</exception>
    public SheetGrid Finish()
    {
        if ((long)lastRow * lastColumn > limits.UsedCells) throw new UnreadableException(Troubles.UsedTooFar(new(lastRow, lastColumn), limits));
        var grid = new SheetGrid(name) { Merges = merges, IsHidden = isHidden, Widths = widths };
        grid.Rows.AddRange(rows);
        return grid;
    }

    private void Add(RawCell cell)
    {
        var (row, column) = (cell.Address.Row, cell.Address.Column);
        if (row is < 1 or > MostRows || column is < 1 or > MostColumns) throw new InvalidDataException("a cell stands where no sheet has one");
        lastRow = Math.Max(lastRow, row);
        lastColumn = Math.Max(lastColumn, column);
        if (cell.IsBlank)
        {
            EmptyAgain(cell.Address);
            return;
        }

        if (!columns[column] && ++holdingColumns > limits.Columns) throw new UnreadableException(Troubles.TooManyColumns(limits));
        columns[column] = true;
        Put(RowOf(row).Cells, cell);
    }

    private GridRow RowOf(int number)
    {
        if (rows.Count > 0 && rows[^1].Number == number) return rows[^1];
        var at = rows.Count == 0 || rows[^1].Number < number ? ~rows.Count : Find(number);
        if (at >= 0) return rows[at];
        var row = new GridRow(number, new(UsualColumns));
        rows.Insert(~at, row);
        return rows.Count <= limits.Rows ? row : throw new UnreadableException(Troubles.TooManyRows(limits));
    }

    /// <summary>The index of a row, or the complement of where it belongs.</summary>
    private int Find(int number)
    {
        int low = 0, high = rows.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (rows[middle].Number == number) return middle;
            if (rows[middle].Number < number) low = middle + 1;
            else high = middle - 1;
        }

        return ~low;
    }

    /// <summary>Two values in one cell are none: nobody can say which of them Excel would show.</summary>
    private static void Put(List<RawCell> cells, RawCell cell)
    {
        var at = cells.Count;
        while (at > 0 && cells[at - 1].Address.Column > cell.Address.Column) at--;
        if (at == 0 || cells[at - 1].Address != cell.Address) cells.Insert(at, cell);
        else if (cells[at - 1].Kind != RawKind.Twice) cells[at - 1] = cell with { Kind = RawKind.Twice, Text = $"{Short(cells[at - 1].Shown)} / {Short(cell.Shown)}" };
    }

    /// <summary>A value, and then nothing in the same cell, is as doubtful as two values.</summary>
    private void EmptyAgain(CellAddress address)
    {
        if (rows.Count == 0 || rows[^1].Number != address.Row) return;
        var cells = rows[^1].Cells;
        var at = cells.FindLastIndex(cell => cell.Address.Column <= address.Column);
        if (at >= 0 && cells[at].Address == address) cells[at] = cells[at] with { Kind = RawKind.Twice, Text = $"{Short(cells[at].Shown)} /" };
    }

    private static string? Short(string? text) => text?.Length > LongestShown ? text[..LongestShown] : text;

    private static bool IsNothing(string text) => text.All(letter => char.IsWhiteSpace(letter) || char.IsControl(letter));
}
