using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongCai.Poverty.Etl.Tests.Rules.Sources;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Rules;

/// <summary>What one stage hands to the next does not change afterwards.</summary>
public sealed class ArtefactTests
{
    private static readonly string[] Stages = ["Model", "Spreadsheets", "Forms", "Intake", "Reading", "Validation", "Reconciliation", "Reporting", "Delivery"];

    /// <summary>Types with public setters, each with its reason. Rows of the store (those with a mapping) and options need no entry.</summary>
    private static readonly string[] Exceptions =
    [
        "ReadingLimits", // Options by another name: bound to the section Reading.
    ];

    /// <summary>Records that others derive from and that are used themselves, each with its reason.</summary>
    private static readonly string[] OpenExceptions =
    [
        "RawTable", // The list and the support sheet are plain tables; the summary is one with more to it.
        "TableForm", // As RawTable, in the form.
    ];

    private static IEnumerable<SourceFile> StageFiles => SourceFile.Worker.Where(file => Stages.Contains(file.Stage));

    [Fact]
    public void Records_AreSealed() =>
        Rule.Holds(
            "A record is sealed, or abstract when its kinds are sealed: equality must not depend on who derives.",
            SourceFile.Worker.SelectMany(Open).Where(one => !OpenExceptions.Contains(one.Type)).Select(one => one.Place));

    [Fact]
    public void Artefacts_HaveNoPublicSetters() =>
        Rule.Holds(
            "An artefact is complete when it is made: init, not set. Only rows of the store, which have a mapping, and options, which are bound, change.",
            Changeable(StageFiles).Where(one => !Exceptions.Contains(one.Type)).Select(one => one.Place));

    [Fact]
    public void Exceptions_AreNeeded()
    {
        Rule.IsNeeded(Exceptions, Changeable(StageFiles).Select(one => one.Type));
        Rule.IsNeeded(OpenExceptions, SourceFile.Worker.SelectMany(Open).Select(one => one.Type));
    }

    [Theory]
    [InlineData("public record A;", 1)]
    [InlineData("public record class A;", 1)]
    [InlineData("public sealed record A;", 0)]
    [InlineData("public abstract record A;", 0)]
    [InlineData("public readonly record struct A;", 0)]
    public void Rule_OpenRecord_IsFound(string text, int broken) => Assert.Equal(broken, Open(new SourceFile("worker/Model/A.cs", text)).Count());

    [Theory]
    [InlineData("public sealed record A { public int B { get; set; } }", 1)]
    [InlineData("public sealed class A { public int B { get; set; } }", 1)]
    [InlineData("public sealed record A { public int B { get; init; } public int C { get; private set; } }", 0)]
    [InlineData("internal sealed class A { public int B { get; set; } }", 0)]
    [InlineData("public sealed class AOptions { public int B { get; set; } }", 0)]
    [InlineData("public sealed class A { public int B { get; set; } } public sealed class M : IEntityTypeConfiguration<A>;", 0)]
    public void Rule_Setter_IsFoundUnlessARow(string text, int broken) => Assert.Equal(broken, Changeable([new SourceFile("worker/Intake/A.cs", text)]).Count());

    private static IEnumerable<(string Type, string Place)> Open(SourceFile file) =>
        from record in file.All<RecordDeclarationSyntax>()
        where !record.IsKind(SyntaxKind.RecordStructDeclaration) && !Has(record, SyntaxKind.SealedKeyword) && !Has(record, SyntaxKind.AbstractKeyword)
        select (record.Identifier.Text, $"{file.At(record)}: {record.Identifier.Text}");

    private static IEnumerable<(string Type, string Place)> Changeable(IEnumerable<SourceFile> files)
    {
        var all = files.ToList();
        var rows = all.SelectMany(Rows).ToHashSet(StringComparer.Ordinal);
        return from file in all
               from type in file.All<TypeDeclarationSyntax>()
               where Has(type, SyntaxKind.PublicKeyword) && !type.Identifier.Text.EndsWith("Options", StringComparison.Ordinal) && !rows.Contains(type.Identifier.Text)
               from property in type.Members.OfType<PropertyDeclarationSyntax>()
               where Has(property, SyntaxKind.PublicKeyword) && HasPublicSetter(property)
               select (type.Identifier.Text, $"{file.At(property)}: {type.Identifier.Text}.{property.Identifier.Text}");
    }

    private static IEnumerable<string> Rows(SourceFile file) =>
        from name in file.All<GenericNameSyntax>()
        where name.Identifier.Text == "IEntityTypeConfiguration" && name.Parent is BaseTypeSyntax
        select name.TypeArgumentList.Arguments[0].ToString();

    private static bool HasPublicSetter(PropertyDeclarationSyntax property) =>
        property.AccessorList?.Accessors.Any(one => one.IsKind(SyntaxKind.SetAccessorDeclaration) && one.Modifiers.Count == 0) == true;

    private static bool Has(MemberDeclarationSyntax member, SyntaxKind modifier) => member.Modifiers.Any(one => one.IsKind(modifier));
}
