using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Reporting.Templates;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;
using Scriban;
using Scriban.Runtime;

namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>The four documents of a report as text: what was made, read back, beside a second rendering that marks the values.</summary>
/// <param name="templates">The templates.</param>
/// <param name="partials">Parsed partials by name.</param>
/// <param name="globals">What the templates name.</param>
/// <param name="limits">Limits.</param>
internal sealed class ReportText(DocumentTemplates templates, IReadOnlyDictionary<string, Template> partials, ScriptObject globals, RenderLimits limits)
{
    public const string SubjectName = "Tiêu đề thư";
    public const string HtmlName = "Thư (HTML)";
    public const string TextName = "Thư (chữ)";

    /// <summary>Reads everything.</summary>
    /// <param name="report">The report; its one attachment is the Word document.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PermanentException">A template and the model do not fit.</exception>
    public IReadOnlyList<DocumentText> Read(RenderedReport report, CancellationToken cancellationToken) => Read(report, Marked(cancellationToken));

    /// <summary>Reads what was made.</summary>
    /// <param name="report">The report; its one attachment is the Word document.</param>
    /// <param name="marked">What <see cref="Marked(CancellationToken)"/> gave.</param>
    public static IReadOnlyList<DocumentText> Read(RenderedReport report, IReadOnlyList<IReadOnlyList<Passage>> marked) =>
    [
        new(SubjectName, TextPassages.Read(report.Subject), marked[0]),
        new(HtmlName, HtmlPassages.Read(report.Html), marked[1]),
        new(TextName, TextPassages.Read(report.Text), marked[2]),
        new(report.Attachments[0].FileName, WordPassages.Read(report.Attachments[0].Content), marked[3]),
    ];

    /// <summary>The second rendering: subject, HTML, text, Word.</summary>
    /// <exception cref="PermanentException">A template and the model do not fit.</exception>
    public IReadOnlyList<IReadOnlyList<Passage>> Marked(CancellationToken cancellationToken) =>
    [
        TextPassages.Read(Marked(templates.Subject, cancellationToken).Trim()),
        HtmlPassages.Read(Marked(templates.Html, cancellationToken)),
        TextPassages.Read(Marked(templates.Text, cancellationToken)),
        [.. templates.Word.RenderParts(globals, limits, cancellationToken, marked: true).SelectMany(WordPassages.Read)],
    ];

    private string Marked(TemplateScript script, CancellationToken cancellationToken)
    {
        try
        {
            return script.Marked.Render(globals, partials, limits, cancellationToken);
        }
        catch (TemplateRenderException error)
        {
            throw error.AsPermanent($"dòng {error.At.Line + 1}");
        }
    }
}

/// <summary>The passages of a plain text: lines in columns are rows, broken lines are put together again.</summary>
internal static partial class TextPassages
{
    private const int LeastColumns = 3;

    /// <summary>Reads the text.</summary>
    public static IReadOnlyList<Passage> Read(string text)
    {
        var passages = new List<Passage>();
        var sentence = new List<string>();
        var rows = new List<string[]>();
        var tables = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            var cells = Gap().Split(line.Trim());
            var isRow = cells.Length >= LeastColumns;
            if (sentence.Count > 0 && (isRow || line.Trim().Length == 0 || ItemBegin().IsMatch(line))) End(passages, sentence);
            if (isRow) rows.Add(cells);
            else if (rows.Count > 0 && !Rule().IsMatch(line)) Lay(passages, rows, ++tables);
            if (!isRow && line.Trim().Length > 0 && !Rule().IsMatch(line)) sentence.Add(line.Trim());
        }

        return passages;
    }

    private static void End(List<Passage> passages, List<string> sentence)
    {
        passages.Add(Passage.Of("dòng", string.Join(' ', sentence)));
        sentence.Clear();
    }

    /// <summary>Numbers stand at the right: a row with fewer cells lacks those behind its name.</summary>
    private static void Lay(List<Passage> passages, List<string[]> rows, int table)
    {
        var columns = rows.Max(row => row.Length);
        foreach (var (row, index) in rows.Select((row, index) => (row, index)))
            passages.Add(Passage.OfRow(table, index + 1, [row[0], .. Enumerable.Repeat("", columns - row.Length), .. row[1..]]));
        rows.Clear();
    }

    /// <summary>Two blanks, or one between two numbers that fill their columns, or a tab before the columns are laid out.</summary>
    [GeneratedRegex(@"[ \u00A0]*\t[ \u00A0]*|[ \u00A0]{2,}|(?<=[0-9%)]) (?=[0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Gap();

    [GeneratedRegex(@"^\s*(-|\d+\.|\(\d+\))\s", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ItemBegin();

    [GeneratedRegex("^-{3,}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Rule();
}

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
