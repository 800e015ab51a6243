using MongCai.Poverty.Etl.Reporting.Templates;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;
using Scriban.Runtime;

namespace MongCai.Poverty.Etl.Reporting.Rendering;

/// <summary>Turns a model into a message that has neither pictures nor an official document. Same model, same text.</summary>
public sealed class MessageRenderer(TemplateLibrary templates)
{
    /// <summary>Renders a message.</summary>
    /// <param name="kind">Kind of message, which is the folder of its templates.</param>
    /// <param name="period">Period; <c>-</c> when it is not known.</param>
    /// <param name="edition">Edition, from 1.</param>
    /// <param name="model">What the templates see.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ConfigurationFaultException">The templates have faults.</exception>
    /// <exception cref="PermanentException">A template and the model do not fit, or a limit was passed.</exception>
    public RenderedReport Render<T>(string kind, string period, int edition, T model, CancellationToken cancellationToken) where T : notnull
    {
        var message = templates.Message(kind);
        var json = ModelScript.Json(model);
        var globals = ModelScript.Globals(json, templates.Area);
        return new(
            kind, period, edition, json,
            Render(message.Subject, globals, cancellationToken).Trim(),
            Render(message.Html, globals, cancellationToken),
            PlainLines.Wrap(Render(message.Text, globals, cancellationToken)),
            [], []);
    }

    private string Render(TemplateScript script, ScriptObject globals, CancellationToken cancellationToken)
    {
        try
        {
            return script.Render(globals, templates.Partials, RenderLimits.Default, cancellationToken);
        }
        catch (TemplateRenderException error)
        {
            throw error.AsPermanent($"dòng {error.At.Line + 1}");
        }
    }
}
