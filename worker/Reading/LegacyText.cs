using System.Collections.Frozen;
using System.Text;

namespace MongCai.Poverty.Etl.Reading;

/// <summary>Decoding of TCVN3 and VNI text that was stored as the Latin-1 letters of its bytes. Must come before any other cleaning: TCVN3 "ư" is U+00AD, the soft hyphen.</summary>
internal static class LegacyText
{
    /// <summary>Vietnamese letters in the order of the tables below.</summary>
    private const string Letters = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ";

    private const string Tcvn3Letters =
        "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉËÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00ADøõö÷ùýúûüþ®";

    private const string Tcvn3Capitals = "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ";

    private static readonly string[] VniLetters =
        ("aù aø aû aõ aï aê aé aè aú aü aë aâ aá aà aå aã aä eù eø eû eõ eï eâ eá eà eå eã eä í ì æ ó ò " +
         "où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï uù uø uû uõ uï ö öù öø öû öõ öï yù yø yû yõ î ñ").Split(' ');

    private static readonly FrozenDictionary<char, char> Tcvn3 = Tcvn3Table();
    private static readonly FrozenDictionary<(char Base, char Mark), char> VniPairs = VniTable();
    private static readonly FrozenDictionary<char, char> VniSingles = VniSingleTable();

    /// <summary>Decodes a text; Unicode comes back as it is, and so does a text with letters that no legacy font has.</summary>
    public static string Decode(string text, LegacyEncoding encoding) => encoding switch
    {
        LegacyEncoding.Tcvn3 when !HasUnicodeLetters(text) => DecodeTcvn3(text),
        LegacyEncoding.Vni when !HasUnicodeLetters(text) => DecodeVni(text),
        _ => text,
    };

    /// <summary>True when a letter stands there that only Unicode has: such a text is never decoded.</summary>
    public static bool HasUnicodeLetters(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (letter is >= '\u0100' and <= '\u01FF' or >= '\u0300' and <= '\u0323' or >= '\u1E00' and <= '\u1EFF') return true;
        }

        return false;
    }

    /// <summary>True for letters that TCVN3 uses and that neither VNI nor Unicode Vietnamese does.</summary>
    public static bool IsTcvn3Mark(char letter) => letter is >= '\u00A1' and <= '\u00BE' && Tcvn3.ContainsKey(letter);

    /// <summary>True when the two letters make one letter in VNI.</summary>
    public static bool IsVniPair(char first, char second) => !char.IsAscii(second) && VniPairs.ContainsKey((first, second));

    /// <summary>True when the encoding can spell every letter beyond ASCII.</summary>
    public static bool Covers(ReadOnlySpan<char> text, LegacyEncoding encoding)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (encoding == LegacyEncoding.Vni && i + 1 < text.Length && IsVniPair(text[i], text[i + 1])) i++;
            else if (!char.IsAscii(text[i]) && !(encoding == LegacyEncoding.Vni ? VniSingles : Tcvn3).ContainsKey(text[i])) return false;
        }

        return true;
    }

    private static string DecodeTcvn3(string text) =>
        string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++) target[i] = Tcvn3.TryGetValue(source[i], out var letter) ? letter : source[i];
        });

    private static string DecodeVni(string text)
    {
        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && VniPairs.TryGetValue((text[i], text[i + 1]), out var pair))
            {
                decoded.Append(pair);
                i++;
            }
            else decoded.Append(VniSingles.GetValueOrDefault(text[i], text[i]));
        }

        return decoded.ToString();
    }

    private static FrozenDictionary<char, char> Tcvn3Table()
    {
        var table = Letters.Zip(Tcvn3Letters).ToDictionary(pair => pair.Second, pair => pair.First);
        for (var i = 0; i < Tcvn3Capitals.Length; i += 2) table.Add(Tcvn3Capitals[i], Tcvn3Capitals[i + 1]);
        return table.ToFrozenDictionary();
    }

    private static FrozenDictionary<(char Base, char Mark), char> VniTable()
    {
        var table = new Dictionary<(char, char), char>();
        foreach (var (letter, vni) in Letters.Zip(VniLetters).Where(pair => pair.Second.Length == 2))
        {
            table.Add((vni[0], vni[1]), letter);
            foreach (var mark in new[] { vni[1], char.ToUpperInvariant(vni[1]) })
                table.Add((char.ToUpperInvariant(vni[0]), mark), char.ToUpperInvariant(letter));
        }

        return table.ToFrozenDictionary();
    }

    private static FrozenDictionary<char, char> VniSingleTable()
    {
        var table = new Dictionary<char, char>();
        foreach (var (letter, vni) in Letters.Zip(VniLetters).Where(pair => pair.Second.Length == 1))
        {
            table.Add(vni[0], letter);
            table.Add(char.ToUpperInvariant(vni[0]), char.ToUpperInvariant(letter));
        }

        return table.ToFrozenDictionary();
    }
}
