namespace MongCai.Poverty.Etl.Reading;

/// <summary>Decides how a sheet's text is stored, from the text alone: .VnTime fonts often carry Unicode.</summary>
public static class LegacyDetection
{
    /// <summary>Decides by the majority of the cells that tell anything; Unicode wins a draw, because Unicode must never be decoded.</summary>
    public static LegacyEncoding Detect(IEnumerable<string> texts)
    {
        int unicode = 0, tcvn3 = 0, vni = 0;
        foreach (var text in texts)
        {
            if (LegacyText.HasUnicodeLetters(text)) unicode++;
            else if (HoldsTcvn3(text)) tcvn3++;
            else if (HoldsVni(text)) vni++;
        }

        if (unicode >= tcvn3 + vni) return LegacyEncoding.Unicode;
        return tcvn3 >= vni ? LegacyEncoding.Tcvn3 : LegacyEncoding.Vni;
    }

    /// <summary>True when a TCVN3 mark stands inside a word: alone, ® and · and § are ordinary signs.</summary>
    public static bool HoldsTcvn3(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (LegacyText.IsTcvn3Mark(text[i]) && ((i > 0 && IsLetter(text[i - 1])) || (i + 1 < text.Length && IsLetter(text[i + 1])))) return true;
        }

        return false;
    }

    private static bool HoldsVni(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (LegacyText.IsVniPair(text[i - 1], text[i])) return true;
            if (text[i - 1] is 'ñ' or 'Ñ' or 'ö' or 'Ö' && IsLetter(text[i])) return true;
        }

        return false;
    }

    private static bool IsLetter(char letter) => char.IsAsciiLetter(letter) || letter >= '\u00C0' || LegacyText.IsTcvn3Mark(letter);
}
