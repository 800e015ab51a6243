using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

public sealed partial class TemplateReadmeTests
{
    public static TheoryData<string> Kinds => [.. DocumentKinds.Official.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Readme_ListsEveryNameTemplatesMayUseAndNoOther(string kind)
    {
        var section = Section(kind);

        var listed = Names().Matches(section).Select(match => match.Groups[1].Value);
        var known = Shape.Document(DocumentKinds.Find(kind).Model).Paths().Select(path => path.Path);

        Assert.Equal(known.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    /// <summary>The part of the page whose heading names the kind, <c>## Các tên … (`weekly-report`, `quarterly-review`)</c>.</summary>
    private static string Section(string kind) =>
        File.ReadAllText(Path.Combine(SampleResults.Repository, "templates", "README.md")).Split("\n## ")
            .Single(section => section.Split('\n', 2)[0].Contains($"`{kind}`", StringComparison.Ordinal));

    /// <summary>First cells of the table.</summary>
    [GeneratedRegex(@"^\| `([a-z][a-z0-9_.\[\]]*)` \|(?= [^|]+\| [^|]*\|$| [^|]+\| \|$)", RegexOptions.Multiline, 1000)]
    private static partial Regex Names();
}
