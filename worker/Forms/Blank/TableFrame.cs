namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>Where the parts of a table stand in its blank sheet.</summary>
internal sealed class TableFrame
{
    /// <summary>First row of the heading; titles stand above.</summary>
    public const int HeadingRow = 7;

    /// <summary>Lines for which the input rules hold; more than any ward needs.</summary>
    public const int RuledLines = 1000;

    private readonly Dictionary<string, int> numbers;

    public TableFrame(TableForm form)
    {
        Form = form;
        Columns = [.. form.Columns.Where(column => !column.OptionalForm)];
        numbers = Columns.Select((column, index) => (column.Key, Number: index + 1)).ToDictionary(pair => pair.Key, pair => pair.Number, StringComparer.Ordinal);
    }

    /// <summary>The table.</summary>
    public TableForm Form { get; }

    /// <summary>Columns of the sheet from A on; other ways of asking the same are left out.</summary>
    public IReadOnlyList<ColumnForm> Columns { get; }

    /// <summary>Last row of the heading: groups of columns need a second one.</summary>
    public int LastHeadingRow => HeadingRow + (Columns.Any(column => column.Group is not null) ? 1 : 0);

    /// <summary>Row of the column numbers.</summary>
    public int NumberRow => LastHeadingRow + 1;

    /// <summary>Row of the first line.</summary>
    public int FirstRow => NumberRow + 1;

    /// <summary>True when the sheet has the column.</summary>
    public bool Has(string key) => numbers.ContainsKey(key);

    /// <summary>1-based column under a key.</summary>
    /// <exception cref="KeyNotFoundException">The sheet has no such column.</exception>
    public int Column(string key) => numbers[key];

    /// <summary>A cell of a line.</summary>
    /// <param name="key">Column.</param>
    /// <param name="line">Line from 0.</param>
    public CellAddress Cell(string key, int line) => new(FirstRow + line, Column(key));

    /// <summary>The ruled cells of a column, <c>$J$10:$J$1009</c>.</summary>
    public string Range(string key)
    {
        var column = new CellAddress(1, Column(key)).ColumnName;
        return FormattableString.Invariant($"${column}${FirstRow}:${column}${FirstRow + RuledLines - 1}");
    }
}
