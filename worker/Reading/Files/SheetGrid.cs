namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>A sheet with everything that its file stores in cells.</summary>
internal sealed class SheetGrid(string name)
{
    /// <summary>Name as the ward wrote it.</summary>
    public string Name { get; } = name;

    /// <summary>Rows that hold something, ascending.</summary>
    public List<GridRow> Rows { get; } = [];

    /// <summary>Merged ranges.</summary>
    public IReadOnlyList<CellRange> Merges { get; init; } = [];

    /// <summary>True when the ward does not see the sheet.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Widths that somebody set, by column, in characters; 0 for a hidden one. Only of .xls and .xlsb, which are copied for the returned workbook.</summary>
    public IReadOnlyDictionary<int, double> Widths { get; init; } = new Dictionary<int, double>();

    /// <summary>How the text was stored; the cells are decoded already.</summary>
    public LegacyEncoding Encoding { get; set; }
}

/// <summary>A merged range.</summary>
/// <param name="FromRow">First row, from 0.</param>
/// <param name="FromColumn">First column, from 0.</param>
/// <param name="ToRow">Last row, from 0.</param>
/// <param name="ToColumn">Last column, from 0.</param>
internal readonly record struct CellRange(int FromRow, int FromColumn, int ToRow, int ToColumn);

/// <summary>A row that holds something.</summary>
/// <param name="Number">1-based row.</param>
/// <param name="Cells">Cells that hold something, ascending by column.</param>
internal sealed record GridRow(int Number, List<RawCell> Cells)
{
    /// <summary>The cell of a column; blank when nothing stands there.</summary>
    public RawCell this[int column]
    {
        get
        {
            foreach (var cell in Cells)
            {
                if (cell.Address.Column == column) return cell;
                if (cell.Address.Column > column) break;
            }

            return RawCell.BlankAt(new(Number, column));
        }
    }
}
