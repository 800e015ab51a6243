using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace MongCai.Poverty.Etl.Reporting.Templates.Scripts;

/// <summary>Follows every name of a template through the model without rendering, so that a misspelt name in a branch that rarely runs is found at start.</summary>
internal sealed class NameCheck : ScriptVisitor
{
    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal) { "array", "string", "include" };
    private static readonly Shape Unknown = new Shape.Unknown();
    private static readonly Shape.Value Number = new("số nguyên");

    private static readonly Shape LoopState = new Shape.Record(
        ((string[])["first", "last", "even", "odd", "index", "rindex", "changed", "length"]).ToDictionary(name => name, _ => (Shape)Number, StringComparer.Ordinal));

    private readonly Dictionary<string, Shape> variables;
    private readonly IReadOnlyCollection<string> partials;
    private readonly List<TemplateFault> faults = [];

    private NameCheck(Shape.Record model, IReadOnlyCollection<string> partials)
    {
        variables = new Dictionary<string, Shape>(model.Members, StringComparer.Ordinal);
        this.partials = partials;
    }

    /// <summary>Every wrong name and every command that is not allowed.</summary>
    public static IReadOnlyList<TemplateFault> Run(Template template, Shape.Record model, IReadOnlyCollection<string> partials)
    {
        var check = new NameCheck(model, partials);
        check.Visit(template.Page);
        return check.faults;
    }

    /// <inheritdoc/>
    public override void Visit(ScriptForStatement node)
    {
        var items = node.Iterator is null ? Unknown : ShapeOf(node.Iterator);
        if (items is not (Shape.List or Shape.Unknown)) Add(node.Span, "Vòng lặp chạy trên một thứ không phải danh sách.", "Sau chữ in phải là tên của một danh sách.");
        foreach (var argument in node.NamedArguments) Visit(argument.Value);
        Within((node.Variable as ScriptVariable)?.Name, items is Shape.List list ? list.Item : Unknown, node.Body);
        Visit(node.Else);
    }

    /// <inheritdoc/>
    public override void Visit(ScriptAssignExpression node)
    {
        var value = node.Value is null ? Unknown : ShapeOf(node.Value);
        if (node.Target is ScriptVariable variable) variables[variable.Name] = value;
        else Add(node.Span, "Mẫu không được sửa số liệu.", "Chỉ gán cho tên mới.");
    }

    /// <inheritdoc/>
    public override void Visit(ScriptFunctionCall node)
    {
        if (node.Target is ScriptVariable { Name: "include" }) CheckPartial(node);
        else Visit(node.Target);
        foreach (var argument in node.Arguments) Visit(argument);
    }

    /// <inheritdoc/>
    public override void Visit(ScriptNamedArgument node) => Visit(node.Value);

    /// <inheritdoc/>
    public override void Visit(ScriptVariableGlobal node) => ShapeOf(node);

    /// <inheritdoc/>
    public override void Visit(ScriptMemberExpression node) => ShapeOf(node);

    /// <inheritdoc/>
    public override void Visit(ScriptCaptureStatement node) => Forbid(node, "capture");

    /// <inheritdoc/>
    public override void Visit(ScriptFunction node) => Forbid(node, "func");

    /// <inheritdoc/>
    public override void Visit(ScriptImportStatement node) => Forbid(node, "import");

    /// <inheritdoc/>
    public override void Visit(ScriptWithStatement node) => Forbid(node, "with");

    /// <inheritdoc/>
    public override void Visit(ScriptWrapStatement node) => Forbid(node, "wrap");

    /// <inheritdoc/>
    public override void Visit(ScriptWhileStatement node) => Forbid(node, "while");

    /// <inheritdoc/>
    public override void Visit(ScriptTableRowStatement node) => Forbid(node, "tablerow");

    private void Within(string? loopVariable, Shape item, ScriptBlockStatement? body)
    {
        var before = new Dictionary<string, Shape>(variables, StringComparer.Ordinal);
        variables["for"] = LoopState;
        if (loopVariable is not null) variables[loopVariable] = item;
        Visit(body);
        foreach (var name in (string?[])["for", loopVariable])
            if (name is not null && !before.ContainsKey(name)) variables.Remove(name);
            else if (name is not null) variables[name] = before[name];
    }

    private Shape ShapeOf(ScriptNode node)
    {
        switch (node)
        {
            case ScriptVariableGlobal variable: return Variable(variable);
            case ScriptMemberExpression member: return Member(member);
            case ScriptNestedExpression { Expression: { } inner }: return ShapeOf(inner);
            case ScriptConditionalExpression { ThenValue: { } first, ElseValue: { } second } choice:
                Visit(choice.Condition);
                var (one, other) = (ShapeOf(first), ShapeOf(second));
                if (!one.IsLike(other)) Add(node.Span, "Hai vế sau dấu ? không cùng loại.", "Viết hai thứ có cùng các phần, ví dụ hai danh sách xã, phường.");
                return one is Shape.Unknown ? other : one;
            default:
                Visit(node);
                return Unknown;
        }
    }

    private Shape Variable(ScriptVariableGlobal variable)
    {
        if (variables.TryGetValue(variable.Name, out var shape)) return shape;
        if (!Functions.Contains(variable.Name)) Add(variable.Span, $"Không có tên \"{variable.Name}\".", Nearest(variable.Name, variables.Keys));
        return Unknown;
    }

    private Shape Member(ScriptMemberExpression member)
    {
        var name = member.Member?.Name ?? "";
        switch (member.Target is null ? Unknown : ShapeOf(member.Target))
        {
            case Shape.Record record when record.Members.TryGetValue(name, out var shape): return shape;
            case Shape.Record record:
                Add(member.Span, $"\"{member.Target}\" không có phần \"{name}\".", Nearest(name, record.Members.Keys));
                return Unknown;
            case Shape.List when name == "size": return Number;
            case Shape.Unknown: return Unknown;
            default:
                Add(member.Span, $"\"{member.Target}\" không có phần \"{name}\".", "Đây là một giá trị hoặc một danh sách; bỏ phần sau dấu chấm hoặc dùng vòng lặp for.");
                return Unknown;
        }
    }

    private void CheckPartial(ScriptFunctionCall call)
    {
        if (call.Arguments.Count > 0 && call.Arguments[0] is ScriptLiteral { Value: string name } && !partials.Contains(name))
            Add(call.Span, $"Không có mẫu con \"{name}\".", Nearest(name, partials));
    }

    private void Forbid(ScriptNode node, string command) =>
        Add(node.Span, $"Lệnh \"{command}\" không được dùng trong mẫu.", "Dùng if, for, include và các tên trong templates/README.md.");

    private void Add(SourceSpan span, string problem, string hint) => faults.Add(new TemplateFault(span.Start, problem, hint));

    /// <summary>Names that share the beginning, or all of them when they are few.</summary>
    private static string Nearest(string name, IEnumerable<string> known)
    {
        var alike = known.Where(other => other.StartsWith(name[..Math.Min(2, name.Length)], StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        return alike.Count > 0 ? $"Có phải: {string.Join(", ", alike)}?" : $"Các tên dùng được: {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
    }
}

/// <summary>A fault at a place of the text that was parsed.</summary>
/// <param name="At">Place.</param>
/// <param name="Problem">Vietnamese.</param>
/// <param name="Hint">Vietnamese.</param>
internal sealed record TemplateFault(TextPosition At, string Problem, string Hint)
{
    /// <summary>As a fault of the file, by line.</summary>
    public ConfigurationFault InFile(string file) => new(file, $"dòng {At.Line + 1}", Problem, Hint);
}
