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
    /// <param name="report">The report; of its attachments the Word documents and workbooks are read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PermanentException">A template and the model do not fit.</exception>
    public IReadOnlyList<DocumentText> Read(RenderedReport report, CancellationToken cancellationToken) =>
    [
        new(SubjectName, TextPassages.Read(report.Subject), TextPassages.Read(Marked(templates.Subject, cancellationToken).Trim())),
        new(HtmlName, HtmlPassages.Read(report.Html), HtmlPassages.Read(Marked(templates.Html, cancellationToken))),
        new(TextName, TextPassages.Read(report.Text), TextPassages.Read(Marked(templates.Text, cancellationToken))),
        .. report.Attachments.Where(file => file.FileName.EndsWith(".docx", StringComparison.Ordinal)).Select(file => Word(file, cancellationToken)),
    ];

    private DocumentText Word(ReportFile file, CancellationToken cancellationToken) => new(
        file.FileName,
        WordPassages.Read(file.Content),
        [.. templates.Word.RenderMarked(globals, limits, cancellationToken).SelectMany(WordPassages.Read)]);

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
