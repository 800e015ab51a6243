using MongCai.Poverty.Etl.Reading.Files;

namespace MongCai.Poverty.Etl.Reading.Layout;

/// <summary>Merged ranges of a sheet, looked up by cell without spreading them out.</summary>
internal sealed class MergedCells
{
    private readonly Dictionary<int, List<CellRange>> byColumn = [];
    private readonly Dictionary<int, GridRow> rows;
    private readonly SheetGrid sheet;

    public MergedCells(SheetGrid sheet)
    {
        this.sheet = sheet;
        rows = sheet.Rows.ToDictionary(row => row.Number);
        var (lastRow, lastColumn) = (rows.Keys.DefaultIfEmpty().Max(), sheet.Rows.Where(row => row.Cells.Count > 0).Select(row => row.Cells[^1].Address.Column).DefaultIfEmpty().Max());
        // Ranges that begin where nothing stands any more show nothing; a hostile sheet can have thousands of them.
        foreach (var range in sheet.Merges.Where(range => range.FromRow < lastRow))
        {
            for (var column = range.FromColumn; column < Math.Min(range.ToColumn + 1, lastColumn); column++)
            {
                if (!byColumn.TryGetValue(column + 1, out var ranges)) byColumn[column + 1] = ranges = [];
                ranges.Add(range);
            }
        }

        foreach (var ranges in byColumn.Values) ranges.Sort((left, right) => left.FromRow.CompareTo(right.FromRow));
    }

    /// <summary>The cell that shows at an address: its own, or the corner of the merged range that covers it.</summary>
    public RawCell At(int row, int column) => CornerOf(row, column) is { } corner
        ? Own(corner.Row, corner.Column)
        : Own(row, column);

    /// <summary>The row of that number; null when nothing stands in it.</summary>
    public GridRow? RowAt(int number) => rows.GetValueOrDefault(number);

    /// <summary>True when a range reaches below a row.</summary>
    public bool ReachBelow(int row) => sheet.Merges.Any(range => range.ToRow + 1 > row);

    /// <summary>The last row of the range that covers a cell; its own when none does.</summary>
    public int LastRowOf(CellAddress cell) => Find(cell.Row, cell.Column) is { } range ? range.ToRow + 1 : cell.Row;

    /// <summary>True when the cell belongs to a range over several columns.</summary>
    public bool IsWide(int row, int column) => Find(row, column) is { } range && range.ToColumn > range.FromColumn;

    /// <summary>The corner of the range that covers a cell; null when none does.</summary>
    public CellAddress? CornerOf(int row, int column) => Find(row, column) is { } range ? new(range.FromRow + 1, range.FromColumn + 1) : null;

    private RawCell Own(int row, int column) => rows.TryGetValue(row, out var found) ? found[column] : RawCell.BlankAt(new(row, column));

    private CellRange? Find(int row, int column)
    {
        if (!byColumn.TryGetValue(column, out var ranges)) return null;
        int low = 0, high = ranges.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (ranges[middle].FromRow + 1 > row) high = middle - 1;
            else low = middle + 1;
        }

        return high >= 0 && ranges[high].ToRow + 1 >= row ? ranges[high] : null;
    }
}
