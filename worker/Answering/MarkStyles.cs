using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>
/// The coloured twins of a workbook's styles: a marked cell gets a copy of its style with another fill and keeps number format, borders, font, alignment
/// and protection.
/// </summary>
/// <param name="styles">Styles of the workbook.</param>
/// <param name="hasFormer">True when an earlier answer coloured cells in it.</param>
internal sealed class MarkStyles(StyleTable styles, bool hasFormer)
{
    /// <summary>Fill of cells with an error; black text on it has a contrast of 9 to 1.</summary>
    public const string Red = "FFFF9A8F";

    /// <summary>Fill of cells with a remark.</summary>
    public const string Yellow = "FFFFEF8A";

    /// <summary>True when cells of an earlier answer are still coloured.</summary>
    public bool HasFormer { get; } = hasFormer && styles.FormerGrounds.Any(IsMark);

    /// <summary>The fill of marked cells.</summary>
    public static string Colour(Severity severity) => severity == Severity.Error ? Red : Yellow;

    /// <summary>The style of a cell without the colour of an earlier answer; other styles come back as they are.</summary>
    public int Former(int style) => HasFormer && IsMark(styles.FormerGround(style)) ? styles.OnGround(style, CellLook.NoFill) : style;

    /// <summary>The coloured twin of a style.</summary>
    public int Marked(int style, Severity severity) => styles.OnGround(style, Colour(severity));

    private static bool IsMark(string? colour) => colour is Red or Yellow;
}
