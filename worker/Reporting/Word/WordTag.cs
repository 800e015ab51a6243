using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MongCai.Poverty.Etl.Reporting.Word;

/// <summary>What a tag does to the structure around it.</summary>
internal enum TagRole
{
    /// <summary>Writes a value.</summary>
    Value,

    /// <summary>Begins a block: for, if, case.</summary>
    Opens,

    /// <summary>Ends it.</summary>
    Closes,

    /// <summary>Stands between: else, when.</summary>
    Divides,

    /// <summary>Writes nothing and encloses nothing: a comment, an assignment.</summary>
    Silent,
}

/// <summary>One <c>{{ … }}</c> of a Word template. While the part is rearranged, a token of two private-use letters stands for it.</summary>
/// <param name="Number">Position in the list of tags.</param>
/// <param name="Code">Scriban code with straight quotes and plain blanks.</param>
/// <param name="Paragraph">The paragraph it stands in, for messages.</param>
internal sealed partial record WordTag(int Number, string Code, string Paragraph)
{
    public const char TokenStart = '\uE000';
    public const char TokenEnd = '\uE001';

    /// <summary>What stands in the part for the tag.</summary>
    public string Token => $"{TokenStart}{Number.ToString(CultureInfo.InvariantCulture)}{TokenEnd}";

    /// <summary>What it does.</summary>
    public TagRole Role => FirstWord().Match(Code).Groups[1].Value switch
    {
        "for" or "if" or "case" => TagRole.Opens,
        "end" => TagRole.Closes,
        "else" or "when" => TagRole.Divides,
        _ when SilentCode().IsMatch(Code) => TagRole.Silent,
        _ => TagRole.Value,
    };

    /// <summary>The paragraph cut to one line.</summary>
    public string Place => $"đoạn \"{(Paragraph.Length <= 80 ? Paragraph : Paragraph[..79] + "…")}\"";

    /// <summary>Undoes what a word processor does to code while it is typed: curly quotes, no-break blanks, dashes, the ellipsis letter.</summary>
    public static string Straighten(string code)
    {
        var straight = code.Select(letter => letter switch
        {
            '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u00AB' or '\u00BB' => '"',
            '\u2018' or '\u2019' or '\u201A' or '\u201B' => '\'',
            '\u00A0' or '\u2007' or '\u202F' or '\t' or '\n' => ' ',
            '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
            _ => letter,
        });
        return string.Concat(straight).Replace("\u2026", "...", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal);
    }

    /// <summary>All tokens in a text.</summary>
    [GeneratedRegex("\uE000([0-9]+)\uE001", RegexOptions.CultureInvariant, 1000)]
    public static partial Regex Tokens();

    [GeneratedRegex(@"^[-~]?\s*([a-z]+)(?![\w.])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"^[-~]?\s*(#|[a-z_][a-z0-9_]*\s*=[^=])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SilentCode();
}

/// <summary>
/// Loops and conditions over whole rows and paragraphs. A row or paragraph that holds nothing but such tags is taken out and its tags stand where it
/// stood, so that what lies between them is repeated or left out as a whole and the result stays well-formed. All other tags must close within their paragraph.
/// </summary>
internal static class BlockTags
{
    private static readonly XName Section = Ooxml.W + "sectPr";

    /// <summary>Lifts the tags out.</summary>
    public static void Lift(XDocument part, IReadOnlyList<WordTag> tags)
    {
        foreach (var paragraph in part.Descendants(Ooxml.Paragraph).Where(EndsSection).ToList()) Part(paragraph, tags);
        foreach (var name in (XName[])[Ooxml.Row, Ooxml.Paragraph])
            foreach (var element in part.Descendants(name).Where(element => HoldsOnlyBlocks(element, tags)).ToList())
                element.ReplaceWith(new XText(string.Concat(Found(element, tags).Select(tag => tag.Token))));
    }

    /// <summary>
    /// LibreOffice keeps the end of a section in the last paragraph of its text, and that may be one that holds only tags. They get a paragraph of their own:
    /// before it, so that they stay in the section.
    /// </summary>
    private static void Part(XElement paragraph, IReadOnlyList<WordTag> tags)
    {
        var own = new XElement(paragraph);
        own.Descendants(Section).Remove();
        if (!HoldsOnlyBlocks(own, tags, isInPart: true)) return;
        paragraph.AddBeforeSelf(own);
        paragraph.Elements().Where(child => child.Name != Ooxml.W + "pPr").Remove();
    }

    private static bool EndsSection(XElement paragraph) => paragraph.Element(Ooxml.W + "pPr")?.Element(Section) is not null;

    /// <summary>The tags that do not close where they must, each with its message.</summary>
    public static IEnumerable<(WordTag Tag, string Problem)> Unbalanced(XDocument part, IReadOnlyList<WordTag> tags)
    {
        foreach (var element in part.Root!.DescendantsAndSelf())
        {
            var groups = element.Name == Ooxml.Paragraph ? [InParagraph(element, tags)] : (IEnumerable<List<(WordTag, XElement?)>>)[InContainer(element, tags)];
            foreach (var fault in groups.SelectMany(Faults)) yield return fault;
        }
    }

    private static bool HoldsOnlyBlocks(XElement element, IReadOnlyList<WordTag> tags, bool isInPart = false)
    {
        var text = string.Concat(element.Descendants(Ooxml.Text).Select(piece => piece.Value));
        var found = Found(element, tags);
        return found.Count > 0
            && found.TrueForAll(tag => tag.Role != TagRole.Value)
            && string.IsNullOrWhiteSpace(WordTag.Tokens().Replace(text, ""))
            && !element.Descendants().Any(IsMoreThanText)
            && (element.Name != Ooxml.Paragraph || isInPart || element.Parent is not null);
    }

    /// <summary>A page break, a section, a picture: a paragraph with one of these cannot be dropped.</summary>
    private static bool IsMoreThanText(XElement element) =>
        element.Name == Section || element.Name == Ooxml.W + "drawing" || element.Name == Ooxml.W + "br" || element.Name == Ooxml.W + "pict";

    private static List<WordTag> Found(XElement element, IReadOnlyList<WordTag> tags) =>
        [.. element.Descendants(Ooxml.Text).SelectMany(text => In(text.Value, tags))];

    private static IEnumerable<WordTag> In(string text, IReadOnlyList<WordTag> tags) =>
        WordTag.Tokens().Matches(text).Select(match => tags[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)]);

    private static List<(WordTag, XElement?)> InParagraph(XElement paragraph, IReadOnlyList<WordTag> tags) =>
    [
        .. paragraph.Descendants(Ooxml.Text)
            .Where(text => text.Ancestors(Ooxml.Paragraph).First() == paragraph)
            .SelectMany(text => In(text.Value, tags).Select(tag => (tag, text.Parent?.Parent))),
    ];

    private static List<(WordTag, XElement?)> InContainer(XElement container, IReadOnlyList<WordTag> tags) =>
        container.Name == Ooxml.Text ? [] : [.. container.Nodes().OfType<XText>().SelectMany(text => In(text.Value, tags).Select(tag => (tag, (XElement?)container)))];

    private static IEnumerable<(WordTag Tag, string Problem)> Faults(List<(WordTag Tag, XElement? Level)> sequence)
    {
        var open = new Stack<(WordTag Tag, XElement? Level)>();
        foreach (var item in sequence)
        {
            if (item.Tag.Role == TagRole.Opens) open.Push(item);
            if (item.Tag.Role is not (TagRole.Closes or TagRole.Divides)) continue;
            if (open.Count == 0) yield return (item.Tag, $"Thẻ \"{item.Tag.Code.Trim()}\" không có thẻ for hoặc if mở trước nó ở cùng chỗ.");
            else if (open.Peek().Level != item.Level) yield return (item.Tag, "Thẻ mở và thẻ đóng nằm ở hai phần định dạng khác nhau của đoạn (ví dụ một thẻ nằm trong liên kết).");
            if (open.Count > 0 && item.Tag.Role == TagRole.Closes) open.Pop();
        }

        foreach (var (tag, _) in open) yield return (tag, $"Thẻ \"{tag.Code.Trim()}\" chưa được đóng bằng end ở cùng chỗ (cùng đoạn, cùng ô hoặc cùng bảng).");
    }
}
