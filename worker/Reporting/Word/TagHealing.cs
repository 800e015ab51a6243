using System.Text;
using System.Xml.Linq;

namespace MongCai.Poverty.Etl.Reporting.Word;

/// <summary>
/// Finds the tags of a paragraph however the editor has cut it into runs (spelling, language, revisions), and puts a token for each into the run
/// in which it begins, so that it takes that run's formatting.
/// </summary>
internal static class TagHealing
{
    private const string Open = "{{";
    private const string Close = "}}";

    /// <summary>Replaces the tags of one paragraph by tokens and adds them to the list.</summary>
    /// <param name="paragraph">A <c>w:p</c>.</param>
    /// <param name="tags">All tags of the part so far.</param>
    /// <returns>The paragraph's text when a tag is not closed; else null.</returns>
    public static string? Heal(XElement paragraph, List<WordTag> tags)
    {
        var pieces = Pieces(paragraph);
        var whole = string.Concat(pieces.Select(piece => piece.Value));
        if (!whole.Contains(Open, StringComparison.Ordinal)) return null;
        var owner = pieces.SelectMany((piece, index) => Enumerable.Repeat(index, piece.Value.Length)).ToArray();
        var texts = pieces.Select(_ => new StringBuilder()).ToArray();
        for (var at = 0; at < whole.Length;)
        {
            if (!At(whole, Open, at))
            {
                texts[owner[at]].Append(whole[at++]);
                continue;
            }

            var end = whole.IndexOf(Close, at + Open.Length, StringComparison.Ordinal);
            if (end < 0) return whole;
            var tag = new WordTag(tags.Count, WordTag.Straighten(whole[(at + Open.Length)..end]), whole.Trim());
            tags.Add(tag);
            texts[owner[at]].Append(tag.Token);
            at = end + Close.Length;
        }

        for (var index = 0; index < pieces.Count; index++) Rewrite(pieces[index], texts[index].ToString());
        return null;
    }

    /// <summary>The text elements that belong to this paragraph and not to one inside a text box within it.</summary>
    private static List<XElement> Pieces(XElement paragraph) =>
        [.. paragraph.Descendants(Ooxml.Text).Where(text => text.Ancestors(Ooxml.Paragraph).First() == paragraph)];

    private static bool At(string whole, string mark, int at) => string.CompareOrdinal(whole, at, mark, 0, mark.Length) == 0;

    private static void Rewrite(XElement text, string value)
    {
        if (text.Value == value) return;
        text.Value = value;
        text.SetAttributeValue(XNamespace.Xml + "space", "preserve");
    }
}
