using System.Globalization;

namespace MongCai.Poverty.Etl.Reading;

/// <summary>What stands in a cell, before anybody asks what it should mean.</summary>
public enum RawKind
{
    /// <summary>Nothing, or blanks.</summary>
    Blank,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Number, also as the result of a formula.</summary>
    Number,

    /// <summary>Number that the cell's format shows as a date.</summary>
    Date,

    /// <summary>TRUE or FALSE.</summary>
    Boolean,

    /// <summary>Error of a formula such as #REF!.</summary>
    Error,

    /// <summary>Formula whose result was never stored.</summary>
    Uncalculated,

    /// <summary>Formula of an .xls file whose result is empty text: blank where text is expected, never calculated where a number is.</summary>
    EmptyResult,

    /// <summary>What stands where the file format asks for a number or TRUE or FALSE, and is none: <c>2500000,5</c>, <c>NaN</c>. Excel shows nothing sound there.</summary>
    NoNumber,

    /// <summary>Two values are stored for the one cell, or two readers see two values in it.</summary>
    Twice,

    /// <summary>A figure of a merged range over several lines or columns, each of which needs one of its own.</summary>
    Shared,

    /// <summary>A value that the cell's number format does not let appear.</summary>
    Hidden,
}

/// <summary>What changes the meaning of letters without changing them.</summary>
[Flags]
public enum TextMarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Struck out: not meant any more.</summary>
    Struck = 1,

    /// <summary>Raised or lowered: a footnote, or m².</summary>
    Raised = 2,
}

/// <summary>How Excel shows a cell. Cells of one look share one instance.</summary>
/// <param name="Format">Number format, <c>0.00%</c>; null for General.</param>
/// <param name="Font">Name of the font, <c>.VnTime</c>: evidence of how text is stored, never proof; null when it is not known.</param>
/// <param name="IsStruck">True when its font strikes everything out.</param>
public sealed record CellStyle(string? Format, string? Font, bool IsStruck = false)
{
    private NumberFormat? number;

    /// <summary>What the format makes of a value.</summary>
    public NumberFormat Number => number ??= new(Format);

    /// <summary>What the letters of a tick are in a font of signs; null for fonts of letters, whose letters are what they are.</summary>
    public string? Ticks { get; } = Font switch
    {
        null => null,
        _ when Font.StartsWith("Wingdings 2", StringComparison.OrdinalIgnoreCase) => "PR\uF050\uF052",
        _ when Font.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase) => "üþ\uF0FC\uF0FE",
        _ when Font.StartsWith("Webdings", StringComparison.OrdinalIgnoreCase) => "a\uF061",
        _ => null,
    };

    /// <summary>The legacy encoding that the font's name tells of; null for none.</summary>
    public LegacyEncoding? FontEncoding { get; } = Font switch
    {
        null => null,
        _ when Font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) => LegacyEncoding.Tcvn3,
        _ when Font.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase) || Font.StartsWith("VNI ", StringComparison.OrdinalIgnoreCase) => LegacyEncoding.Vni,
        _ => null,
    };
}

/// <summary>One cell as read.</summary>
/// <param name="Address">Where it stands; for a merged value the cell of the line it holds for.</param>
/// <param name="Kind">What stands there.</param>
/// <param name="Text">Text (NFC, decoded from legacy fonts, blanks collapsed), name of the error, or what is stored instead of a number; for a day that is stored as such its ISO 8601 form; null for the other kinds.</param>
/// <param name="Number">Number; for dates the day count as stored. 1 or 0 for TRUE and FALSE.</param>
/// <param name="Style">How Excel shows it; null when nothing is known of that.</param>
/// <param name="Day">The day that a date stands for; null for the other kinds and for days that no calendar has.</param>
public readonly record struct RawCell(CellAddress Address, RawKind Kind, string? Text, double Number, CellStyle? Style, DateOnly? Day = null)
{
    /// <summary>How the text was stored; TCVN3 has lost most capitals.</summary>
    public LegacyEncoding Encoding { get; init; }

    /// <summary>What some of its letters are marked with, or all of them.</summary>
    public TextMarks Marks { get; init; }

    /// <summary>True for letters of a legacy font of which nothing tells what they mean: the text stands as stored.</summary>
    public bool IsGarbled { get; init; }

    /// <summary>Number format of Excel, <c>0.00%</c>; null when the cell has none.</summary>
    public string? Format => Style?.Format;

    /// <summary>True when nothing stands there.</summary>
    public bool IsBlank => Kind is RawKind.Blank;

    /// <summary>True where nothing stands, and for the 0 or the empty text of formulas that were copied further down than the lines.</summary>
    public bool SaysNothing => this is { Kind: RawKind.Blank or RawKind.EmptyResult } or { Kind: RawKind.Number, Number: 0 };

    /// <summary>The cell as Excel shows it, a date by its day; null when nothing stands there.</summary>
    public string? Shown => Kind switch
    {
        RawKind.Text or RawKind.Error or RawKind.NoNumber or RawKind.Twice or RawKind.Shared or RawKind.Hidden => Text,
        RawKind.Number => Style?.Format is null ? NumberFormat.Plain(Number) : Style.Number.Show(Number) ?? NumberFormat.Plain(Number),
        RawKind.Date => Day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? NoDay,
        RawKind.Boolean => Number != 0 ? "TRUE" : "FALSE",
        RawKind.Uncalculated or RawKind.EmptyResult => "=…",
        _ => null,
    };

    /// <summary>What Excel shows where no calendar has the day; the last two only in workbooks that count from 1900.</summary>
    private string NoDay => Number switch
    {
        >= 0 and < 1 => "00/01/1900",
        >= 60 and < 61 => "29/02/1900",
        _ => "#####",
    };

    /// <summary>This cell under a merged range that shows another value in its place: two values, and no telling which was meant.</summary>
    public RawCell Under(RawCell shown) => this with { Kind = RawKind.Twice, Text = $"{shown.Shown} / {Shown}" };

    /// <summary>An empty cell.</summary>
    public static RawCell BlankAt(CellAddress address) => new(address, RawKind.Blank, null, 0, null);
}
