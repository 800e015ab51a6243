using System.Text;
using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Reading;

/// <summary>What a text of Latin-1 letters can be.</summary>
/// <param name="Unicode">True when every word is possible as it stands.</param>
/// <param name="Tcvn3">True when every word is possible decoded from TCVN3.</param>
/// <param name="Vni">True when every word is possible decoded from VNI.</param>
/// <param name="IsForeign">True when a letter or sign stands there that no Vietnamese word of Unicode has.</param>
internal readonly record struct LegacyReadings(bool Unicode, bool Tcvn3, bool Vni, bool IsForeign)
{
    /// <summary>The only possible reading; null when there is none or more than one.</summary>
    public LegacyEncoding? Only => (Unicode, Tcvn3, Vni) switch
    {
        (true, false, false) => LegacyEncoding.Unicode,
        (false, true, false) => LegacyEncoding.Tcvn3,
        (false, false, true) => LegacyEncoding.Vni,
        _ => null,
    };

    /// <summary>True when the text can be read so.</summary>
    public bool Allows(LegacyEncoding encoding) => encoding switch
    {
        LegacyEncoding.Tcvn3 => Tcvn3,
        LegacyEncoding.Vni => Vni,
        _ => Unicode,
    };
}

/// <summary>Reads single texts word by word in all three ways. French letters (à, é, ô) are Vietnamese in Unicode too: only what cannot be a syllable is evidence.</summary>
internal static class LegacyWords
{
    private const char SoftHyphen = '\u00AD';
    private const string OwnLetters = "àáâãèéêìíòóôõùúýð";
    private const string SignsBefore = "«§·";
    private const string SignsAfter = "»®©¹¼½¾·";
    private const int LongestUnit = 2;

    /// <summary>True when nothing but ASCII letters stands there, which all encodings share.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (letter is >= '\u00A1' and not '\u00B0') return false;
        }

        return true;
    }

    /// <summary>All ways in which a text can be read.</summary>
    public static LegacyReadings Read(string text)
    {
        var words = Words(text);
        return new(
            words.TrueForAll(IsUnicode),
            IsReadable(text, words, LegacyEncoding.Tcvn3),
            IsReadable(text, words, LegacyEncoding.Vni),
            words.Exists(IsForeign));
    }

    /// <summary>True when words of a legacy font stand among words that only Unicode has.</summary>
    /// <param name="text">Text.</param>
    /// <param name="known">What was found of words before: names share most of theirs.</param>
    public static bool IsMixed(string text, Dictionary<string, bool> known)
    {
        var found = known.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var (at, word) = (0, default(Range)); NextWord(text, ref at, ref word);)
        {
            var letters = text.AsSpan(word);
            if (!found.TryGetValue(letters, out var isLegacy)) found[letters] = isLegacy = IsLegacy(letters.ToString());
            if (isLegacy) return true;
        }

        return false;
    }

    private static bool IsLegacy(string word) =>
        !LegacyText.HasUnicodeLetters(word) && !IsUnicode(word) && Encodings.Any(encoding => LegacyText.Decode(word, encoding) != word && IsPossible(word, encoding));

    private static readonly LegacyEncoding[] Encodings = [LegacyEncoding.Tcvn3, LegacyEncoding.Vni];

    private static bool IsReadable(string text, List<string> words, LegacyEncoding encoding) =>
        LegacyText.Decode(text, encoding) != text && words.TrueForAll(word => IsAscii(word) || IsPossible(word, encoding));

    private static bool IsPossible(string word, LegacyEncoding encoding) => LegacyText.Covers(word, encoding) && VietnameseSyllable.IsPossible(LegacyText.Decode(word, encoding));

    private static bool IsUnicode(string word)
    {
        var bare = Bare(word);
        return IsAscii(bare) || VietnameseSyllable.IsPossible(bare);
    }

    private static bool IsForeign(string word) =>
        Bare(word).Any(letter => letter is >= '\u00A1' and <= '\u00FF' && !OwnLetters.Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal));

    /// <summary>The word as Unicode shows it: without soft hyphens and a sign at its begin or end.</summary>
    private static string Bare(string word)
    {
        var bare = word.Replace("\u00AD", "", StringComparison.Ordinal);
        if (bare.Length > 1 && SignsBefore.Contains(bare[0], StringComparison.Ordinal)) bare = bare[1..];
        return bare.Length > 1 && SignsAfter.Contains(bare[^1], StringComparison.Ordinal) ? bare[..^1] : bare;
    }

    private static bool IsAscii(string word) => Ascii.IsValid(word);

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var (at, word) = (0, default(Range)); NextWord(text, ref at, ref word);) words.Add(text[word]);
        return words;
    }

    /// <summary>Runs of letters that hold more than ASCII, signs that touch no letter and units beside a number left out.</summary>
    private static bool NextWord(ReadOnlySpan<char> text, ref int at, ref Range word)
    {
        for (var start = at; start < text.Length; start++)
        {
            if (!IsLetter(text[start])) continue;
            var end = start + 1;
            while (end < text.Length && IsLetter(text[end]) && !(char.IsAsciiLetterUpper(text[end]) && !char.IsUpper(text[end - 1]))) end++;
            word = start..end;
            at = end;
            if (IsWord(text, start, end)) return true;
            start = end - 1;
        }

        return false;
    }

    private static bool IsWord(ReadOnlySpan<char> text, int start, int end)
    {
        var touchesNumber = (start > 0 && char.IsAsciiDigit(text[start - 1])) || (end < text.Length && char.IsAsciiDigit(text[end]));
        var word = text[start..end];
        return !Ascii.IsValid(word) && HoldsLetter(word) && !(touchesNumber && word.Length <= LongestUnit);
    }

    private static bool HoldsLetter(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (char.IsLetter(letter)) return true;
        }

        return false;
    }

    private static bool IsLetter(char letter) =>
        char.IsAsciiLetter(letter) || letter is >= '\u00C0' and <= '\u024F' or >= '\u0300' and <= '\u036F' or >= '\u1E00' and <= '\u1EFF' or SoftHyphen || LegacyText.IsTcvn3Mark(letter);
}

/// <summary>Whether letters can be one syllable of Vietnamese. Generous: it must refuse what legacy fonts leave behind (<c>Buøi</c>, <c>Vaên</c>, <c>coù</c>), not misspellings.</summary>
internal static partial class VietnameseSyllable
{
    private const int LongestSyllable = 7; // nghiêng
    private const string Onsets = "ngh|ng|nh|n|gh|gi|g|ch|c|kh|k|ph|p|qu|th|tr|t|b|d|đ|h|l|m|r|s|v|x";
    private const string Open = "iêu|oai|oao|oay|oeo|uây|uôi|uya|uyu|ươi|ươu|yêu|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oa|oe|oi|ôi|ơi|ua|uê|ui|uơ|uy|ưa|ưi|ưu|a|e|ê|i|o|ô|ơ|u|ư|y";
    private const string Closed = "uyê|iê|oa|oă|oe|oo|uâ|uê|uô|uơ|uy|ươ|yê|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y";

    /// <summary>True for a possible syllable, in any case, and for abbreviations without vowels (QĐ). The tone may stand over any vowel: <c>hòa</c> and <c>hoà</c>, and slips too.</summary>
    public static bool IsPossible(string word)
    {
        var letters = new StringBuilder(word.Length);
        var tones = 0;
        foreach (var letter in word.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (letter is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323') tones++;
            else letters.Append(letter == 'ð' ? 'đ' : letter);
        }

        if (letters.Length > LongestSyllable * 2) return false;
        var bare = letters.ToString().Normalize(NormalizationForm.FormC);
        return (tones == 0 && Consonants().IsMatch(bare)) || (tones <= 1 && Syllable().IsMatch(bare));
    }

    [GeneratedRegex("^[bcdđghklmnpqrstvx]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Consonants();

    [GeneratedRegex($"^({Onsets})?(({Open})|({Closed})(ch|c|m|ng|nh|n|p|t))$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Syllable();
}
