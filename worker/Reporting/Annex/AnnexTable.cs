using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Reporting.Annex;

/// <summary>A column of an annex table.</summary>
/// <param name="Label">Heading.</param>
/// <param name="Width">Width in digits.</param>
internal sealed record AnnexColumn(string Label, double Width);

/// <summary>One sheet of the annex: title, heading, rows, an optional row of totals, notes.</summary>
internal sealed class AnnexTable
{
    private const int HeadRow = 4;
    private const int NumberRow = 5;
    private const double HeadHeight = 50;
    private const double RoomAround = 1.5;

    private readonly IReadOnlyList<AnnexColumn> columns;
    private int next = NumberRow + 1;

    /// <summary>Begins a sheet.</summary>
    /// <param name="name">Name on the tab, at most 31 characters.</param>
    /// <param name="title">First line.</param>
    /// <param name="subtitle">Second line.</param>
    /// <param name="columns">Columns; the first is the running number, the second names the row.</param>
    public AnnexTable(string name, string title, string subtitle, params IReadOnlyList<AnnexColumn> columns)
    {
        this.columns = columns;
        Plan = new SheetPlan(name) { IsForm = false, HeadRows = NumberRow, FirstPrintedHeadRow = HeadRow, HeadColumns = 2 };
        Plan.Widths.AddRange(columns.Select(column => column.Width));
        Plan.PutOver(1, 1, 1, columns.Count, title, CellLook.Title);
        Plan.PutOver(2, 1, 2, columns.Count, subtitle, CellLook.Subtitle);
        Plan.Heights[HeadRow] = HeadHeight;
        for (var column = 1; column <= columns.Count; column++)
        {
            Plan.Put(HeadRow, column, columns[column - 1].Label, CellLook.Heading);
            Plan.Put(NumberRow, column, FormattableString.Invariant($"({column})"), CellLook.ColumnNumber);
        }
    }

    /// <summary>The sheet, ready to be written.</summary>
    public SheetPlan Plan { get; }

    /// <summary>First row below the heading.</summary>
    public static int FirstRow => NumberRow + 1;

    /// <summary>The row that is written next.</summary>
    public int Next => next;

    /// <summary>Adds a row, cell by cell from the first column on.</summary>
    public void Add(params IReadOnlyList<PlannedCell> cells)
    {
        foreach (var (cell, index) in cells.Select((cell, index) => (cell, index))) Put(index, cell);
        next++;
    }

    /// <summary>Adds so many rows that they are made only when they are written.</summary>
    /// <param name="count">How many.</param>
    /// <param name="cells">The cells of a row by its place among them, from 0; no number in them is longer than its column.</param>
    public void AddMany(int count, Func<int, IReadOnlyList<PlannedCell>> cells)
    {
        Plan.PutMany(next, count, cells);
        next += count;
    }

    /// <summary>Excel shows a number that is longer than its column as #####: the column grows with it.</summary>
    private void Put(int index, PlannedCell cell)
    {
        Plan.Put(new CellAddress(next, index + 1), cell);
        if (cell.Number is { } number) Plan.Widths[index] = Math.Max(Plan.Widths[index], VietnameseText.Decimal(number, 0).Length + RoomAround);
    }

    /// <summary>A line below the table, over its whole width.</summary>
    public void Note(string text)
    {
        Plan.PutOver(next, 1, next, columns.Count, text, AnnexCell.NoteLook);
        var width = columns.Sum(column => column.Width);
        Plan.Heights[next] = RowHeight.Of([(text, width)]) ?? RowHeight.Usual;
        next++;
    }

    /// <summary>An empty row.</summary>
    public void Gap() => next++;

    /// <summary>Address of a column in the row that is written next: <c>D12</c>.</summary>
    public string At(int column) => new CellAddress(next, column).ToString();

    /// <summary>Everything of a column between the heading and the row that is written next: <c>D6:D22</c>.</summary>
    public string Above(int column) => $"{new CellAddress(FirstRow, column)}:{new CellAddress(next - 1, column)}";
}
