using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

/// <summary>What the model says of ratios, ledger, pace and origin of week 13.</summary>
public sealed class TraceableModelTests
{
    [Fact]
    public void Ratios_AreLabelledApart() =>
        Assert.Equal(
            [
                new("so với số hộ cận nghèo đầu năm (31/12/2023)", "12/57", "21,05%"),
                new("so với mốc đến 30/6/2024", "12/40", "30,00%"),
                new("so với kế hoạch cả năm 2024", "12/57", "21,05%"),
            ],
            SampleReports.Weekly().Ratios);

    [Fact]
    public void Ledger_LeadsFrom57To45()
    {
        var ledger = SampleReports.Weekly().City.Ledger;

        Assert.True(ledger is { Known: true, Agrees: true });
        Assert.Equal(("57", "12", "0", "0", "45", "-12"), (ledger.Opening, ledger.Exited, ledger.LeftOtherwise, ledger.Entered, ledger.Closing, ledger.NetChange));
        Assert.Equal("Đầu năm 57 hộ, thoát cận nghèo 12 hộ, giảm khác 0 hộ, tăng 0 hộ, cuối kỳ 45 hộ (tăng, giảm thực: -12 hộ).", ledger.Text);
    }

    [Fact]
    public void Pace_OfTheCity_IsInWords()
    {
        var pace = SampleReports.Weekly().Pace;

        Assert.Equal("4 tuần gần nhất có 06 hộ thoát cận nghèo, bình quân 1,5 hộ mỗi tuần.", pace.Text);
        Assert.Equal(
            "Mốc 40 hộ đến 30/6/2024: còn phải giảm 28 hộ trong 13 tuần, bình quân 2,2 hộ mỗi tuần; giữ nhịp 4 tuần gần nhất thì đến ngày đó ước có khoảng 31 hộ thoát cận nghèo (thấp nhất 22, cao nhất 48).",
            pace.Milestones[0].Text);
        Assert.Equal(("2,2", "31", "22", "48"), (pace.Milestones[0].NeededPerWeek, pace.Milestones[0].Projected, pace.Milestones[0].Low, pace.Milestones[0].High));
    }

    [Fact]
    public void Pace_OfAWardThatHasNotReported_IsNotMadeUp()
    {
        var model = SampleReports.Weekly(SampleResults.Week13(ward => ward.Ward.Code == "06754" ? SampleResults.CarriedOver(ward, FilingState.Missing) with { Source = null } : ward));

        var pace = model.Wards.Single(ward => ward.Name == "Xã Vĩnh Trung").Pace;

        Assert.Equal((false, "Chưa đủ số liệu để tính nhịp độ."), (pace.Known, pace.Text));
        Assert.Equal("Mốc 01 hộ đến 30/6/2024: còn phải giảm 01 hộ trong 13 tuần, bình quân 0,1 hộ mỗi tuần; chưa đủ số liệu để ước tính.", pace.Milestones[0].Text);
        Assert.Equal("Nhịp độ chưa kể 01 xã, phường chưa có báo cáo của tuần.", model.PaceNote);
        Assert.False(model.City.Ledger.Known);
    }

    [Fact]
    public void Origins_PointAtTheCell_OfTheWeekTheFigureIsOf()
    {
        var model = SampleReports.Weekly(SampleResults.Week13(WithCells));

        Assert.Equal(new("bao-cao.xlsx", new('0', 64), "2024-W13", "Biểu 01-TH", "C20"), model.Wards[2].Origins["exited"]);
        Assert.Equal(new("bao-cao.xlsx", new('0', 64), "2024-W12", "Biểu 01-TH", "C20"), model.Wards[11].Origins["exited"]); // carried over
        Assert.Null(model.Wards[11].Origins["movement_exited"]);
        Assert.All(model.Wards[15].Origins.Values, Assert.Null); // never reported: by the plan
        Assert.Equal(2, model.City.Origins["exited"].Count);
    }

    private static WardPosition WithCells(WardPosition ward) => ward.Ward.Code switch
    {
        "06715" => WithCell(ward),
        "06742" => WithCell(SampleResults.CarriedOver(ward, FilingState.Missing)),
        "06754" => SampleResults.CarriedOver(ward, FilingState.Missing) with { Source = null },
        _ => ward,
    };

    private static WardPosition WithCell(WardPosition ward) => ward with
    {
        Source = ward.Source! with { Content = ward.Source.Content with { Summary = new([new("exitedToDate", 1, new("Biểu 01-TH", "C20")), new("exited", 1, new("Biểu 01-TH", "C11"))]) } },
    };
}
