using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>How the cells look that an answer adds: those of a copy and those of the list of findings.</summary>
internal static class AnswerLook
{
    /// <summary>Size of letters in points.</summary>
    public const double Size = 12;

    private const string HeaderFill = "FFD9E2EC";
    private const int LongestFormat = 255;

    /// <summary>First line.</summary>
    public static CellLook Title { get; } = new() { Lettering = Lettering.Title, Rise = Rise.Top, Fill = CellLook.NoFill, Wrapped = false };

    /// <summary>Lines of the heading.</summary>
    public static CellLook Line { get; } = Title with { Lettering = Lettering.Plain };

    /// <summary>The line with the verdict.</summary>
    public static CellLook Strong { get; } = Title with { Lettering = Lettering.Bold };

    /// <summary>Cells with our text.</summary>
    public static CellLook Text { get; } = Line with { Side = Side.Left, Frame = Frame.Grey, Wrapped = true };

    /// <summary>Cells with a number or a code.</summary>
    public static CellLook Number { get; } = Text with { Side = Side.Center };

    /// <summary>Headings of the columns.</summary>
    public static CellLook Header { get; } = Number with { Lettering = Lettering.Bold, Fill = HeaderFill };

    /// <summary>Cells that lead to a place.</summary>
    public static CellLook Link { get; } = Text with { Lettering = Lettering.Link };

    /// <summary>Cells with the ward's text, which stays text also when somebody edits it.</summary>
    public static CellLook Found { get; } = Text with { Format = CellLook.AsTyped, IsQuoted = true };

    /// <summary>The looks of every list, used or not, so that its styles stand in one order.</summary>
    public static IReadOnlyList<CellLook> OfEveryList { get; } = [Title, Line, Strong, Header, Number, Text, Link, Found];

    /// <summary>Cells with a weight, in the colour of the marked cells.</summary>
    public static CellLook Level(Severity severity) => severity == Severity.Info ? Number : Number with { Fill = MarkStyles.Colour(severity) };

    /// <summary>A cell of a copied sheet.</summary>
    /// <param name="format">Number format; null for none.</param>
    /// <param name="isQuoted">True for text that would become a formula if somebody edited it.</param>
    public static CellLook Copied(string? format, bool isQuoted) =>
        new() { Format = string.IsNullOrWhiteSpace(format) || format.Length > LongestFormat ? CellLook.General : format, IsQuoted = isQuoted };
}
