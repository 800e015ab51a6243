using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Kit.Reading;

/// <summary>One cell of a workbook that a test writes.</summary>
/// <param name="Value">Text, number, day or truth; null for a formula without result.</param>
/// <param name="Format">Number format of Excel; null for none.</param>
/// <param name="Formula">Formula; null for none.</param>
/// <param name="IsError">True when the value is the name of an error.</param>
public sealed record TestCell(object? Value, string? Format = null, string? Formula = null, bool IsError = false);

/// <summary>One sheet of a workbook that a test writes.</summary>
public sealed class TestSheet(string name)
{
    private readonly SortedDictionary<CellAddress, TestCell> cells = [];

    /// <summary>Name of the sheet.</summary>
    public string Name { get; set; } = name;

    /// <summary>State of the sheet: <c>hidden</c>, <c>veryHidden</c>; null for a visible one.</summary>
    public string? State { get; set; }

    /// <summary>Merged ranges.</summary>
    public List<string> Merges { get; } = [];

    /// <summary>Cells by row and column.</summary>
    public IReadOnlyDictionary<CellAddress, TestCell> Cells => cells;

    /// <summary>Puts a value; null takes the cell away.</summary>
    public TestSheet Set(string address, object? value, string? format = null)
    {
        if (value is null) cells.Remove(Parse(address));
        else cells[Parse(address)] = new(value, format ?? (value is DateOnly ? "dd/mm/yyyy" : null));
        return this;
    }

    /// <summary>Puts a formula with its stored result; a null result was never calculated.</summary>
    public TestSheet SetFormula(string address, string formula, object? result)
    {
        cells[Parse(address)] = new(result, null, formula);
        return this;
    }

    /// <summary>Puts an error such as #REF!.</summary>
    public TestSheet SetError(string address, string error)
    {
        cells[Parse(address)] = new(error, null, null, IsError: true);
        return this;
    }

    /// <summary>Puts a row of values; nulls stay blank.</summary>
    public TestSheet SetRow(string first, params object?[] values)
    {
        var start = Parse(first);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is not null) Set(new CellAddress(start.Row, start.Column + i).ToString(), values[i]);
        }

        return this;
    }

    /// <summary>Takes all cells of a row away.</summary>
    public TestSheet ClearRow(int row)
    {
        foreach (var address in cells.Keys.Where(address => address.Row == row).ToList()) cells.Remove(address);
        return this;
    }

    /// <summary>Takes the cells of a column from one row to another away.</summary>
    public TestSheet ClearColumn(string column, int first, int last)
    {
        for (var row = first; row <= last; row++) Set($"{column}{row}", null);
        return this;
    }

    /// <summary>Puts the cells of a row into another too.</summary>
    public TestSheet CopyRow(int from, int to)
    {
        foreach (var (address, cell) in cells.Where(cell => cell.Key.Row == from).ToList()) cells[new(to, address.Column)] = cell;
        return this;
    }

    /// <summary>Moves the cells of a row into another.</summary>
    public TestSheet MoveRow(int from, int to) => CopyRow(from, to).ClearRow(from);

    /// <summary>Moves rows down or up, cell by cell; those that come to stand on others win.</summary>
    public TestSheet MoveRows(int first, int last, int by)
    {
        var rows = Enumerable.Range(first, last - first + 1);
        foreach (var row in by > 0 ? rows.Reverse() : rows) MoveRow(row, row + by);
        return this;
    }

    /// <summary>Changes every text.</summary>
    public TestSheet Rewrite(Func<string, string> change)
    {
        foreach (var (address, cell) in cells.ToList())
        {
            if (cell.Value is string text && !cell.IsError) cells[address] = cell with { Value = change(text) };
        }

        return this;
    }

    /// <summary>Moves everything down and to the right.</summary>
    public TestSheet Move(int rows, int columns)
    {
        var moved = cells.ToList();
        cells.Clear();
        foreach (var (address, cell) in moved) cells[new(address.Row + rows, address.Column + columns)] = cell;
        return this;
    }

    private static CellAddress Parse(string address) =>
        CellAddress.TryParse(address, out var parsed) ? parsed : throw new ArgumentException($"'{address}' is no cell.", nameof(address));
}
