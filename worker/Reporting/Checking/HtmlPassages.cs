using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>The text of a mail as HTML: rows of tables of figures, and the paragraphs around them. Tables that only lay out the page are looked through.</summary>
internal static class HtmlPassages
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal) { "p", "div", "td", "th", "tr", "table", "tbody", "thead", "li", "ul", "ol", "h1", "h2", "h3", "h4", "body", "br" };

    /// <summary>Reads the page.</summary>
    public static IReadOnlyList<Passage> Read(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        var passages = new List<Passage>();
        var tables = new Dictionary<IElement, List<IElement>>();
        var sentence = new List<string>();
        Walk(page.Body!, passages, tables, sentence);
        End(passages, sentence);
        if (page.Title is { Length: > 0 } title) passages.Add(Passage.Of("tiêu đề", title));
        return passages;
    }

    private static void Walk(INode node, List<Passage> passages, Dictionary<IElement, List<IElement>> tables, List<string> sentence)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text) sentence.Add(text.Data);
            if (child is not IElement element || element.LocalName is "style" or "script") continue;
            if (element.LocalName == "img") passages.Add(Passage.Of("hình", element.GetAttribute("alt") ?? ""));
            var isBlock = Blocks.Contains(element.LocalName);
            if (isBlock) End(passages, sentence);
            if (IsRowOfFigures(element)) passages.Add(Row(element, tables));
            else Walk(element, passages, tables, sentence);
            if (isBlock) End(passages, sentence);
        }
    }

    private static bool IsRowOfFigures(IElement element) =>
        element.LocalName == "tr" && element.Children.Length > 1 && element.QuerySelector("table") is null;

    private static Passage Row(IElement row, Dictionary<IElement, List<IElement>> tables)
    {
        var table = row.Closest("table") ?? row;
        if (!tables.TryGetValue(table, out var rows)) tables[table] = rows = [];
        rows.Add(row);
        return Passage.OfRow(tables.Count, rows.Count, [.. row.Children.SelectMany(Columns)]);
    }

    private static IEnumerable<string> Columns(IElement cell)
    {
        yield return string.Concat(Pieces(cell)).Trim();
        var columns = int.TryParse(cell.GetAttribute("colspan"), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Min(span, 64) : 1;
        for (var column = 1; column < columns; column++) yield return "";
    }

    /// <summary>A line break between a fraction and its percentage is a column of its own to the eye.</summary>
    private static IEnumerable<string> Pieces(INode node) => node.ChildNodes.SelectMany(child => child switch
    {
        IText text => [text.Data.ReplaceLineEndings(" ")],
        IElement { LocalName: "br" } => ["\t"],
        _ => Pieces(child),
    });

    private static void End(List<Passage> passages, List<string> sentence)
    {
        var text = string.Concat(sentence).ReplaceLineEndings(" ").Trim();
        if (text.Length > 0) passages.Add(Passage.Of("đoạn", text));
        sentence.Clear();
    }
}
