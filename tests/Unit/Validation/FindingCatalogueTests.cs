using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Validation;

public sealed partial class FindingCatalogueTests
{
    /// <summary>Codes and weights of contract §3.</summary>
    private static readonly Dictionary<string, Severity> Contract = new()
    {
        ["GN001"] = Severity.Error,
        ["GN002"] = Severity.Error,
        ["GN003"] = Severity.Error,
        ["GN004"] = Severity.Error,
        ["GN005"] = Severity.Error,
        ["GN006"] = Severity.Error,
        ["GN007"] = Severity.Info,
        ["GN008"] = Severity.Info,
        ["GN009"] = Severity.Error,
        ["GN101"] = Severity.Error,
        ["GN102"] = Severity.Error,
        ["GN103"] = Severity.Error,
        ["GN104"] = Severity.Error,
        ["GN105"] = Severity.Warning,
        ["GN106"] = Severity.Error,
        ["GN201"] = Severity.Error,
        ["GN202"] = Severity.Error,
        ["GN203"] = Severity.Error,
        ["GN204"] = Severity.Error,
        ["GN205"] = Severity.Error,
        ["GN206"] = Severity.Warning,
        ["GN207"] = Severity.Error,
        ["GN208"] = Severity.Error,
        ["GN209"] = Severity.Info,
        ["GN210"] = Severity.Info,
        ["GN211"] = Severity.Info,
        ["GN212"] = Severity.Error,
        ["GN301"] = Severity.Error,
        ["GN302"] = Severity.Warning,
        ["GN303"] = Severity.Warning,
        ["GN304"] = Severity.Warning,
        ["GN305"] = Severity.Error,
        ["GN306"] = Severity.Error,
        ["GN307"] = Severity.Warning,
        ["GN308"] = Severity.Warning,
        ["GN310"] = Severity.Warning,
        ["GN311"] = Severity.Warning,
        ["GN401"] = Severity.Warning,
        ["GN402"] = Severity.Warning,
        ["GN403"] = Severity.Warning,
        ["GN404"] = Severity.Warning,
        ["GN405"] = Severity.Warning,
        ["GN406"] = Severity.Warning,
        ["GN407"] = Severity.Error,
        ["GN408"] = Severity.Info,
        ["GN409"] = Severity.Warning,
        ["GN410"] = Severity.Warning,
    };

    [Fact]
    public void Catalogue_HoldsTheCodesAndWeightsOfTheContract() => Assert.Equal(Contract, FindingCatalogue.All.ToDictionary(entry => entry.Code, entry => entry.Severity));

    [Fact]
    public void Messages_OfEveryFindingThatAWorkbookCanHave_AreFilled()
    {
        var workbook = new TestWorkbook();
        workbook.Summary.Set("C9", "nhiều").Set("C10", 1).Set("C14", 1).Set("C19", 9).Set("C22", 50).Set("A1", "UBND xã Vạn Ninh").Set("A5", "Tuần 12/2024");
        workbook.List.Set("I10", null).Set("J10", "?").Set("D10", 22190000049).Set("D11", "1").Set("E11", "x").Set("Y11", null).Set("Z12", new DateOnly(2024, 4, 1)).Set("B13", "06751-001").Set("K13", 999).Set("AE7", "Lạ").SetError("L14", "#N/A").Set("L15", 20).Set("I15", "1,500");
        workbook.Support.Set("B8", "06742-009").Set("G8", "1/4/24");

        var findings = Judging.Judge(workbook).Findings;

        Assert.True(findings.Select(finding => finding.Code).Distinct().Count() >= 15);
        Assert.All(findings, finding =>
        {
            Assert.DoesNotMatch(Unfilled(), finding.Message);
            if (finding.Cell is not null) Assert.Contains(finding.Cell, finding.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Found_OfALongText_IsShortened() => Assert.Equal(121, FindingCatalogue.Create("GN211", "x", "A1", new string('a', 5000)).Found!.Length);

    [GeneratedRegex("\\{[a-z]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unfilled();
}
