namespace MongCai.Poverty.Etl.Forms.Blank;

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
    private const string LockedFill = "FFF2F2F2";
    private const string ReckonedFill = "FFFFF8E1";

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

    /// <summary>Blank ground around the table that may be written to.</summary>
    public static CellLook Ground { get; } = new() { Open = true };

    /// <summary>Blank ground that may not.</summary>
    public static CellLook LockedGround { get; } = new();

    public static CellLook Title { get; } = new() { Lettering = Lettering.Title, Side = Side.Center };

    public static CellLook Strong { get; } = new() { Lettering = Lettering.Bold, Side = Side.Center };

    public static CellLook Subtitle { get; } = new() { Lettering = Lettering.Italic, Side = Side.Center };

    public static CellLook Heading { get; } = new() { Lettering = Lettering.Bold, Side = Side.Center, Bordered = true, Wrapped = true, Fill = HeadingFill };

    public static CellLook NarrowHeading { get; } = Heading with { Upright = true };

    public static CellLook ColumnNumber { get; } = Heading with { Lettering = Lettering.Italic };

    /// <summary>A text of the form inside the table.</summary>
    public static CellLook Label { get; } = new() { Bordered = true, Wrapped = true, Fill = LockedFill, Side = Side.Left };

    /// <summary>A number of the form inside the table.</summary>
    public static CellLook LabelNumber { get; } = Label with { Side = Side.Center };

    /// <summary>A cell to be filled in.</summary>
    /// <param name="kind">What it holds.</param>
    public static CellLook Input(ValueKind kind) => new() { Open = true, Bordered = true, Wrapped = true, Format = FormatOf(kind), Side = SideOf(kind) };

    /// <summary>A cell that reckons by itself and may still be overwritten.</summary>
    public static CellLook Reckoned(ValueKind kind) => Input(kind) with { Fill = ReckonedFill };

    private static string? FormatOf(ValueKind kind) => kind switch
    {
        // "_)" leaves room between the digits and the border.
        ValueKind.Count or ValueKind.Money => "#,##0_)",
        // Without the sign a rate below 1 could mean two things (GN208).
        ValueKind.Percent => "0.00%_)",
        ValueKind.Date => "dd/mm/yyyy",
        // A year alone must not be shown as a day of 1905.
        ValueKind.BirthDate or ValueKind.BirthYearMale or ValueKind.BirthYearFemale => "[<3000]0;dd/mm/yyyy",
        ValueKind.Ordinal => "0",
        _ => AsTyped,
    };

    private static Side SideOf(ValueKind kind) => kind switch
    {
        ValueKind.Ordinal or ValueKind.Code or ValueKind.NationalId or ValueKind.Date or ValueKind.BirthDate or ValueKind.BirthYearMale or ValueKind.BirthYearFemale
            or ValueKind.Mark or ValueKind.Sex => Side.Center,
        ValueKind.Count or ValueKind.Money or ValueKind.Percent => Side.Right,
        _ => Side.Left,
    };
}
