using System.Text;
using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>Text as the cells of a workbook can hold it (ECMA-376 part 1, 22.9.2.19 ST_Xstring).</summary>
internal static partial class CellLetters
{
    /// <summary>Drops what XML cannot hold and guards what Excel would take for an escape (<c>_x0041_</c>).</summary>
    public static string Of(string text)
    {
        var held = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes())
        {
            if (letter.Value == '\n' || !(Rune.IsControl(letter) || letter.Value is 0xFFFE or 0xFFFF)) held.Append(letter);
        }

        return Escape().Replace(held.ToString(), "_x005F_");
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Escape();
}
