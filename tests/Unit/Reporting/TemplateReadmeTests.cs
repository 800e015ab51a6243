using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Reporting.Scripts;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

public sealed partial class TemplateReadmeTests
{
    [Fact]
    public void Readme_ListsEveryNameTemplatesMayUseAndNoOther()
    {
        var listed = Names().Matches(File.ReadAllText(Path.Combine(SampleResults.Repository, "templates", "README.md"))).Select(match => match.Groups[1].Value);
        var known = Shape.Report.Paths().Select(path => path.Path);

        Assert.Equal(known.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    /// <summary>First cells of the table below the last heading.</summary>
    [GeneratedRegex(@"^\| `([a-z][a-z0-9_.\[\]]*)` \|(?= [^|]+\| [^|]*\|$| [^|]+\| \|$)", RegexOptions.Multiline, 1000)]
    private static partial Regex Names();
}
