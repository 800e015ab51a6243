using ExcelDataReader;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>A sheet as ExcelDataReader gives it, with the faults of the scan put in.</summary>
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

    /// <summary>Widths of the columns from the first, in characters; 0 for a hidden one.</summary>
    public IReadOnlyList<double> Widths { get; init; } = [];

    /// <summary>How the text was stored; the cells are decoded already.</summary>
    public LegacyEncoding Encoding { get; set; }
}

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
