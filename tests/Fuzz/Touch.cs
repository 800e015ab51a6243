using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Fuzz;

/// <summary>
/// What a mutation may have changed: the oracle holds everything else to the original.
/// <list type="bullet">
/// <item>Cells: text inside the XML of one cell, no tag touched. What other cells of the row say stays.</item>
/// <item>Rows: the XML or the records of single rows. Values of all other rows, and of all other sheets, stay.</item>
/// <item>Sheets: anything of a sheet outside its rows, its headings, or several rows at once. Values of all other sheets stay.</item>
/// <item>Structure: the zip container, or a part that only says where the others are. Nothing inside a sheet was touched, so each of the three tables is as before; the
/// support table, which may be missing, is as before or gone.</item>
/// <item>Everything: bytes on which everything hangs and which carry no checksum (sector tables and shared texts of an .xls file, order of shared strings): only the
/// verdict is looked at.</item>
/// </list>
/// </summary>
/// <param name="Everything">No value can be held to the original.</param>
/// <param name="Structure">The tables as wholes.</param>
/// <param name="Sheets">Names of sheets.</param>
/// <param name="Rows">Rows of sheets.</param>
/// <param name="Cells">Single cells of sheets.</param>
public sealed record Touch(bool Everything, bool Structure, IReadOnlySet<string> Sheets, IReadOnlySet<(string Sheet, int Row)> Rows, IReadOnlySet<(string Sheet, CellAddress Cell)> Cells)
{
    /// <summary>Nothing that holds a value.</summary>
    public static readonly Touch None = new(false, false, new HashSet<string>(), new HashSet<(string, int)>(), new HashSet<(string, CellAddress)>());

    /// <summary>Everything.</summary>
    public static readonly Touch All = None with { Everything = true };

    /// <summary>The container.</summary>
    public static readonly Touch Container = None with { Structure = true };

    /// <summary>A sheet.</summary>
    public static Touch OfSheet(string sheet) => None with { Sheets = new HashSet<string> { sheet } };

    /// <summary>Rows of a sheet.</summary>
    public static Touch OfRows(string sheet, IEnumerable<int> rows) => None with { Rows = rows.Select(row => (sheet, row)).ToHashSet() };

    /// <summary>One cell of a sheet.</summary>
    public static Touch OfCell(string sheet, CellAddress cell) => None with { Cells = new HashSet<(string, CellAddress)> { (sheet, cell) } };

    /// <summary>Both.</summary>
    public Touch And(Touch other) => new(
        Everything || other.Everything, Structure || other.Structure, Sheets.Union(other.Sheets).ToHashSet(), Rows.Union(other.Rows).ToHashSet(), Cells.Union(other.Cells).ToHashSet());

    /// <summary>True when every value of this row may have changed.</summary>
    public bool Covers(string sheet, int row) => Everything || Sheets.Contains(sheet) || Rows.Contains((sheet, row));

    /// <summary>The columns of a row in which single cells may have changed.</summary>
    public IReadOnlyList<int> ColumnsOf(string sheet, int row) => [.. Cells.Where(one => one.Sheet == sheet && one.Cell.Row == row).Select(one => one.Cell.Column)];
}

/// <summary>A workbook after a mutation.</summary>
/// <param name="Kind">Which mutation.</param>
/// <param name="Detail">Where and how, for the report.</param>
/// <param name="Bytes">The bytes.</param>
/// <param name="Touched">What may have changed.</param>
public sealed record Mutation(string Kind, string Detail, byte[] Bytes, Touch Touched)
{
    /// <summary>True when the workbook must be rejected, because what was put into it is an attack.</summary>
    public bool MustBeRejected { get; init; }
}
