using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Validation;

public sealed partial class FindingMessagesTests
{
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

    [GeneratedRegex("\\{[a-z]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unfilled();
}
