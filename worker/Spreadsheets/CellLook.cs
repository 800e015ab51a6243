namespace MongCai.Poverty.Etl.Spreadsheets;

/// <summary>How the letters of a cell look.</summary>
internal enum Lettering
{
    /// <summary>As the workbook has them.</summary>
    Given,

    /// <summary>Upright.</summary>
    Plain,

    /// <summary>Bold.</summary>
    Bold,

    /// <summary>Slanted.</summary>
    Italic,

    /// <summary>Bold and larger.</summary>
    Title,

    /// <summary>Underlined and blue: leads to another place.</summary>
    Link,
}

/// <summary>Where a text stands in its cell, from side to side.</summary>
internal enum Side
{
    /// <summary>As Excel does by itself: texts left, numbers right.</summary>
    Given,

    /// <summary>Left.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>Right: numbers.</summary>
    Right,
}

/// <summary>Where a text stands in its cell, from top to bottom.</summary>
internal enum Rise
{
    /// <summary>As Excel does by itself: at the bottom.</summary>
    Given,

    /// <summary>In the middle.</summary>
    Middle,

    /// <summary>At the top.</summary>
    Top,
}

/// <summary>The thin lines around a cell.</summary>
internal enum Frame
{
    /// <summary>None.</summary>
    None,

    /// <summary>Black; a text on the left keeps away from its line.</summary>
    Black,

    /// <summary>Grey.</summary>
    Grey,
}

/// <summary>How a cell looks and whether it may be written to. What a look does not say is left to the workbook.</summary>
internal sealed record CellLook
{
    /// <summary>Number format of Excel that keeps what is typed as text, zeros at the front too.</summary>
    public const string AsTyped = "@";

    /// <summary>Number format of Excel for cells that have none.</summary>
    public const string General = "General";

    /// <summary>Ground without colour, whatever the workbook gives its cells by itself.</summary>
    public const string NoFill = "none";

    private const string HeadingFill = "FFDDEBF7";

    public Lettering Lettering { get; init; }

    public Side Side { get; init; }

    public Rise Rise { get; init; }

    /// <summary>Number format of Excel; null when not said.</summary>
    public string? Format { get; init; }

    /// <summary>Colour of the ground as alpha, red, green, blue, or <see cref="NoFill"/>; null when not said.</summary>
    public string? Fill { get; init; }

    public Frame Frame { get; init; }

    /// <summary>Long texts go on in a second line; null when not said.</summary>
    public bool? Wrapped { get; init; }

    /// <summary>Written from the bottom to the top.</summary>
    public bool Upright { get; init; }

    /// <summary>May be written to while the sheet is protected; null when not said.</summary>
    public bool? Open { get; init; }

    /// <summary>Text that would become a formula if somebody edited it, and is to stay text.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>Blank ground that may not.</summary>
    public static CellLook LockedGround { get; } = new() { Lettering = Lettering.Plain, Side = Side.Left, Rise = Rise.Middle, Open = false };

    public static CellLook Title { get; } = LockedGround with { Lettering = Lettering.Title, Side = Side.Center };

    public static CellLook Subtitle { get; } = LockedGround with { Lettering = Lettering.Italic, Side = Side.Center };

    public static CellLook Heading { get; } = LockedGround with { Lettering = Lettering.Bold, Side = Side.Center, Frame = Frame.Black, Wrapped = true, Fill = HeadingFill };

    public static CellLook ColumnNumber { get; } = Heading with { Lettering = Lettering.Italic };
}
