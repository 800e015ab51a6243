using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>What a quick pass over the stored sheet found: its size, and the cells for which ExcelDataReader gives null although something is wrong.</summary>
internal sealed class SheetScan
{
    private readonly HashSet<int> columns = [];

    /// <summary>Rows that hold something.</summary>
    public int HoldingRows { get; private set; }

    /// <summary>Columns that hold something.</summary>
    public int HoldingColumns => columns.Count;

    /// <summary>Last row that holds something.</summary>
    public int LastHoldingRow { get; private set; }

    /// <summary>Last row with a cell, blank formatted ones counted.</summary>
    public int LastRow { get; private set; }

    /// <summary>Last column with a cell, blank formatted ones counted.</summary>
    public int LastColumn { get; private set; }

    /// <summary>Cells with an error or a formula that was never calculated.</summary>
    public List<RawCell> Faults { get; } = [];

    /// <summary>Counts a cell.</summary>
    /// <param name="row">1-based row.</param>
    /// <param name="column">1-based column.</param>
    /// <param name="holds">True when more than a format stands there.</param>
    public void Count(int row, int column, bool holds)
    {
        LastRow = Math.Max(LastRow, row);
        LastColumn = Math.Max(LastColumn, column);
        if (!holds) return;
        columns.Add(column);
        if (row != LastHoldingRow) HoldingRows++;
        LastHoldingRow = row;
    }

    /// <summary>Notes a cell that shows an error.</summary>
    public void Error(int row, int column, string error) => Faults.Add(new(new(row, column), RawKind.Error, error, 0, null));

    /// <summary>Notes a formula without a stored result.</summary>
    public void Uncalculated(int row, int column) => Faults.Add(new(new(row, column), RawKind.Uncalculated, null, 0, null));

    /// <summary>Notes a formula whose stored result is empty text.</summary>
    public void EmptyResult(int row, int column) => Faults.Add(new(new(row, column), RawKind.EmptyResult, null, 0, null));

    /// <summary>The limit that is passed; null when none is.</summary>
    public ReadingTrouble? Trouble(ReadingLimits limits)
    {
        if (HoldingRows > limits.Rows) return Troubles.Over($"có {HoldingRows} dòng có dữ liệu trong một trang tính, quá giới hạn {limits.Rows} dòng");
        if (HoldingColumns > limits.Columns) return Troubles.Over($"có {HoldingColumns} cột có dữ liệu trong một trang tính, quá giới hạn {limits.Columns} cột");
        return (long)LastRow * LastColumn > limits.UsedCells
            ? Troubles.Over($"có vùng ô đang dùng đến tận {new CellAddress(LastRow, LastColumn)}, quá giới hạn {limits.UsedCells} ô")
            : null;
    }
}
