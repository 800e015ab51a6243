using System.Globalization;
using System.Text;

namespace MongCai.Poverty.Etl.Model;

/// <summary>The form in which headings, sheet names, ward names and fixed words are compared (contract §1).</summary>
public static class TextKey
{
    /// <summary>
    /// NFC, lower case, no diacritics (đ, ð → d; the place of a tone mark falls out with it), punctuation and line breaks as one blank, invisible
    /// characters dropped: <c>"Họ  và tên\nchủ hộ:"</c> → <c>"ho va ten chu ho"</c>. Empty for null and for text without letters and digits.
    /// </summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var source = IsPlainLatin(text) ? text : Wellformed(text).Normalize(NormalizationForm.FormD);
        var key = new StringBuilder(source.Length);
        var gap = false;
        foreach (var letter in source)
        {
            var plain = Plain(letter);
            if (plain == Dropped) continue;
            if (plain == ' ') gap = key.Length > 0;
            else
            {
                if (gap) key.Append(' ');
                gap = false;
                key.Append(plain);
            }
        }

        return key.ToString();
    }

    /// <summary>Lower case and without diacritics, but with punctuation: for texts with dates. Runs of blanks become one.</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var fold = new StringBuilder(text.Length);
        foreach (var letter in Wellformed(text).Normalize(NormalizationForm.FormD))
        {
            var plain = Plain(letter);
            if (plain == Dropped) continue;
            if (char.IsWhiteSpace(letter))
            {
                if (fold.Length > 0 && fold[^1] != ' ') fold.Append(' ');
            }
            else fold.Append(plain == ' ' ? letter : plain);
        }

        return fold.ToString();
    }

    /// <summary>Replaces halves of surrogate pairs, which no normalisation accepts, by U+FFFD.</summary>
    public static string Wellformed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        }

        return text;
    }

    private const char Dropped = '\0';

    /// <summary>Latin letters with diacritics up to U+1EFF and the letter under them; most texts need no normalisation beyond it.</summary>
    private static readonly char[] Bases = [.. Enumerable.Range(0, LastLatin + 1).Select(code => IsLatin((char)code) ? Undecorated((char)code) : Dropped)];

    private const char LastLatin = '\u1EFF';

    private static bool IsPlainLatin(string text)
    {
        foreach (var letter in text)
        {
            if (letter >= '\x80' && !IsLatin(letter) && letter is not (>= '\u0300' and <= '\u036F' or '\u00A0')) return false;
        }

        return true;
    }

    private static bool IsLatin(char letter) => letter is >= '\u00C0' and <= '\u017F' or '\u01A0' or '\u01A1' or '\u01AF' or '\u01B0' or >= '\u1E00' and <= LastLatin;

    private static char Undecorated(char letter)
    {
        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        return parts.Length > 1 && char.IsAsciiLetter(parts[0]) ? (char)(parts[0] | 0x20) : letter is 'đ' or 'Đ' or 'ð' or 'Ð' ? 'd' : PlainByCategory(letter);
    }

    private static char Plain(char letter) => letter switch
    {
        >= 'a' and <= 'z' or >= '0' and <= '9' => letter,
        >= 'A' and <= 'Z' => (char)(letter | 0x20),
        < '\x80' => ' ',
        'đ' or 'Đ' or 'ð' or 'Ð' or 'ɖ' or 'Ɖ' => 'd',
        _ => IsLatin(letter) ? Bases[letter] : PlainByCategory(letter),
    };

    private static char PlainByCategory(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.Format => Dropped,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
            => char.ToLowerInvariant(letter),
        _ => ' ',
    };
}
