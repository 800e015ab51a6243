using MongCai.Poverty.Etl.Reporting.Checking;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace MongCai.Poverty.Etl.Reporting.Templates.Scripts;

/// <summary>One parsed and checked template.</summary>
internal sealed class TemplateScript
{
    private readonly Escaping escaping;

    private TemplateScript(string file, Template template, Escaping escaping)
    {
        File = file;
        Template = template;
        this.escaping = escaping;
    }

    /// <summary>Path below the templates folder.</summary>
    public string File { get; }

    /// <summary>The parsed text.</summary>
    public Template Template { get; }

    /// <summary>The same template with a mark around every value, for the check of figures.</summary>
    public TemplateScript Marked => new(File, Template, new(escaping.Name, text => ValueMarks.Begin + escaping.Apply(text) + ValueMarks.End));

    /// <summary>Parses; a template with faults must not be rendered.</summary>
    public static TemplateScript Parse(string file, string text, Escaping escaping, Shape.Record model, IReadOnlyCollection<string> partials, out IReadOnlyList<TemplateFault> faults)
    {
        var template = Template.Parse(text, file);
        faults = template.HasErrors
            ? [.. template.Messages.Select(message => new TemplateFault(message.Span.Start, "Sai cú pháp trong thẻ {{ }}.", $"Kiểm tra ngoặc, end và dấu nháy ({message.Message})."))]
            : NameCheck.Run(template, model, partials);
        return new TemplateScript(file, template, escaping);
    }

    /// <summary>Renders.</summary>
    /// <param name="globals">What the template may name.</param>
    /// <param name="partials">Parsed partials by name.</param>
    /// <param name="limits">Limits.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TemplateRenderException">The template and the model do not fit, or a limit was passed.</exception>
    public string Render(ScriptObject globals, IReadOnlyDictionary<string, Template> partials, RenderLimits limits, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(limits.Time);
        var context = new StrictContext(escaping, limits, partials, time.Token);
        context.PushGlobal(globals);
        context.PushGlobal(new ScriptObject());
        try
        {
            return Template.Render(context);
        }
        catch (ScriptRuntimeException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new TemplateRenderException(File, error.Span.Start, error.OriginalMessage, error);
        }
    }
}

/// <summary>A template failed on a model.</summary>
/// <param name="file">Template.</param>
/// <param name="at">Place in the parsed text.</param>
/// <param name="reason">Scriban's words.</param>
/// <param name="inner">Cause.</param>
internal sealed class TemplateRenderException(string file, TextPosition at, string reason, Exception inner)
    : Exception($"Template {file}, line {at.Line + 1}: {reason}", inner)
{
    /// <summary>Place in the parsed text.</summary>
    public TextPosition At { get; } = at;

    /// <summary>Scriban's words.</summary>
    public string Reason { get; } = reason;

    /// <summary>As a failure that somebody must mend.</summary>
    public PermanentException AsPermanent(string place) =>
        new($"Không lập được văn bản từ mẫu {file} ({place}): {Reason} Sửa mẫu rồi chạy lại; chưa có gì được gửi đi.", this);
}
