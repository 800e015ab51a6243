namespace MongCai.Poverty.Etl.Spreadsheets;

/// <summary>How the letters of a cell look.</summary>
internal enum Lettering
{
    /// <summary>Upright.</summary>
    Plain,

    /// <summary>Bold.</summary>
    Bold,

    /// <summary>Slanted.</summary>
    Italic,

    /// <summary>Bold and larger.</summary>
    Title,
}

/// <summary>Where a text stands in its cell, from side to side.</summary>
internal enum Side
{
    /// <summary>Left.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>Right: numbers.</summary>
    Right,
}

/// <summary>How a cell looks and whether it may be written to.</summary>
internal sealed record CellLook
{
    /// <summary>Number format of Excel that keeps what is typed as text, zeros at the front too.</summary>
    public const string AsTyped = "@";

    private const string HeadingFill = "FFDDEBF7";

    public Lettering Lettering { get; init; }

    public Side Side { get; init; }

    /// <summary>Number format of Excel; null for General.</summary>
    public string? Format { get; init; }

    /// <summary>Colour of the ground as alpha, red, green, blue; null for none.</summary>
    public string? Fill { get; init; }

    public bool Bordered { get; init; }

    /// <summary>Long texts go on in a second line.</summary>
    public bool Wrapped { get; init; }

    /// <summary>Written from the bottom to the top.</summary>
    public bool Upright { get; init; }

    /// <summary>May be written to while the sheet is protected.</summary>
    public bool Open { get; init; }

    /// <summary>Blank ground that may not.</summary>
    public static CellLook LockedGround { get; } = new();

    public static CellLook Title { get; } = new() { Lettering = Lettering.Title, Side = Side.Center };

    public static CellLook Subtitle { get; } = new() { Lettering = Lettering.Italic, Side = Side.Center };

    public static CellLook Heading { get; } = new() { Lettering = Lettering.Bold, Side = Side.Center, Bordered = true, Wrapped = true, Fill = HeadingFill };

    public static CellLook ColumnNumber { get; } = Heading with { Lettering = Lettering.Italic };
}
