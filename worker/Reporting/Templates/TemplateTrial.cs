using MongCai.Poverty.Etl.Reporting.Checking;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;
using MongCai.Poverty.Etl.Reporting.Word;
using Scriban.Runtime;

namespace MongCai.Poverty.Etl.Reporting.Templates;

/// <summary>Runs the templates of a document against a model without sending anything, and tells everything that is wrong: what fails, what Word would not open, figures that are not the model's.</summary>
public sealed class TemplateTrial(TemplateLibrary templates, FigureCheck figures)
{
    /// <summary>Runs all four templates.</summary>
    /// <param name="kind">One of <see cref="DocumentKinds"/>; its templates must be sound (<see cref="TemplateLibrary.Check"/>).</param>
    /// <param name="modelJson">A model as it is stored with a report.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Remarks with file and place; empty when all is well.</returns>
    public IReadOnlyList<ConfigurationFault> Run(string kind, string modelJson, CancellationToken cancellationToken)
    {
        var document = templates.Document(kind);
        ReportPicture[] pictures = [new(ReportPictures.Progress, ReportPictures.Progress, "Biểu đồ", [])];
        var globals = ModelScript.Globals(DocumentKinds.Find(kind).Model, modelJson, pictures, templates.Area);
        var limits = RenderLimits.For(modelJson);
        var failed = Failures(document, globals, limits, cancellationToken).ToList();
        return failed.Count > 0 ? failed : Results(kind, document, globals, limits, modelJson, pictures, cancellationToken);
    }

    private IEnumerable<ConfigurationFault> Failures(DocumentTemplates document, ScriptObject globals, RenderLimits limits, CancellationToken cancellationToken)
    {
        foreach (var script in (TemplateScript[])[document.Subject, document.Html, document.Text])
            if (Failure(script, globals, limits, cancellationToken) is { } failure) yield return failure;
        foreach (var failure in document.Word.Try(globals, limits, cancellationToken)) yield return failure;
    }

    private ConfigurationFault? Failure(TemplateScript script, ScriptObject globals, RenderLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            script.Render(globals, templates.Partials, limits, cancellationToken);
            return null;
        }
        catch (TemplateRenderException error)
        {
            return new(script.File, $"dòng {error.At.Line + 1}", $"Mẫu không chạy được với số liệu thử: {error.Reason}", "Đặt tên có thể trống trong if, và kiểm tra vòng lặp.");
        }
    }

    private IReadOnlyList<ConfigurationFault> Results(
        string kind, DocumentTemplates document, ScriptObject globals, RenderLimits limits, string modelJson, IReadOnlyList<ReportPicture> pictures, CancellationToken cancellationToken)
    {
        var docx = document.Word.Render(globals, pictures, new WordProperties(kind, kind, new DateOnly(2024, 1, 1)), limits, cancellationToken);
        var report = new RenderedReport(
            kind, "", 1, modelJson,
            document.Subject.Render(globals, templates.Partials, limits, cancellationToken).Trim(),
            document.Html.Render(globals, templates.Partials, limits, cancellationToken),
            PlainLines.Wrap(document.Text.Render(globals, templates.Partials, limits, cancellationToken)),
            [], [new ReportFile("report.docx", "", docx)]);
        var texts = new ReportText(document, templates.Partials, globals, limits).Read(report, cancellationToken);
        return
        [
            .. WordValidation.Errors(docx, cancellationToken).Select(error => new ConfigurationFault($"{kind}/report.docx", null, $"Văn bản lập ra không đúng định dạng Word: {error}", "Mở mẫu bằng Word hoặc LibreOffice rồi lưu lại; nếu vẫn lỗi, lấy lại bản mẫu trước.")),
            .. figures.Faults(modelJson, texts).Select(fault => new ConfigurationFault($"{kind}/{File(fault.Document)}", fault.Place, fault.Problem, "Dùng thẻ thay cho số gõ tay; xem templates/README.md.")),
        ];
    }

    private static string File(string document) => document switch
    {
        ReportText.SubjectName => "subject.txt",
        ReportText.HtmlName => "body.html",
        ReportText.TextName => "body.txt",
        _ => document,
    };
}
