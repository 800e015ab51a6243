using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongCai.Poverty.Etl.Tests.Rules.Sources;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Rules;

/// <summary>Names say where a thing stands and what it is.</summary>
public sealed partial class NamingTests
{
    /// <summary>Folders of projects with the namespace they stand for.</summary>
    private static readonly (string Folder, string Namespace)[] Projects =
    [
        ("worker", "MongCai.Poverty.Etl"),
        ("tests", "MongCai.Poverty.Etl.Tests"),
    ];

    [Fact]
    public void Namespaces_EqualFolders() =>
        Rule.Holds("The namespace of a file is its folder.", SourceFile.Worker.Concat(SourceFile.Tests).SelectMany(WrongNamespaces));

    [Fact]
    public void Types_AreNamedAfterWhatTheyDo() =>
        Rule.Holds(
            "No Manager, Helper, Util, Common or Base: a type has the field's own word for what it does.",
            SourceFile.Worker.Concat(SourceFile.Tests).SelectMany(EmptyNames));

    [Fact]
    public void Folders_AreNamedAfterWhatTheyHold() =>
        Rule.Holds(
            "No folder Managers, Helpers, Utils, Common or Shared: a folder is a stage or a part of one.",
            SourceFile.Worker.Concat(SourceFile.Tests).Select(file => file.Path).Where(path => EmptyFolder().IsMatch(path)));

    [Theory]
    [InlineData("worker/Reading/Sheet.cs", "namespace MongCai.Poverty.Etl.Validation; class A;", 1)]
    [InlineData("worker/Reading/Sheet.cs", "class A;", 1)]
    [InlineData("worker/Reading/Sheet.cs", "namespace MongCai.Poverty.Etl.Reading; class A;", 0)]
    [InlineData("worker/Validation/Rules/B2.cs", "namespace MongCai.Poverty.Etl.Validation.Rules; class A;", 0)]
    [InlineData("tests/Unit/Model/WardTests.cs", "namespace MongCai.Poverty.Etl.Tests.Unit; class A;", 1)]
    [InlineData("worker/Program.cs", "return 0;", 0)]
    public void Rule_Namespace_IsComparedWithTheFolder(string path, string text, int broken) =>
        Assert.Equal(broken, WrongNamespaces(new SourceFile(path, text)).Count());

    [Theory]
    [InlineData("class JobManager;", 1)]
    [InlineData("static class StringHelpers;", 1)]
    [InlineData("static class DateUtil;", 1)]
    [InlineData("record CommonRow;", 1)]
    [InlineData("abstract class RuleBase;", 1)]
    [InlineData("abstract class BaseRule;", 1)]
    [InlineData("record BaselineCheck;", 0)]
    [InlineData("record Database;", 0)]
    public void Rule_EmptyName_IsFound(string text, int broken) => Assert.Equal(broken, EmptyNames(new SourceFile("worker/Model/A.cs", text)).Count());

    private static IEnumerable<string> WrongNamespaces(SourceFile file)
    {
        var expected = NamespaceOf(file.Path);
        var actual = file.All<BaseNamespaceDeclarationSyntax>().Select(one => one.Name.ToString()).ToList();
        if (actual.Count == 0 && file.All<BaseTypeDeclarationSyntax>().Any())
            yield return $"{file.Path}: no namespace, not {expected}";
        foreach (var wrong in actual.Where(name => name != expected))
            yield return $"{file.Path}: {wrong}, not {expected}";
    }

    private static string NamespaceOf(string path)
    {
        var (folder, root) = Projects.Single(project => path.StartsWith(project.Folder + "/", StringComparison.Ordinal));
        return string.Join('.', path.Split('/')[1..^1].Prepend(root));
    }

    private static IEnumerable<string> EmptyNames(SourceFile file) =>
        from type in file.All<BaseTypeDeclarationSyntax>()
        where EmptyName().IsMatch(type.Identifier.Text)
        select $"{file.At(type)}: {type.Identifier.Text}";

    [GeneratedRegex("Managers?$|Helpers?$|Util|Common|^Base[A-Z]|[a-z]Base$")]
    private static partial Regex EmptyName();

    [GeneratedRegex("/(Managers?|Helpers?|Utils?|Utilities|Common|Shared|Misc)/")]
    private static partial Regex EmptyFolder();
}
