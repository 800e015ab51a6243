using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Rules.Sources;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Rules;

/// <summary>The table of odd files names rules and tests that there are.</summary>
public sealed partial class OddFilesTests
{
    private const string Document = "worker/docs/odd-files.md";

    private static readonly ILookup<string, string> Rules = MembersOf(SourceFile.Worker);
    private static readonly ILookup<string, string> Tests = MembersOf(SourceFile.Tests);

    [Fact]
    public void Tests_InTheTable_Exist() => Rule.Holds($"Each test that {Document} names exists.", UnknownTests(Lines()));

    [Fact]
    public void Rules_InTheTable_Exist() => Rule.Holds($"Each type and member that {Document} names exists.", UnknownRules(Lines()));

    [Theory]
    [InlineData("`OddFilesTests`, `Tests_InTheTable_Exist`", 0)]
    [InlineData("`OddFilesTests.Rules_…`, `Tests_InTheTable_…`, reports 1–2", 0)]
    [InlineData("`OddFileTests`", 1)]
    [InlineData("`OddFilesTests.Tests_Exist`", 1)]
    [InlineData("`OddFilesTests`, `Tests_Exist`", 1)]
    public void Rule_UnknownTest_IsFound(string cell, int broken) => Assert.Equal(broken, UnknownTests([$"| kind | wrong | rule | {cell} |"]).Count());

    [Theory]
    [InlineData("`Ratio.Percent`, `Model/Ratio`, `System.IO.Compression` → GN208 (`#####`)", 0)]
    [InlineData("`Ratio.Per`", 1)]
    [InlineData("`Ratioes`", 1)]
    public void Rule_UnknownMember_IsFound(string cell, int broken) => Assert.Equal(broken, UnknownRules([$"| kind | wrong | {cell} | test |"]).Count());

    private static IEnumerable<string> Lines() => File.ReadLines(RepositoryRoot.Path(Document)).Where(line => line.StartsWith("| ", StringComparison.Ordinal));

    private static IEnumerable<string> UnknownTests(IEnumerable<string> lines) => lines.SelectMany(line => Unknown(Quoted(line.Split(" | ")[^1]), Tests, line));

    private static IEnumerable<string> UnknownRules(IEnumerable<string> lines) =>
        lines.SelectMany(line => Unknown(Quoted(line.Split(" | ")[^2]).Where(name => Name().IsMatch(name) && !name.StartsWith("System.", StringComparison.Ordinal)), Rules, line));

    /// <summary>The names that are none; a member without a type belongs to the type named before it.</summary>
    private static IEnumerable<string> Unknown(IEnumerable<string> names, ILookup<string, string> types, string line)
    {
        var type = "";
        foreach (var name in names)
        {
            var parts = name.Split('/')[^1].Split('.');
            if (types.Contains(parts[0])) type = parts[0];
            var member = parts[^1] == type ? "" : parts[^1];
            if (!types[type].Any(known => IsNamed(known, member))) yield return $"{name} in {line}";
        }
    }

    private static bool IsNamed(string known, string member) => member.EndsWith('…') ? known.StartsWith(member[..^1], StringComparison.Ordinal) : member.Length == 0 || known == member;

    private static IEnumerable<string> Quoted(string cell) => Quote().Matches(cell).Select(match => match.Groups[1].Value);

    /// <summary>Types with the names of their members.</summary>
    private static ILookup<string, string> MembersOf(IEnumerable<SourceFile> files) =>
        (from file in files
         from type in file.All<BaseTypeDeclarationSyntax>()
         from name in NamesIn(type)
         select (Type: type.Identifier.Text, Name: name)).ToLookup(one => one.Type, one => one.Name);

    private static IEnumerable<string> NamesIn(BaseTypeDeclarationSyntax type) => type.ChildNodes().SelectMany(node => node switch
    {
        MethodDeclarationSyntax method => [method.Identifier.Text],
        PropertyDeclarationSyntax property => [property.Identifier.Text],
        EnumMemberDeclarationSyntax value => [value.Identifier.Text],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.Text),
        ParameterListSyntax parameters => parameters.Parameters.Select(parameter => parameter.Identifier.Text),
        _ => Enumerable.Empty<string>(),
    });

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quote();

    [GeneratedRegex(@"^[A-Z][\w/.]+$")]
    private static partial Regex Name();
}
