namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>What a rule compares.</summary>
internal enum RuleKind
{
    /// <summary>One of the words in a range of cells, offered as a drop-down list.</summary>
    OneOf,

    /// <summary>Whole number between two others, both included.</summary>
    Whole,

    /// <summary>Number between two others, both included.</summary>
    Number,

    /// <summary>Day between two others, both included.</summary>
    Day,

    /// <summary>Length of the text.</summary>
    Length,

    /// <summary>A formula that must hold.</summary>
    Formula,
}

/// <summary>What Excel asks for and checks while a cell is filled in.</summary>
/// <param name="Range">Cells, <c>J10:J1009</c>.</param>
/// <param name="Kind">What is compared.</param>
/// <param name="First">Lower end, range of words, length or formula.</param>
/// <param name="Second">Upper end; null when there is none.</param>
internal sealed record InputRule(string Range, RuleKind Kind, string First, string? Second = null)
{
    /// <summary>Name of the column or line.</summary>
    public required string Title { get; init; }

    /// <summary>Vietnamese: what is wanted; shown beside the cell.</summary>
    public required string Wanted { get; init; }

    /// <summary>True when Excel refuses what breaks the rule; false when it only asks back.</summary>
    public bool Strict { get; init; }
}
