using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Spreadsheets;

/// <summary>Text as a workbook can hold it (ECMA-376 part 1, 22.9.2.19 ST_Xstring).</summary>
internal static partial class CellText
{
    /// <summary>Most characters of a cell in Excel.</summary>
    private const int Longest = 32_767;

    /// <summary>Drops what XML cannot hold (halves of surrogate pairs become U+FFFD), guards what Excel would take for an escape (<c>_x0041_</c>), and cuts what a cell cannot hold.</summary>
    public static string Of(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF)) safe.Append(rune);
        }

        if (safe.Length > Longest) Cut(safe);
        return Escape().Replace(safe.ToString(), "_x005F_");
    }

    /// <summary>True when Excel would read the text as a formula if somebody typed it.</summary>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@';

    /// <summary>A whole number as XML has it.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A sheet's name in a reference, always in quotes: <c>'Biểu 01-TH'</c>.</summary>
    public static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    private static void Cut(StringBuilder text)
    {
        text.Length = char.IsHighSurrogate(text[Longest - 2]) ? Longest - 2 : Longest - 1;
        text.Append('…');
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Escape();
}
