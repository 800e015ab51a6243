using System.Globalization;
using System.Text;
using CsCheck;
using MongCai.Poverty.Etl.Reading;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reading;

/// <summary>Decoding of TCVN3 and VNI. The encoders here are written from the byte values of the encodings, not from the decoder.</summary>
public sealed class LegacyTextTests
{
    private const string Tones = "\u0301\u0300\u0309\u0303\u0323"; // sắc huyền hỏi ngã nặng

    /// <summary>TCVN3 bytes per vowel: level, then the tones in the order above.</summary>
    private static readonly Dictionary<char, int[]> Tcvn3 = new()
    {
        ['a'] = [0x61, 0xB8, 0xB5, 0xB6, 0xB7, 0xB9],
        ['ă'] = [0xA8, 0xBE, 0xBB, 0xBC, 0xBD, 0xC6],
        ['â'] = [0xA9, 0xCA, 0xC7, 0xC8, 0xC9, 0xCB],
        ['e'] = [0x65, 0xD0, 0xCC, 0xCE, 0xCF, 0xD1],
        ['ê'] = [0xAA, 0xD5, 0xD2, 0xD3, 0xD4, 0xD6],
        ['i'] = [0x69, 0xDD, 0xD7, 0xD8, 0xDC, 0xDE],
        ['o'] = [0x6F, 0xE3, 0xDF, 0xE1, 0xE2, 0xE4],
        ['ô'] = [0xAB, 0xE8, 0xE5, 0xE6, 0xE7, 0xE9],
        ['ơ'] = [0xAC, 0xED, 0xEA, 0xEB, 0xEC, 0xEE],
        ['u'] = [0x75, 0xF3, 0xEF, 0xF1, 0xF2, 0xF4],
        ['ư'] = [0xAD, 0xF8, 0xF5, 0xF6, 0xF7, 0xF9],
        ['y'] = [0x79, 0xFD, 0xFA, 0xFB, 0xFC, 0xFE],
        ['đ'] = [0xAE],
    };

    private static readonly Dictionary<char, string[]> Vni = new()
    {
        ['a'] = ["61", "61F9", "61F8", "61FB", "61F5", "61EF"],
        ['ă'] = ["61EA", "61E9", "61E8", "61FA", "61FC", "61EB"],
        ['â'] = ["61E2", "61E1", "61E0", "61E5", "61E3", "61E4"],
        ['e'] = ["65", "65F9", "65F8", "65FB", "65F5", "65EF"],
        ['ê'] = ["65E2", "65E1", "65E0", "65E5", "65E3", "65E4"],
        ['i'] = ["69", "ED", "EC", "E6", "F3", "F2"],
        ['o'] = ["6F", "6FF9", "6FF8", "6FFB", "6FF5", "6FEF"],
        ['ô'] = ["6FE2", "6FE1", "6FE0", "6FE5", "6FE3", "6FE4"],
        ['ơ'] = ["F4", "F4F9", "F4F8", "F4FB", "F4F5", "F4EF"],
        ['u'] = ["75", "75F9", "75F8", "75FB", "75F5", "75EF"],
        ['ư'] = ["F6", "F6F9", "F6F8", "F6FB", "F6F5", "F6EF"],
        ['y'] = ["79", "79F9", "79F8", "79FB", "79F5", "EE"],
        ['đ'] = ["F1"],
    };

    private static readonly string[] Onsets =
        ["", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"];

    private static readonly string[] Rimes =
        ("a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu " +
         "o oa oac oach oai oam oan oang oanh oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uênh ui um un ung " +
         "uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt ư ưa ưc ươc ươi ươm ươn ương ươp ươt ươu ưi ưng ưt ưu y yêm yên yêt yêu").Split(' ');

    /// <summary>Every syllable that the tables can spell, with every tone.</summary>
    public static IEnumerable<string> Syllables =>
        from onset in Onsets
        from rime in Rimes
        from tone in Enumerable.Range(-1, 6)
        select (onset + Toned(rime, tone)).Normalize();

    [Fact]
    public void Tcvn3_EncodedAndDecoded_IsTheSyllable() => Assert.All(Syllables, syllable => Assert.Equal(syllable, LegacyText.Decode(ToTcvn3(syllable), LegacyEncoding.Tcvn3)));

    [Fact]
    public void Vni_EncodedAndDecoded_IsTheSyllable() => Assert.All(Syllables, syllable => Assert.Equal(syllable, LegacyText.Decode(ToVni(syllable), LegacyEncoding.Vni)));

    [Fact]
    public void Vni_Capitals_AreKept() =>
        Assert.All(Syllables.Select(syllable => syllable.ToUpperInvariant()), syllable => Assert.Equal(syllable, LegacyText.Decode(ToVni(syllable), LegacyEncoding.Vni)));

    [Theory]
    [InlineData("H¶i Hßa", "Hải Hòa")]
    [InlineData("VÜnh Thùc", "Vĩnh Thực")]
    [InlineData("H¶i §«ng", "Hải Đông")]
    [InlineData("Ph\u00adêng", "Phường")]
    [InlineData("NguyÔn ThÞ H¹nh", "Nguyễn Thị Hạnh")]
    public void Tcvn3_KnownNames_AreDecoded(string stored, string expected) => Assert.Equal(expected, LegacyText.Decode(stored, LegacyEncoding.Tcvn3));

    [Theory]
    [InlineData("Haûi Hoøa", "Hải Hòa")]
    [InlineData("Vónh Thöïc", "Vĩnh Thực")]
    [InlineData("Haûi Ñoâng", "Hải Đông")]
    [InlineData("Hoä caän ngheøo", "Hộ cận nghèo")]
    [InlineData("Nguyeãn Thò Haïnh", "Nguyễn Thị Hạnh")]
    public void Vni_KnownNames_AreDecoded(string stored, string expected) => Assert.Equal(expected, LegacyText.Decode(stored, LegacyEncoding.Vni));

    [Fact]
    public void Unicode_WithALetterThatOnlyUnicodeHas_IsNeverDecoded() =>
        Gen.Select(Gen.OneOf([.. Syllables.Where(syllable => LegacyText.HasUnicodeLetters(syllable)).Take(2000)]), Gen.OneOf(LegacyEncoding.Tcvn3, LegacyEncoding.Vni))
            .Sample((syllable, encoding) => LegacyText.Decode(syllable, encoding) == syllable);

    [Fact]
    public void Detection_OfSheets_TellsTheEncoding()
    {
        string[] sheet = ["Ủy ban nhân dân phường Hải Hòa", "Tổng số hộ cận nghèo đầu kỳ", "Họ và tên chủ hộ", "Hoàng Thị Mẫu", "Nguyễn Văn Thử", "980", "Hà"];

        Assert.Equal(LegacyEncoding.Unicode, LegacyDetection.Detect(sheet));
        Assert.Equal(LegacyEncoding.Tcvn3, LegacyDetection.Detect(sheet.Select(ToTcvn3)));
        Assert.Equal(LegacyEncoding.Vni, LegacyDetection.Detect(sheet.Select(ToVni)));
    }

    [Fact]
    public void Detection_OfUnicodeSheetsOfAnyNames_IsUnicode() =>
        Gen.OneOf([.. Syllables.Take(20000)]).Array[3, 40].Sample(words =>
            LegacyDetection.Detect(words.Append("Số hộ").Append("Tình trạng").Append("Người lập biểu").Concat(words.Select(word => word + " hộ"))) == LegacyEncoding.Unicode);

    [Theory]
    [InlineData("© 2024 MIS")]
    [InlineData("20 m² · 5 °C")]
    [InlineData("form")]
    public void Detection_OfSignsAlone_IsUnicode(string text) => Assert.Equal(LegacyEncoding.Unicode, LegacyDetection.Detect([text]));

    private static string Toned(string rime, int tone)
    {
        if (tone < 0) return rime;
        var vowels = rime.Select((letter, index) => (letter, index)).Where(pair => "aăâeêioôơuưy".Contains(pair.letter, StringComparison.Ordinal)).ToList();
        var at = vowels.FindLast(pair => "ăâêôơư".Contains(pair.letter, StringComparison.Ordinal)) is { letter: not '\0' } marked ? marked.index : vowels[vowels.Count > 2 ? 1 : 0].index;
        return rime.Insert(at + 1, Tones[tone].ToString());
    }

    /// <summary>A letter as base vowel (with its hat or horn) and number of its tone; tone 0 is level.</summary>
    private static (char Base, int Tone) Split(char letter)
    {
        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        var tone = parts.IndexOfAny([.. Tones]);
        return tone < 0 ? (letter, 0) : (parts.Remove(tone, 1).Normalize()[0], Tones.IndexOf(parts[tone], StringComparison.Ordinal) + 1);
    }

    internal static string ToTcvn3(string text) => string.Concat(text.Select(letter =>
    {
        var (vowel, tone) = Split(letter);
        var small = char.ToLower(vowel, CultureInfo.InvariantCulture);
        if (!Tcvn3.TryGetValue(small, out var bytes) || (vowel != small && bytes[tone] < 0x80)) return letter;
        return vowel == 'Đ' ? '\u00A7' : (char)bytes[tone];
    }));

    private static string ToVni(string text) => string.Concat(text.Select(letter =>
    {
        var (vowel, tone) = Split(letter);
        var small = char.ToLower(vowel, CultureInfo.InvariantCulture);
        if (!Vni.TryGetValue(small, out var codes)) return letter.ToString();
        var stored = Encoding.Latin1.GetString(Convert.FromHexString(codes[tone]));
        return vowel == small ? stored : stored.ToUpperInvariant();
    }));
}
