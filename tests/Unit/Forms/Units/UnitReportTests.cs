using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Forms;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Validation;

namespace MongCai.Poverty.Etl.Tests.Unit.Forms.Units;

/// <summary>Mẫu 7.3: what is read and what is remarked on.</summary>
public sealed class UnitReportTests
{
    [Fact]
    public void Report_Sound_GivesNineFiguresOfHouseholdsAndPersonsPerUnit_WithTheirCells()
    {
        var judged = Sound().Unit("Xã Vạn Ninh", [6, 1, 0, 0, 0, 0, 0, 0, 5], [20, 4, 0, 1, 0, 0, 0, 2, 17]).Judge();

        Assert.Empty(judged.Findings);
        var report = Assert.IsType<AcceptedUnitReport>(judged).Content;
        Assert.Equal(("MAU-7.3", "2024-Q1"), (report.Form, report.Period));
        Assert.Equal([("Phường Bình Ngọc", "06751"), ("Xã Vạn Ninh", "06748")], report.Units.Select(unit => (unit.Name, unit.Ward)));
        Assert.Equal(["opening=6 D9", "exited=3 E9", "becamePoor=0 F9", "otherDecrease=0 G9", "fromPoor=0 H9", "relapsed=0 I9", "new=0 J9", "otherIncrease=0 K9", "closing=3 L9"], Told(report.Units[0].Households));
        Assert.Equal(["opening=20 D12", "exited=4 E12", "becamePoor=0 F12", "otherDecrease=1 G12", "fromPoor=0 H12", "relapsed=0 I12", "new=0 J12", "otherIncrease=2 K12", "closing=17 L12"], Told(report.Units[1].Persons));
    }

    [Fact]
    public void Cell_Blank_IsZero()
    {
        var judged = new UnitWorkbook().Unit("Trà Cổ", [4, 1, null, null, null, null, null, null, 3], [null, null, null, null, null, null, null, null, null]).Judge();

        Assert.Empty(judged.Findings);
        var unit = Assert.IsType<AcceptedUnitReport>(judged).Content.Units.Single();
        Assert.Equal([4, 1, 0, 0, 0, 0, 0, 0, 3], unit.Households.Select(figure => (int)figure.Value!));
        Assert.All(unit.Persons, figure => Assert.Equal(0, figure.Value));
    }

    /// <summary>Printed forms of Đắk Nông: columns 4 and 8 were left blank, and five of the units do not balance.</summary>
    [Fact]
    public void Balance_OfARealReport_IsRemarkedOnWithTheDifference_AndAccepted()
    {
        string[] communes = ["Tâm Thắng", "Đắk Ha", "Đắk Plao", "Đắk R'Măng", "Quảng Hoà", "Đắk Som"];
        var register = new WardRegister([.. communes.Select((name, index) => new Ward($"2464{index}", name, WardKind.Xa, $"xa-{index}", new(2000, 1, 1), null))]);
        var workbook = new UnitWorkbook().Unit("Xã Tâm Thắng", 150, 12, 5, 141).Unit("Xã Đắk Ha", 95, 3, 0, 90).Unit("Xã Đắk Plao", 60, 0, 2, 61)
            .Unit("Xã Đắk R'Măng", 190, 10, 3, 186).Unit("Xã Quảng Hoà", 370, 20, 12, 353).Unit("Xã Đắk Som", 40, 4, 1, 37);

        var judged = Assert.IsType<AcceptedUnitReport>(workbook.Judge(register));

        Assert.Equal(["GN302 L9", "GN302 L11", "GN302 L13", "GN302 L15", "GN302 L17"], workbook.Findings(register));
        Assert.Equal(["141", "90", "61", "186", "353"], judged.Findings.Select(finding => finding.Found));
        foreach (var (finding, said) in judged.Findings.Zip(["143 (lệch -2)", "92 (lệch -2)", "62 (lệch -1)", "183 (lệch +3)", "362 (lệch -9)"]))
            Assert.Contains(said, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, new string[0])]
    [InlineData(2, new[] { "GN302 L9" })]
    [InlineData(4, new[] { "GN302 L9" })]
    public void Closing_OffByOne_IsGN302(int closing, string[] findings) =>
        Assert.Equal(findings, new UnitWorkbook().Unit("Bình Ngọc", [6, 3, 0, 0, 0, 0, 0, 0, closing], new object?[9]).Findings());

    [Fact]
    public void Persons_AreBalancedByThemselves() =>
        Assert.Equal(["GN302 L10"], new UnitWorkbook().Unit("Bình Ngọc", [6, 3, 0, 0, 0, 0, 0, 0, 3], [20, 9, 0, 0, 0, 0, 0, 0, 12]).Findings());

    [Theory]
    [InlineData("Xã Hải Lạng")]
    [InlineData("Xã Hải Tien Yen")]
    [InlineData("Xã Bình Ngọc")] // A phường, and never a xã.
    public void Unit_Unknown_IsGN101AtItsName(string name) => Assert.Equal(["GN101 B11"], Sound().Unit(name, 4, 1, 0, 3).Findings());

    [Theory]
    [InlineData("Hải Hoà")]
    [InlineData("P. Hải Hòa")]
    [InlineData("PHƯỜNG HẢI HÒA")]
    public void Unit_SaidInAnotherWay_IsKnown(string name) => Assert.Empty(Sound().Unit(name, 7, 1, 0, 6).Findings());

    [Fact]
    public void Unit_Twice_IsGN208AtTheSecond() => Assert.Equal(["GN208 B11"], Sound().Unit("P. Bình Ngọc", 4, 1, 0, 3).Findings());

    [Fact]
    public void Unit_WithoutAName_IsGN202()
    {
        var workbook = Sound();
        workbook.Sheet.Set("B9", null);

        Assert.Equal(["GN202 B9"], workbook.Findings());
    }

    [Fact]
    public void Unit_WithoutItsLineOfPersons_IsGN201()
    {
        var workbook = Sound().Unit("Trà Cổ", 4, 1, 0, 3);
        workbook.Sheet.ClearRow(10);

        var finding = Assert.Single(workbook.Judge().Findings);
        Assert.Equal(("GN201", null), (finding.Code, finding.Cell));
        Assert.Contains("dòng Nhân khẩu của \"Phường Bình Ngọc\"", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Units_WithNamesRepeatedInsteadOfMerged_AreRead()
    {
        var workbook = Sound();
        workbook.Sheet.Set("B10", "Phường Bình Ngọc");
        workbook.Sheet.Merges.Remove("B9:B10");

        Assert.Empty(workbook.Findings());
    }

    [Fact]
    public void Lines_OfSumsGroupsAndSignatures_AreNoUnits()
    {
        var workbook = new UnitWorkbook().Unit("Khu vực thành thị", 6, 3, 0, 3).Unit("Phường Bình Ngọc", 6, 3, 0, 3).Unit("Tổng cộng I + II", 6, 3, 0, 3);
        workbook.Sheet.Set("J17", "Móng Cái, ngày 05 tháng 4 năm 2024").SetRow("B18", "NGƯỜI LẬP BIỂU").Set("J18", "CHỦ TỊCH");

        Assert.Empty(workbook.Findings());
        Assert.Single(Assert.IsType<AcceptedUnitReport>(workbook.Judge()).Content.Units);
    }

    [Fact]
    public void Cell_ThatIsNoNumber_IsFoundByItsKindOfFault()
    {
        var workbook = Sound();
        workbook.Sheet.Set("E9", "ba").Set("F9", -1).SetFormula("L9", "D9-E9", null).SetError("D10", "#REF!");

        Assert.Equal(["GN203 E9", "GN212 F9", "GN207 L9", "GN207 D10"], workbook.Findings());
        Assert.IsType<RejectedSubmission>(workbook.Judge());
    }

    [Fact]
    public void Weekly_StaysWeekly_AndWithoutTheDefinitionNothingIsRecognised()
    {
        var judge = new WorkbookJudge(Judging.Form, Judging.Wards, new(), UnitWorkbook.Form);

        Assert.IsType<AcceptedSubmission>(judge.Judge("tuan.xlsx", WorkbookFile.Bytes(new TestWorkbook())));
        Assert.Contains("GN009", Judging.Judge(Sound().Bytes()).Findings.Select(finding => finding.Code));
    }

    internal static UnitWorkbook Sound() => new UnitWorkbook().Unit("Phường Bình Ngọc", [6, 3, 0, 0, 0, 0, 0, 0, 3], [20, 9, 0, 0, 0, 0, 0, 0, 11]);

    private static IEnumerable<string> Told(IEnumerable<SummaryFigure> figures) => figures.Select(figure => FormattableString.Invariant($"{figure.Key}={figure.Value} {figure.Origin!.Cell}"));
}
