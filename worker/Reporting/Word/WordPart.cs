using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace MongCai.Poverty.Etl.Reporting.Word;

/// <summary>One part of a Word template (body, header, footer) as a Scriban template that writes XML.</summary>
internal sealed class WordPart
{
    private static readonly HashSet<XName> Noise =
    [
        Ooxml.W + "proofErr", Ooxml.W + "bookmarkStart", Ooxml.W + "bookmarkEnd", Ooxml.W + "lastRenderedPageBreak", Ooxml.W + "noProof",
        Ooxml.W + "commentRangeStart", Ooxml.W + "commentRangeEnd", Ooxml.W + "commentReference",
    ];

    private readonly List<WordTag> tags = [];
    private readonly List<int> offsets = [];
    private readonly List<ConfigurationFault> faults = [];
    private readonly string file;
    private TemplateScript? script;

    private WordPart(string file) => this.file = file;

    /// <summary>Keys of the pictures the part shows.</summary>
    public IReadOnlyList<string> Pictures { get; private set; } = [];

    /// <summary>Everything that is wrong with it.</summary>
    public IReadOnlyList<ConfigurationFault> Faults => faults;

    /// <summary>Reads the part and makes it ready to render.</summary>
    public static WordPart Read(string file, byte[] xml, Shape.Record model)
    {
        var part = new WordPart(file);
        var document = Ooxml.Read(xml);
        Clean(document);
        part.FindTags(document);
        BlockTags.Lift(document, part.tags);
        foreach (var (tag, problem) in BlockTags.Unbalanced(document, part.tags)) part.Add(tag, problem, "Đặt thẻ mở và thẻ end mỗi thẻ trong một dòng bảng hoặc một đoạn riêng, hoặc cả hai trong cùng một đoạn.");
        if (part.faults.Count == 0) part.Parse(document, model);
        return part;
    }

    /// <summary>Renders the part.</summary>
    /// <param name="globals">What the template may name.</param>
    /// <param name="limits">Limits.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="marked">With a mark around every value, for the check of figures.</param>
    /// <exception cref="PermanentException">Template and model do not fit; names the paragraph.</exception>
    public XDocument Render(ScriptObject globals, RenderLimits limits, CancellationToken cancellationToken, bool marked = false)
    {
        try
        {
            var xml = (marked ? script!.Marked : script!).Render(globals, new Dictionary<string, Template>(StringComparer.Ordinal), limits, cancellationToken);
            return Ooxml.Read(Encoding.UTF8.GetBytes(xml));
        }
        catch (TemplateRenderException error)
        {
            throw error.AsPermanent(Place(error.At));
        }
    }

    /// <summary>Runs the part.</summary>
    /// <returns>Where it fails; null when it does not.</returns>
    public ConfigurationFault? Try(ScriptObject globals, RenderLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            script!.Render(globals, new Dictionary<string, Template>(StringComparer.Ordinal), limits, cancellationToken);
            return null;
        }
        catch (TemplateRenderException error)
        {
            return new(file, Place(error.At), $"Mẫu không chạy được với số liệu thử: {error.Reason}", "Đặt tên có thể trống trong if, và kiểm tra vòng lặp.");
        }
    }

    /// <summary>Drops what editors leave behind and what may not be repeated: spelling marks, bookmarks, revision and paragraph identifiers.</summary>
    private static void Clean(XDocument document)
    {
        document.Descendants().Where(element => Noise.Contains(element.Name)).Remove();
        document.Descendants().Attributes()
            .Where(attribute => attribute.Name.LocalName.StartsWith("rsid", StringComparison.Ordinal)
                || attribute.Name == Ooxml.Word2010 + "paraId" || attribute.Name == Ooxml.Word2010 + "textId")
            .Remove();
    }

    private void FindTags(XDocument document)
    {
        foreach (var paragraph in document.Descendants(Ooxml.Paragraph))
            if (TagHealing.Heal(paragraph, tags) is { } open)
                faults.Add(new(file, $"đoạn \"{open.Trim()}\"", "Thẻ {{ không có }}.", "Thêm }} vào cuối thẻ, trong cùng đoạn."));
        Pictures = PicturePlaceholders.Mark(document, tags);
    }

    private void Parse(XDocument document, Shape.Record model)
    {
        var text = document.Root!.ToString(SaveOptions.DisableFormatting);
        if (text.Contains("{{", StringComparison.Ordinal))
            faults.Add(new(file, null, "Có thẻ {{ nằm ở chỗ không đọc được (thuộc tính, trường, ô văn bản).", "Chuyển thẻ vào chữ thường của đoạn văn."));
        script = TemplateScript.Parse(file, Compose(text), Escaping.Word, model, [], out var found);
        faults.AddRange(found.Select(fault => new ConfigurationFault(file, Place(fault.At), fault.Problem, fault.Hint)));
    }

    /// <summary>Puts the code back in place of the tokens and keeps where each tag begins.</summary>
    private string Compose(string text)
    {
        var result = new StringBuilder(text.Length);
        var from = 0;
        foreach (Match match in WordTag.Tokens().Matches(text))
        {
            var tag = tags[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)];
            result.Append(text, from, match.Index - from);
            while (offsets.Count <= tag.Number) offsets.Add(int.MaxValue);
            offsets[tag.Number] = result.Length;
            result.Append("{{").Append(tag.Code).Append("}}");
            from = match.Index + match.Length;
        }

        return result.Append(text, from, text.Length - from).ToString();
    }

    private string Place(TextPosition at)
    {
        var tag = tags.Where(tag => tag.Number < offsets.Count && offsets[tag.Number] <= at.Offset).MaxBy(tag => offsets[tag.Number]);
        return tag?.Place ?? file;
    }

    private void Add(WordTag tag, string problem, string hint) => faults.Add(new(file, tag.Place, problem, hint));
}

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
