using System.Globalization;
using System.Xml.Linq;

namespace MongCai.Poverty.Etl.Reporting.Word;

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
