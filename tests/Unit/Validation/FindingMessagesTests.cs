using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Validation;
using MongCai.Poverty.Etl.Validation.Sources;
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

    [Fact]
    public void Messages_NameTheAreaOfTheRegister()
    {
        var register = Judging.Wards with { Area = Province };
        var workbook = TestWorkbook.With(workbook => workbook.Summary.Set("C10", 1).Set("D10", 4));

        var message = new WorkbookJudge(Judging.Form, register, new()).Judge("thu.xlsx", WorkbookFile.Bytes(workbook)).Findings.Single(finding => finding.Code == "GN308").Message;

        Assert.EndsWith("trong khi tỉnh không còn hộ nghèo. Kiểm tra lại; nếu đúng, báo ngay cho Sở.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UBND đặc khu Cô Tô")]
    [InlineData("UBND ĐẶC KHU CÔ TÔ, QUẢNG NINH")]
    [InlineData("Cô Tô, tỉnh Quảng Ninh")]
    public void Title_OfADacKhu_IsRead(string title)
    {
        var register = new WardRegister([new("07192", "Cô Tô", WardKind.DacKhu, "co-to", new(2025, 7, 1), null)]) { Area = Province };

        Assert.Equal("đặc khu Cô Tô", new WardNames(register).Read(title, new(2026, 3, 29))?.Ward?.NameInText);
    }

    private static Area Province => new("tỉnh", "Quảng Ninh", "xã, phường, đặc khu") { Office = "Sở" };

    [GeneratedRegex("\\{[a-z]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unfilled();
}
