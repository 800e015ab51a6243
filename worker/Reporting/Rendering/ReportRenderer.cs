using System.Xml.Linq;
using MongCai.Poverty.Etl.Reporting.Checking;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Templates;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;
using MongCai.Poverty.Etl.Reporting.Word;
using Scriban.Runtime;

namespace MongCai.Poverty.Etl.Reporting.Rendering;

/// <summary>Turns the model of any official document into everything that is mailed and archived, but for the PDF (<see cref="PdfConverter"/>). Same model, same bytes.</summary>
public sealed partial class ReportRenderer(TemplateLibrary templates, ChartRenderer charts, FigureCheck figures, ILogger<ReportRenderer> logger)
{
    private const string DocxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Renders a document.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ConfigurationFaultException">The templates of the document have faults.</exception>
    /// <exception cref="PermanentException">A template and the model do not fit, a limit was passed, or a figure of a document is not the model's.</exception>
    public async Task<RenderedReport> RenderAsync(IDocumentModel model, CancellationToken cancellationToken)
    {
        var (pictures, drawing) = Draw(model);
        try
        {
            return await RenderAsync(model, pictures, drawing, cancellationToken);
        }
        finally
        {
            // What is drawn for a document that is not to be is of no use; it must not go on behind our back.
            await ((Task)drawing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<RenderedReport> RenderAsync(IDocumentModel model, IReadOnlyList<ReportPicture> pictures, Task<byte[]?[]> drawing, CancellationToken cancellationToken)
    {
        var (document, json) = (templates.Document(model.Kind), ModelScript.Json(model));
        var (globals, limits) = (ModelScript.Globals(model.GetType(), json, pictures, templates.Area), RenderLimits.For(json));
        var word = document.Word.RenderParts(globals, limits, cancellationToken);
        var report = new RenderedReport(
            model.Kind, model.Period, model.Edition, json,
            Render(document.Subject, globals, limits, cancellationToken).Trim(),
            Render(document.Html, globals, limits, cancellationToken),
            PlainLines.Wrap(Render(document.Text, globals, limits, cancellationToken)),
            [], [])
        { About = model.About };
        var marked = new ReportText(document, templates.Partials, globals, limits).Marked(cancellationToken);
        report = WithFiles(report, model, document.Word, word, [.. pictures.Zip(await drawing, (picture, png) => picture with { Png = png! })]);
        await RequireSoundAsync(report, marked, cancellationToken);
        return report;
    }

    private static RenderedReport WithFiles(RenderedReport report, IDocumentModel model, WordTemplate template, IReadOnlyList<XDocument> word, IReadOnlyList<ReportPicture> pictures) => report with
    {
        Pictures = [.. pictures.Select(picture => new InlinePicture(picture.ContentId, new ReportFile($"{picture.Key}.png", "image/png", picture.Png)))],
        Attachments = [new ReportFile($"{model.FileName}.docx", DocxType, template.Pack(word, pictures, new WordProperties(model.Head.Summary, model.Head.OrganisationName, model.Head.Date)))],
    };

    /// <summary>Templates see of a picture what it says, so it is drawn while they are rendered.</summary>
    private (IReadOnlyList<ReportPicture> Pictures, Task<byte[]?[]> Drawing) Draw(IDocumentModel model)
    {
        var (progress, wards, deprivations) = (model.Charts.Progress, model.Charts.Wards, model.Charts.Deprivations);
        if (charts.Font is null && model.Charts != DocumentCharts.None) LogNoChart();
        (string Key, string? Alt, Func<byte[]?> Draw)[] all =
        [
            (ReportPictures.Progress, progress?.Alt, () => charts.Progress(progress!)),
            (ReportPictures.Wards, wards?.Alt, () => charts.Bars(wards!)),
            (ReportPictures.Deprivations, deprivations?.Alt, () => charts.Bars(deprivations!)),
        ];
        var shown = all.Where(one => one.Alt is not null && charts.Font is not null).ToList();
        return ([.. shown.Select(one => new ReportPicture(one.Key, one.Key, one.Alt!, []))], Task.WhenAll(shown.Select(one => Task.Run(one.Draw))));
    }

    /// <summary>The two checks know nothing of each other: each has a processor.</summary>
    private Task RequireSoundAsync(RenderedReport report, IReadOnlyList<IReadOnlyList<Passage>> marked, CancellationToken cancellationToken) => Task.WhenAll(
        Task.Run(() => RequireValid(report.Attachments[0], cancellationToken), cancellationToken),
        Task.Run(() => figures.Require(report.ModelJson, ReportText.Read(report, marked)), cancellationToken));

    private static void RequireValid(ReportFile word, CancellationToken cancellationToken)
    {
        if (WordValidation.Errors(word.Content, cancellationToken) is { Count: > 0 } errors)
            throw new PermanentException($"Văn bản {word.FileName} lập ra không đúng định dạng Word nên chưa có gì được lưu hay gửi đi: {errors[0]} Sửa mẫu (templates check) rồi chạy lại.");
    }

    private string Render(TemplateScript script, ScriptObject globals, RenderLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            return script.Render(globals, templates.Partials, limits, cancellationToken);
        }
        catch (TemplateRenderException error)
        {
            throw error.AsPermanent($"dòng {error.At.Line + 1}");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No font with Vietnamese letters was found; the chart is left out of the report.")]
    private partial void LogNoChart();
}
