using MongCai.Poverty.Etl.Model;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace MongCai.Poverty.Etl.Tests.Rules.Sources;

/// <summary>One type of the worker names another type: in a signature, a field, an attribute or inside a method.</summary>
/// <param name="From">Full name of the type that names; lambdas and state machines count as the type that wrote them.</param>
/// <param name="To">Full name of the type that is named.</param>
/// <param name="IsMapping">Whether <paramref name="From"/> maps a row of the store and so only describes a table.</param>
public sealed record Dependency(string From, string To, bool IsMapping = false)
{
    private const string Root = "MongCai.Poverty.Etl.";
    private static readonly Lazy<IReadOnlyList<Dependency>> Read = new(() => [.. ReadAssembly().Distinct()]);

    /// <summary>All of them, read from the compiled worker: what the compiler resolved, no guessing from text.</summary>
    public static IReadOnlyList<Dependency> OfTheWorker => Read.Value;

    /// <summary>Stage of the type that names; empty for the composition root.</summary>
    public string FromStage => StageOf(From);

    /// <summary>Stage of the type that is named; empty when it is not the worker's own.</summary>
    public string ToStage => StageOf(To);

    /// <inheritdoc/>
    public override string ToString() => $"{From} names {To}";

    // Razor compiles pages into a namespace of its own; all pages are Operations.
    private static string StageOf(string type)
    {
        if (type.StartsWith("AspNetCoreGeneratedDocument.", StringComparison.Ordinal))
            return "Operations";
        return type.StartsWith(Root, StringComparison.Ordinal) && type[Root.Length..].Split('.') is [var stage, _, ..] ? stage : "";
    }

    private static IEnumerable<Dependency> ReadAssembly()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(Ward).Assembly.Location);
        foreach (var type in assembly.MainModule.GetTypes())
        {
            var outer = Outermost(type);
            if (!outer.FullName.StartsWith('<'))
            {
                foreach (var named in NamedBy(type).SelectMany(Parts).Where(named => named != outer.FullName))
                    yield return new Dependency(outer.FullName, named, IsMappingType(outer));
            }
        }
    }

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    private static bool IsMappingType(TypeDefinition type) =>
        type.Interfaces.Any(one => one.InterfaceType.Name.StartsWith("IEntityTypeConfiguration", StringComparison.Ordinal));

    private static IEnumerable<TypeReference?> NamedBy(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(one => one.InterfaceType),
        .. type.CustomAttributes.Select(one => one.AttributeType),
        .. type.Fields.Select(one => one.FieldType),
        .. type.Properties.SelectMany(one => one.CustomAttributes).Select(one => one.AttributeType),
        .. type.Methods.SelectMany(NamedBy),
    ];

    private static IEnumerable<TypeReference?> NamedBy(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(one => one.ParameterType),
        .. method.CustomAttributes.Select(one => one.AttributeType),
        .. method.HasBody ? method.Body.Variables.Select(one => one.VariableType) : [],
        .. method.HasBody ? method.Body.ExceptionHandlers.Select(one => one.CatchType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(NamedBy) : [],
    ];

    private static IEnumerable<TypeReference?> NamedBy(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    // A list of wards names both the list and the ward.
    private static IEnumerable<string> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [.. Parts(generic.ElementType), .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        { DeclaringType: not null } => Parts(type.DeclaringType),
        _ => [type.FullName],
    };
}
