using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Validation.Values;

namespace MongCai.Poverty.Etl.Validation;

/// <summary>The columns of a sheet by key, and where they were found.</summary>
internal sealed class TableColumns(TableForm form, RawTable raw)
{
    private readonly Dictionary<string, int> indices = form.Columns.Select((column, index) => (column.Key, index)).ToDictionary(pair => pair.Key, pair => pair.index, StringComparer.Ordinal);

    /// <summary>The form of the sheet.</summary>
    public TableForm Form => form;

    /// <summary>The sheet as read.</summary>
    public RawTable Raw => raw;

    /// <summary>Index of a column that stands in the sheet; −1 otherwise.</summary>
    public int Find(string key) => indices.TryGetValue(key, out var index) && raw.Columns[index] is not null ? index : -1;
}

/// <summary>One line of a table, read cell by cell; each fault becomes a finding once.</summary>
internal sealed class TableRow(TableColumns columns, RawRow raw, FindingList findings)
{
    private readonly HashSet<string> faulty = new(StringComparer.Ordinal);

    /// <summary>Sheet name.</summary>
    public string Sheet => columns.Raw.Sheet;

    /// <summary>True when the sheet has the column.</summary>
    public bool Has(string key) => columns.Find(key) >= 0;

    /// <summary>True when a finding was made for the cell.</summary>
    public bool IsFaulty(string key) => faulty.Contains(key);

    /// <summary>The cell; blank when the sheet lacks the column.</summary>
    public RawCell Cell(string key) => columns.Find(key) is >= 0 and var index ? raw.Cells[index] : RawCell.BlankAt(new(raw.Number, 1));

    /// <summary>Reads a cell as its column expects; a fault, an error of a formula or a required blank becomes a finding.</summary>
    /// <param name="key">Column.</param>
    /// <param name="parse">Parser.</param>
    public T? Read<T>(string key, Func<RawCell, ColumnForm, Parsed<T>> parse)
    {
        var index = columns.Find(key);
        if (index < 0) return default;
        var (cell, column) = (raw.Cells[index], columns.Form.Columns[index]);
        var check = CellCheck.Of(cell, column.Kind);
        if (check.IsBlank)
        {
            if (column.Required) Fault(key, new ValueFault("GN202"));
            return default;
        }

        var parsed = check.Fault is { } broken ? broken : parse(check.Cell, column);
        if (parsed.Fault is { } fault) Fault(key, fault);
        return parsed.Value;
    }

    /// <summary>An identity number may also stand where something else belongs; amounts are as long and nobody's.</summary>
    private static bool IsSecret(ValueKind kind, RawCell cell) => kind == ValueKind.NationalId || (kind is not ValueKind.Money && NationalIdMask.IsIn(cell.Shown));

    /// <summary>Makes a finding at a cell of the line.</summary>
    public void Fault(string key, ValueFault fault)
    {
        faulty.Add(key);
        var index = columns.Find(key);
        var cell = Cell(key);
        var label = index >= 0 ? columns.Form.Columns[index].Label : key;
        findings.Add(CellCheck.Finding(fault, Sheet, cell, label, isSecret: index >= 0 && IsSecret(columns.Form.Columns[index].Kind, cell)));
    }
}
