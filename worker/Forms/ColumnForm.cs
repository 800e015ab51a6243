namespace MongCai.Poverty.Etl.Forms;

/// <summary>One column of a sheet.</summary>
/// <param name="Key">Name in the model and in the JSON answers.</param>
/// <param name="Label">Heading of the blank form.</param>
/// <param name="Kind">What its cells hold.</param>
public sealed record ColumnForm(string Key, string Label, ValueKind Kind)
{
    /// <summary>Other headings under which wards write it.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Headings under which wards write it when they have none of the others; beside one of those it is a column of the ward's own.</summary>
    public IReadOnlyList<string> Alone { get; init; } = [];

    /// <summary>The column must stand in the sheet and be filled in every line.</summary>
    public bool Required { get; init; }

    /// <summary>Smallest and largest value allowed; null when any value is.</summary>
    public ValueRange? Range { get; init; }

    /// <summary>Heading that spans this and neighbouring columns; null when the column stands alone.</summary>
    public string? Group { get; init; }

    /// <summary>Another way of asking what a column before it asks: read when a ward has it, left out of the blank workbook.</summary>
    public bool OptionalForm { get; init; }

    /// <summary>All headings as text keys, the form's own first.</summary>
    public IReadOnlyList<string> Keys => field ??= [.. Also.Prepend(Label).Concat(Alone).Select(TextKey.Of)];

    /// <summary>How little a heading says that it is this column: 0 for the form's own, 1 for the usual other ones, 2 for those that count only alone.</summary>
    /// <param name="index">Index in <see cref="Keys"/>.</param>
    public int RankOf(int index) => index == 0 ? 0 : index <= Also.Count ? 1 : 2;

    /// <summary>True for columns that are known but not read.</summary>
    public bool Ignored => Kind is ValueKind.Ordinal or ValueKind.Note;
}

/// <summary>Both ends included.</summary>
public sealed record ValueRange(decimal Smallest, decimal Largest)
{
    /// <summary>True when the value is allowed.</summary>
    public bool Contains(decimal value) => value >= Smallest && value <= Largest;
}
