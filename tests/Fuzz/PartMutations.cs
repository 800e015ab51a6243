using System.Text;
using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Tests.Fuzz;

/// <summary>Mutations inside one part, packed with a right checksum, so that they get past the container.</summary>
internal static partial class PartMutations
{
    private static readonly string[] OddNumbers =
    [
        "-1", "0", "00", "1", "16385", "65536", "1048576", "1048577", "2147483647", "2147483648", "-2147483649", "99999999999999999999", "1e308", "1e400", "-1e-400", "NaN", "INF", "0x10",
        "1,5", "1.5", " 7 ", "", "٣", "2958466", "-657435", "45380.5", "A1", "ZZZZ1", "XFD1048576", "C0", "C", "$C$9",
    ];

    private static readonly string[] OddTexts =
    [
        "", " ", "\u00A0", "&#0;", "&#xD800;", "&#xFFFF;", "&bogus;", "&lt;&gt;&amp;", "]]>", "<![CDATA[x]]>", "=1+1", "@SUM(A1)", "06751-001", "Tổng cộng", "Khu 3:", "x", "1", "có", "31/02/2024", "1/13/2024",
        new string('9', 400), new string('a', 40_000), "\uFEFF", "\u202Eabc", "ñöôøng", "§­êng", "Thoát cận nghèo", "\n\n", "<r><t>a</t></r><r><t>b</t></r>",
    ];

    private static readonly string[] Snippets =
    [
        "<c/>", "<c r=\"A1\"><v>1</v></c>", "</row>", "<row>", "<row r=\"1\"/>", "<v>1</v>", "<!--", "<!-- x -->", "]]>", "<?x?>", "<is><t>x</t></is>", "<f>1</f>", "<f/>", "\0", "&", "<", ">", "\"", "<x:c xmlns:x=\"urn:x\"/>",
        "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>", "<extLst/>", "<c r=\"C12\" t=\"e\"><v>#N/A</v></c>", "<c t=\"s\"><v>0</v></c>", "<c r=\"XFD12\"><v>1</v></c>",
    ];

    /// <summary>All mutations.</summary>
    public static IReadOnlyList<Func<OriginalWorkbook, Random, Mutation>> All { get; } =
    [
        Flip, Flip, Flip, Delete, Double, Insert, Insert, Number, Number, Number, Value, Value, Text, Text, Cut, StringIndex, StringIndex,
    ];

    private static Mutation Flip(OriginalWorkbook original, Random random)
    {
        var part = new EditedPart(original, random);
        var at = random.Next(part.Before.Length);
        var letter = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)(part.Before[at] ^ (1 << random.Next(8)));
        return part.Replace("xml-flip", at, at + 1, [letter]);
    }

    private static Mutation Delete(OriginalWorkbook original, Random random)
    {
        var part = new EditedPart(original, random);
        var start = random.Next(part.Before.Length);
        return part.Replace("xml-delete", start, Math.Min(part.Before.Length, start + random.Next(1, 200)), []);
    }

    private static Mutation Double(OriginalWorkbook original, Random random)
    {
        var part = new EditedPart(original, random);
        var (start, end) = Pick(Element().Matches(part.Text), random) ?? (0, 1);
        return part.Replace("xml-double", end, end, part.Before.AsSpan(start, end - start));
    }

    private static Mutation Insert(OriginalWorkbook original, Random random)
    {
        var part = new EditedPart(original, random);
        var at = random.Next(4) == 0 ? random.Next(part.Before.Length) : (Pick(Gap().Matches(part.Text), random) ?? (0, 0)).Start;
        return part.Replace("xml-insert", at, at, Encoding.UTF8.GetBytes(Snippets[random.Next(Snippets.Length)]));
    }

    private static Mutation Number(OriginalWorkbook original, Random random) => InPlaceOf("xml-number", Attribute(), OddNumbers, original, random);

    private static Mutation Value(OriginalWorkbook original, Random random) => InPlaceOf("xml-value", StoredValue(), [.. OddNumbers, .. OddTexts], original, random);

    private static Mutation Text(OriginalWorkbook original, Random random) => InPlaceOf("xml-text", StoredText(), OddTexts, original, random);

    private static Mutation StringIndex(OriginalWorkbook original, Random random) => InPlaceOf("string-index", SharedIndex(), OddNumbers, original, random);

    private static Mutation Cut(OriginalWorkbook original, Random random)
    {
        var part = new EditedPart(original, random);
        return part.Replace("xml-cut", random.Next(part.Before.Length), part.Before.Length, []);
    }

    private static Mutation InPlaceOf(string kind, Regex what, string[] replacements, OriginalWorkbook original, Random random)
    {
        var part = new EditedPart(original, random);
        var (start, end) = Pick(what.Matches(part.Text), random) ?? (part.Before.Length - 1, part.Before.Length);
        return part.Replace(kind, start, end, Encoding.UTF8.GetBytes(replacements[random.Next(replacements.Length)]));
    }

    private static (int Start, int End)? Pick(MatchCollection matches, Random random)
    {
        if (matches.Count == 0) return null;
        var match = matches[random.Next(matches.Count)];
        var group = match.Groups[match.Groups.Count - 1];
        return (group.Index, group.Index + group.Length);
    }

    [GeneratedRegex("<(?:c|row|si|sheet|xf|Relationship|mergeCell|t|v)\\b[^>]*?(?:/>|>[^<]*</[^>]*>)")]
    private static partial Regex Element();

    [GeneratedRegex("(?<=>)(?=<)")]
    private static partial Regex Gap();

    [GeneratedRegex("=\"([A-Z]{0,3}\\d+)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("<v>([^<]*)</v>")]
    private static partial Regex StoredValue();

    [GeneratedRegex("<t(?: [^>]*)?>([^<]*)</t>")]
    private static partial Regex StoredText();

    [GeneratedRegex("t=\"s\"[^>]*><v>(\\d+)</v>")]
    private static partial Regex SharedIndex();
}
