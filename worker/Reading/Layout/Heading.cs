namespace MongCai.Poverty.Etl.Reading.Layout;

/// <summary>The heading of a table: which column of the sheet is which column of the form.</summary>
/// <param name="FirstRow">First row of the heading.</param>
/// <param name="LastRow">Last row of the heading.</param>
/// <param name="Columns">Per column of the form; null when the sheet lacks it.</param>
/// <param name="Unknown">Headings that the form does not know.</param>
/// <param name="Doubled">Second headings for a column that was found.</param>
internal sealed record Heading(int FirstRow, int LastRow, RawColumn?[] Columns, List<RawColumn> Unknown, List<RawColumn> Doubled)
{
    private int[]? indices;

    /// <summary>Columns of the sheet that have a heading of their own, known to the form or not.</summary>
    public HashSet<int> Headed { get; } = [];

    /// <summary>How many columns that are read were found.</summary>
    public int Score { get; init; }

    /// <summary>Index in the form of a column of the sheet; −1 when the form does not know it.</summary>
    public int IndexOf(int column)
    {
        indices ??= Indices();
        return column < indices.Length ? indices[column] : -1;
    }

    private int[] Indices()
    {
        var found = new int[Columns.Max(column => column?.Number ?? 0) + 1];
        Array.Fill(found, -1);
        for (var i = 0; i < Columns.Length; i++)
        {
            if (Columns[i] is { } column) found[column.Number] = i;
        }

        return found;
    }
}
