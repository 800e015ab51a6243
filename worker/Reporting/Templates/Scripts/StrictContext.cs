using System.Globalization;
using MongCai.Poverty.Etl.Reporting.Models;
using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace MongCai.Poverty.Etl.Reporting.Templates.Scripts;

/// <summary>The limits of one rendering.</summary>
/// <param name="LoopSteps">Steps of all loops together.</param>
/// <param name="OutputCharacters">Characters of one document.</param>
/// <param name="Time">Longest time.</param>
internal sealed record RenderLimits(int LoopSteps, int OutputCharacters, TimeSpan Time)
{
    /// <summary>Far above what a city of 17 wards needs, far below what hurts.</summary>
    public static RenderLimits Default { get; } = new(100_000, 8_000_000, TimeSpan.FromSeconds(20));

    /// <summary>The limits of a document about a model: they grow with it, since each of its values may stand in several tables.</summary>
    public static RenderLimits For(string modelJson) =>
        Default with { LoopSteps = Default.LoopSteps + (modelJson.Length / 10), OutputCharacters = checked(Default.OutputCharacters + (8 * modelJson.Length)) };
}

/// <summary>
/// The one way in which this project runs Scriban: unknown names, loops over the limit and cut output are errors, whole numbers are grouped, and every value is
/// escaped on its way out. Only results of expressions pass through <see cref="Write(SourceSpan, object?)"/>; the template's own text does not.
/// A context serves one rendering (Scriban issue 679).
/// </summary>
internal sealed class StrictContext : TemplateContext
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private readonly Escaping escaping;

    public StrictContext(Escaping escaping, RenderLimits limits, IReadOnlyDictionary<string, Template> partials, CancellationToken cancellationToken)
        : base(Functions())
    {
        this.escaping = escaping;
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedIndexerAccess = false;
        EnableRelaxedTargetAccess = false;
        EnableRelaxedFunctionAccess = false;
        LoopLimit = limits.LoopSteps;
        OutputLimit = limits.OutputCharacters;
        LimitToString = limits.OutputCharacters;
        OnOutputLimit = ScriptLimitBehavior.Throw;
        OnStringLimit = ScriptLimitBehavior.Throw;
        NewLine = "\n";
        AutoIndent = false;
        TemplateLoader = new PartialLoader(partials);
        foreach (var (path, partial) in partials) CachedTemplates[path] = partial;
        CancellationToken = cancellationToken;
        PushCulture(Vietnamese);
    }

    /// <inheritdoc/>
    public override TemplateContext Write(SourceSpan span, object? textAsObject) => textAsObject switch
    {
        null => this,
        Markup markup => Write(markup.Text),
        int count => Write(escaping.Apply(VietnameseText.Count(count))),
        long count => Write(escaping.Apply(VietnameseText.Count(count))),
        _ => Write(escaping.Apply(ObjectToString(textAsObject) ?? "")),
    };

    /// <summary>What templates may call: lists, texts, partials. No clock, no chance, no evaluation of texts. Importing them costs more than a short rendering: it is done once, and nothing can change them.</summary>
    private static readonly ScriptObject Shared = new()
    {
        ["array"] = new ArrayFunctions { IsReadOnly = true },
        ["string"] = new StringFunctions { IsReadOnly = true },
        ["include"] = new EscapedInclude(),
    };

    private static ScriptObject Functions()
    {
        var functions = new ScriptObject();
        Shared.CopyTo(functions);
        return functions;
    }

    /// <summary>A partial escapes its own values; its result must not be escaped again.</summary>
    private sealed class EscapedInclude : IScriptCustomFunction
    {
        private readonly IncludeFunction inner = new();

        public int RequiredParameterCount => inner.RequiredParameterCount;

        public int ParameterCount => inner.ParameterCount;

        public ScriptVarParamKind VarParamKind => inner.VarParamKind;

        public Type ReturnType => typeof(object);

        public ScriptParameterInfo GetParameterInfo(int index) => inner.GetParameterInfo(index);

        public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            inner.Invoke(context, callerContext, arguments, blockStatement) is { } text ? new Markup(context.ObjectToString(text) ?? "") : null;

        public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            new(Invoke(context, callerContext, arguments, blockStatement));
    }

    private sealed class PartialLoader(IReadOnlyDictionary<string, Template> partials) : ITemplateLoader
    {
        public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => partials.ContainsKey(templateName)
            ? templateName
            : throw new ScriptRuntimeException(callerSpan, $"The partial `{templateName}` was not found");

        public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            throw new ScriptRuntimeException(callerSpan, $"The partial `{templatePath}` was not found");

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            new(Load(context, callerSpan, templatePath));
    }
}
