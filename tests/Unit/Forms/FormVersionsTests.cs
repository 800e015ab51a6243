using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Forms.Blank;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Forms;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using MongCai.Poverty.Etl.Tests.Kit.Workbooks;
using MongCai.Poverty.Etl.Validation;

namespace MongCai.Poverty.Etl.Tests.Unit.Forms;

/// <summary>Version 2 begins on 1/1/2027, a Friday: 2026-W52 ends on 27/12, 2026-W53 on 3/1.</summary>
public sealed class FormVersionsTests
{
    private static readonly FormVersions Shipped = FormVersions.LoadAll(RepositoryRoot.Path("config", "forms"));
    private static readonly FormVersions Verified = new(Shipped.All.Select(form => form with { IsVerified = true }));
    private static readonly ReportingWeek Old = new(2026, 52);
    private static readonly ReportingWeek New = new(2026, 53);

    [Fact]
    public void Version_ThatNobodyHasVerified_IsNotUsed()
    {
        Assert.Equal([1, 2], Shipped.All.Select(form => form.Version));
        Assert.Equal(1, Shipped.For(new(2028, 1, 1)).Version);
        Assert.Null(Shipped.WaitingOn(new(2026, 12, 31)));
        Assert.Equal(2, Shipped.WaitingOn(new(2027, 1, 1))?.Version);
    }

    [Theory]
    [InlineData("2024-01-01", 1)]
    [InlineData("2026-12-31", 1)]
    [InlineData("2027-01-01", 2)]
    [InlineData("2035-01-01", 2)]
    public void Version_OnceVerified_HoldsFromItsDay(string day, int version)
    {
        Assert.Equal(version, Verified.For(DateOnly.ParseExact(day, "yyyy-MM-dd", null)).Version);
        Assert.Null(Verified.WaitingOn(DateOnly.ParseExact(day, "yyyy-MM-dd", null)));
    }

    /// <summary>Nghị định 351/2025/NĐ-CP: the means of information fall away; waste, internet and digital services come in. All else is as in version 1.</summary>
    [Fact]
    public void Version2_DiffersInItsIndicatorsOnly()
    {
        static IEnumerable<string> Keys(FormDefinition form, bool marks) => form.List.Columns.Where(column => column.Kind == ValueKind.Mark == marks).Select(column => column.Key);
        var (one, two) = (Verified.All[0], Verified.All[1]);

        Assert.Equal(Keys(one, marks: false), Keys(two, marks: false));
        Assert.Equal(["telecom", "information"], Keys(one, marks: true).Except(Keys(two, marks: true)));
        Assert.Equal(["household_waste", "internet", "digital_services"], Keys(two, marks: true).Except(Keys(one, marks: true)));
    }

    [Theory]
    [InlineData(1, false, true)]
    [InlineData(1, true, false)]
    [InlineData(2, true, true)]
    [InlineData(2, false, false)]
    public void Workbook_OfAnotherVersionThanItsWeekTakes_IsGN213(int version, bool isNew, bool isAccepted)
    {
        var judged = Judge(Verified, version, isNew ? New : Old, version == 1 ? "Bảo hiểm y tế" : "Thu gom rác thải sinh hoạt");

        Assert.Equal(isAccepted ? [] : ["GN213"], judged.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Code));
        if (judged is AcceptedSubmission accepted) Assert.Equal([version == 1 ? "health_insurance" : "household_waste"], accepted.Content.Households[0].Deprivations);
    }

    [Fact]
    public void Workbook_OfVersion1_GoesOnWhileVersion2IsNotVerified() => Assert.IsType<AcceptedSubmission>(Judge(Shipped, 1, New, "Bảo hiểm y tế"));

    [Fact]
    public void Versions_WithTheSameFirstDay_AreAFault()
    {
        using var folder = new TestFolder();
        foreach (var path in Directory.GetFiles(RepositoryRoot.Path("config", "forms"), "bc-tuan-*.yml")) File.Copy(path, folder.At(Path.GetFileName(path)));
        File.WriteAllText(folder.At("bc-tuan-v3.yml"), File.ReadAllText(folder.At("bc-tuan-v2.yml")).Replace("version: 2", "version: 3", StringComparison.Ordinal));

        Assert.Equal("bc-tuan-v3.yml", Path.GetFileName(Assert.Single(Assert.Throws<ConfigurationFaultException>(() => FormVersions.LoadAll(folder.Path)).Faults).File));
    }

    /// <summary>The guide says the points of the week's standard; none are fixed from 2027 on.</summary>
    [Fact]
    public void Guide_WithoutFixedPoints_SaysNone()
    {
        static bool SaysPoints(FormDefinition form)
        {
            var content = new PackageContent(BlankWorkbook.Build(form, Some.BinhNgoc, New, Prefill.Nothing));
            return content.Names.Where(name => name.Contains("sheet", StringComparison.Ordinal) && name.EndsWith(".xml", StringComparison.Ordinal)).Any(name => content.Xml(name).Value.Contains("không quá 175 điểm", StringComparison.Ordinal));
        }

        Assert.True(SaysPoints(Shipped.Newest));
        Assert.False(SaysPoints(Shipped.Newest with { Points = null }));
    }

    private static JudgedWorkbook Judge(FormVersions forms, int version, ReportingWeek week, string mark)
    {
        using var workbook = new FilledWorkbook(BlankWorkbook.Build(forms.All[version - 1], Some.BinhNgoc, week, Prefill.Nothing));
        foreach (var (heading, value) in ((string, object)[])[("Mã hộ", "06751-001"), ("Họ và tên chủ hộ", "Hộ mẫu"), ("Số nhân khẩu", 4), ("Tình trạng", "Cận nghèo"), (mark, "x")]) workbook.Line("Biểu 02-DS", heading, 0, value);
        foreach (var (label, households, persons) in ((string, int, int)[])[("Tổng số hộ dân cư trên địa bàn", 900, 3600), ("Tổng số hộ cận nghèo đầu kỳ", 1, 4), ("Tổng số hộ cận nghèo cuối kỳ", 1, 4)])
        {
            workbook.Named("Biểu 01-TH", label, "Số hộ", households);
            workbook.Named("Biểu 01-TH", label, "Số nhân khẩu", persons);
        }

        workbook.Named("Biểu 01-TH", forms.All[0].Summary.Indicators.Single(indicator => indicator.Key == "baseline").FullLabel, "Số hộ", 1);
        workbook.Named("Biểu 01-TH", forms.All[0].Summary.Indicators.Single(indicator => indicator.Key == "reportedPercent").FullLabel, "Số hộ", null);
        return new WorkbookJudge(forms, new WardRegister([Some.BinhNgoc]), new()).Judge("thu.xlsx", workbook.Save());
    }
}
