namespace MongCai.Poverty.Etl.Spreadsheets;

/// <summary>A cell before it is written: at most one of text and number; with a formula the value is its result.</summary>
/// <param name="Look">How it looks.</param>
/// <param name="Text">Text; never taken for a formula, whatever it begins with.</param>
/// <param name="Number">Number; days as Excel counts them.</param>
/// <param name="Formula">Formula without "="; null for none.</param>
internal sealed record PlannedCell(CellLook Look, string? Text = null, decimal? Number = null, string? Formula = null);

/// <summary>A sheet before it is written.</summary>
internal sealed class SheetPlan(string name)
{
    private readonly SortedDictionary<int, SortedList<int, PlannedCell>> rows = [];
    private (int First, int Count, Func<int, IReadOnlyList<PlannedCell>> Cells) many = (1, 0, _ => []);

    public string Name => name;

    /// <summary>True when nobody is to see it: Excel's menu does not offer it either.</summary>
    public bool IsHidden { get; init; }

    /// <summary>True for a form, which is to be written to only where its looks are open; false for a table that people may work on as they like.</summary>
    public bool IsForm { get; init; } = true;

    /// <summary>Look of every cell that is not planned; null for a sheet that may be written to nowhere.</summary>
    public CellLook? Ground { get; init; }

    /// <summary>Rows, from the top, that stay in sight and are printed on every page; 0 for none.</summary>
    public int HeadRows { get; init; }

    /// <summary>First row that is printed on every page.</summary>
    public int FirstPrintedHeadRow { get; init; }

    /// <summary>Columns, from the left, that stay in sight; 0 for none.</summary>
    public int HeadColumns { get; init; }

    /// <summary>Widths in digits from column A on.</summary>
    public List<double> Widths { get; } = [];

    /// <summary>Heights of rows in points; other rows are as high as their text.</summary>
    public SortedDictionary<int, double> Heights { get; } = [];

    public List<string> Merges { get; } = [];

    public List<InputRule> Rules { get; } = [];

    /// <summary>Planned cells by row and column; the rows at the head are there even when they are empty.</summary>
    public IEnumerable<(int Row, SortedList<int, PlannedCell> Cells)> Rows =>
        rows.Keys.Union(Enumerable.Range(1, HeadRows)).Union(Enumerable.Range(many.First, many.Count)).Order().Select(number => (number, rows.GetValueOrDefault(number) ?? Among(number)));

    /// <summary>Puts a cell.</summary>
    public void Put(CellAddress address, PlannedCell cell)
    {
        if (!rows.TryGetValue(address.Row, out var row)) rows.Add(address.Row, row = []);
        row[address.Column] = cell;
    }

    /// <summary>Puts many rows, whose cells from column A on are made only when they are written; once for a sheet.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many.</param>
    /// <param name="cells">The cells of a row by its place among them, from 0.</param>
    /// <exception cref="InvalidOperationException">There are some already, or cells stand in their place.</exception>
    public void PutMany(int first, int count, Func<int, IReadOnlyList<PlannedCell>> cells)
    {
        if (many.Count > 0 || rows.Keys.Any(row => row >= first && row < first + count)) throw new InvalidOperationException($"The rows from {first} on are taken.");
        many = (first, count, cells);
    }

    private SortedList<int, PlannedCell> Among(int row)
    {
        var cells = new SortedList<int, PlannedCell>();
        if (row < many.First || row >= many.First + many.Count) return cells;
        foreach (var cell in many.Cells(row - many.First)) cells.Add(cells.Count + 1, cell);
        return cells;
    }

    /// <summary>Puts a text.</summary>
    public void Put(int row, int column, string text, CellLook look) => Put(new(row, column), new(look, text));

    /// <summary>Puts a text that shows over several cells; each bears the look, so that borders go all around.</summary>
    public void PutOver(int row, int column, int lastRow, int lastColumn, string text, CellLook look)
    {
        for (var r = row; r <= lastRow; r++)
        {
            for (var c = column; c <= lastColumn; c++) Put(new(r, c), new(look));
        }

        Put(row, column, text, look);
        if ((row, column) != (lastRow, lastColumn)) Merges.Add($"{new CellAddress(row, column)}:{new CellAddress(lastRow, lastColumn)}");
    }
}
