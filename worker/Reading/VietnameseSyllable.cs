using System.Text;
using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Reading;

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
