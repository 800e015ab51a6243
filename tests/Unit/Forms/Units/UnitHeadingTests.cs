using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Forms;
using MongCai.Poverty.Etl.Tests.Unit.Reading;

namespace MongCai.Poverty.Etl.Tests.Unit.Forms.Units;

/// <summary>Mẫu 7.3: how columns and period are found.</summary>
public sealed class UnitHeadingTests
{
    [Fact]
    public void OtherHouseholds_NamedAlikeInBothGroups_AreToldApartByTheGroup()
    {
        var workbook = UnitReportTests.Sound();
        workbook.Sheet.Set("G6", "Số hộ khác").Set("K6", "Số hộ khác").Set("G9", 1).Set("K9", 2).Set("L9", 4).ClearRow(8);

        Assert.Empty(workbook.Findings());
        var figures = Assert.IsType<AcceptedUnitReport>(workbook.Judge()).Content.Units[0].Households;
        Assert.Equal((1m, 2m), (figures[3].Value!.Value, figures[7].Value!.Value));
    }

    [Fact]
    public void Column_UnderAnUnknownHeading_IsKnownByItsNumber()
    {
        var workbook = UnitReportTests.Sound();
        workbook.Sheet.Set("E6", "Ra khỏi danh sách");

        Assert.Empty(workbook.Findings());
        Assert.Equal(3, Assert.IsType<AcceptedUnitReport>(workbook.Judge()).Content.Units[0].Households[1].Value);
    }

    [Fact]
    public void Column_UnderAnUnknownHeadingWithoutNumber_IsMissing()
    {
        var workbook = UnitReportTests.Sound();
        workbook.Sheet.Set("E6", "Ra khỏi danh sách").ClearRow(8);

        Assert.Equal(["GN201", "GN211 E6", "GN302 L9", "GN302 L10"], workbook.Findings());
    }

    [Fact]
    public void Columns_ThatHeadingAndNumberNameDifferently_CouldMeanTwoThings()
    {
        var workbook = UnitReportTests.Sound();
        workbook.Sheet.Set("I7", "Phát sinh mới").Set("J7", "Tái cận nghèo");

        Assert.Equal(["GN208 I8", "GN208 J8"], workbook.Findings());
    }

    [Fact]
    public void Sheet_MovedDownAndRight_IsReadTheSame()
    {
        var workbook = UnitReportTests.Sound();
        workbook.Sheet.Move(3, 2);
        var merges = workbook.Sheet.Merges.Select(range => string.Join(':', range.Split(':').Select(cell => CellAddress.TryParse(cell, out var at) ? new CellAddress(at.Row + 3, at.Column + 2).ToString() : cell))).ToList();
        workbook.Sheet.Merges.Clear();
        workbook.Sheet.Merges.AddRange(merges);

        Assert.Empty(workbook.Findings());
        Assert.Equal("N12", Assert.IsType<AcceptedUnitReport>(workbook.Judge()).Content.Units[0].Households[8].Origin!.Cell);
    }

    [Fact]
    public void Sheet_InTcvn3_IsDecodedFirst()
    {
        var workbook = UnitReportTests.Sound();
        workbook.Sheet.Rewrite(text => LegacyTextTests.ToTcvn3(text.ToLowerInvariant()));

        var judged = Assert.IsType<AcceptedUnitReport>(workbook.Judge());

        Assert.Equal(["GN209"], workbook.Findings());
        Assert.Equal(["06751"], judged.Content.Units.Select(unit => unit.Ward));
    }

    [Theory]
    [InlineData("Quý I/2024", "2024-Q1")]
    [InlineData("QUÝ 1 NĂM 2024", "2024-Q1")]
    [InlineData("Quý IV, năm 2023", "2023-Q4")]
    [InlineData("Năm 2024", "2024")]
    [InlineData("(Trong năm 2023)", "2023")]
    public void Period_IsReadFromTheTitle(string title, string period)
    {
        var workbook = UnitReportTests.Sound();
        workbook.Sheet.Set("A4", title);

        Assert.Equal(period, Assert.IsType<AcceptedUnitReport>(workbook.Judge()).Content.Period);
    }

    [Theory]
    [InlineData("Móng Cái, ngày 05 tháng 4 năm 2024")]
    [InlineData("Quý V/2024")]
    [InlineData("Quý I")]
    public void Period_NotSaid_IsGN201(string title)
    {
        var workbook = UnitReportTests.Sound();
        workbook.Sheet.Set("A4", title);

        Assert.Equal(["GN201"], workbook.Findings());
    }

    [Theory]
    [InlineData("Quý II/2024", new[] { "GN208 H2" })]
    [InlineData("Năm 2023", new[] { "GN208 H2" })]
    [InlineData("Năm 2024", new string[0])]
    public void Periods_ThatDiffer_CouldMeanTwoThings(string second, string[] findings)
    {
        var workbook = UnitReportTests.Sound();
        workbook.Sheet.Set("A4", null).Set("A2", "Quý I/2024").Set("H2", second);

        Assert.Equal(findings, workbook.Findings());
    }

    [Fact]
    public void Unit_ThatDidNotExistInThePeriod_IsGN101()
    {
        // Hòa Lạc was merged into Trần Phú on 1/11/2024.
        var workbook = new UnitWorkbook().Unit("Phường Hòa Lạc", 1, 0, 0, 1);
        Assert.Empty(workbook.Findings());

        workbook.Sheet.Set("A4", "Quý IV/2024");
        Assert.Equal(["GN101 B9"], workbook.Findings());
    }

    [Fact]
    public void Line_WithFiguresThatDoesNotSayWhatItCounts_IsTold()
    {
        var workbook = UnitReportTests.Sound();
        workbook.Sheet.Set("B30", "Phường mới").Set("C30", "Số hộ dân").Set("D30", 5);

        Assert.Equal(["GN211 B30"], workbook.Findings());
    }

    [Fact]
    public void Figures_BetweenTheColumnsUnderNoHeading_CouldMeanTwoThings()
    {
        var workbook = UnitReportTests.Sound();
        workbook.Sheet.Set("E6", null).ClearRow(8);

        Assert.Contains("GN208 E9", workbook.Findings());
    }
}
