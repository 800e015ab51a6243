namespace MongCai.Poverty.Etl.Forms;

/// <summary>One line of the summary sheet.</summary>
/// <param name="Key">Name of the figure: <c>closing</c>.</param>
/// <param name="PersonsKey">Name of the figure in the column of persons; null when the line counts no persons.</param>
/// <param name="Label">Text of the line; "(…)" stands for any text in brackets.</param>
/// <param name="Blank">What an empty cell means.</param>
public sealed record IndicatorForm(string Key, string? PersonsKey, string Label, BlankMeaning Blank)
{
    /// <summary>Text of the line in the blank workbook.</summary>
    public string FullLabel { get; init; } = Label;

    /// <summary>Other texts for the same line.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Whole numbers or percent.</summary>
    public ValueKind Kind { get; init; } = ValueKind.Count;

    /// <summary>Range; null for that of the column.</summary>
    public ValueRange? Range { get; init; }

    /// <summary>+1 when the indicator adds to closing, −1 when it takes away, 0 when it has no part in the balance.</summary>
    public int Balance { get; init; }
}

/// <summary>What an empty cell of the summary means.</summary>
public enum BlankMeaning
{
    /// <summary>The figure must be given.</summary>
    Error,

    /// <summary>0.</summary>
    Zero,

    /// <summary>Not said.</summary>
    Null,
}
