using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongCai.Poverty.Etl.Tests.Rules.Sources;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Rules;

/// <summary>An option explains itself to the one who sets it.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void Options_NameTheirSection() =>
        Rule.Holds("Every …Options class is sealed and has \"public const string Section\": the part of the configuration it is bound to.", SourceFile.Worker.SelectMany(WithoutSection));

    [Fact]
    public void Options_AreDocumented() =>
        Rule.Holds("Every public property of an …Options class is documented with default (the word, or \"required\"), unit and range.", SourceFile.Worker.SelectMany(Undocumented));

    [Theory]
    [InlineData("public sealed class MailOptions { }", 1)]
    [InlineData("public class MailOptions { public const string Section = \"Mail\"; }", 1)]
    [InlineData("public sealed class MailOptions { const string Section = \"Mail\"; }", 1)]
    [InlineData("public sealed class MailOptions { public const string Section = \"Mail\"; }", 0)]
    public void Rule_Section_IsAsked(string text, int broken) => Assert.Equal(broken, WithoutSection(new SourceFile("worker/Delivery/A.cs", text)).Count());

    [Theory]
    [InlineData("class MailOptions { public int Port { get; init; } }", 1)]
    [InlineData("class MailOptions { /// <summary>Port.</summary>\n public int Port { get; init; } }", 1)]
    [InlineData("class MailOptions { /// <summary>Port; required.</summary>\n public int Port { get; init; } }", 0)]
    [InlineData("class MailOptions { /* port */ public int Port { get; init; } }", 1)]
    [InlineData("class MailOptions { /// <summary>Port; default 25.</summary>\n public int Port { get; init; } }", 0)]
    [InlineData("class Mail { public int Port { get; init; } }", 0)]
    public void Rule_Documentation_IsAsked(string text, int broken) => Assert.Equal(broken, Undocumented(new SourceFile("worker/Delivery/A.cs", text)).Count());

    private static IEnumerable<TypeDeclarationSyntax> OptionTypes(SourceFile file) =>
        file.All<TypeDeclarationSyntax>().Where(type => type.Identifier.Text.EndsWith("Options", StringComparison.Ordinal) && !type.Modifiers.Any(SyntaxKind.StaticKeyword));

    private static IEnumerable<string> WithoutSection(SourceFile file) =>
        from type in OptionTypes(file)
        where !type.Modifiers.Any(SyntaxKind.SealedKeyword) || !type.Members.OfType<FieldDeclarationSyntax>().Any(IsSection)
        select $"{file.At(type)}: {type.Identifier.Text}";

    private static bool IsSection(FieldDeclarationSyntax field) =>
        field.Modifiers.Any(SyntaxKind.PublicKeyword) && field.Modifiers.Any(SyntaxKind.ConstKeyword)
        && field.Declaration.Variables.Any(variable => variable.Identifier.Text == "Section");

    private static IEnumerable<string> Undocumented(SourceFile file) =>
        from type in OptionTypes(file)
        from property in type.Members.OfType<PropertyDeclarationSyntax>()
        where property.Modifiers.Any(SyntaxKind.PublicKeyword) && !SaysDefault(property.GetLeadingTrivia().ToString())
        select $"{file.At(property)}: {type.Identifier.Text}.{property.Identifier.Text}";

    private static bool SaysDefault(string documentation) =>
        documentation.Contains("<summary>", StringComparison.Ordinal)
        && (documentation.Contains("default", StringComparison.OrdinalIgnoreCase) || documentation.Contains("required", StringComparison.OrdinalIgnoreCase));
}
