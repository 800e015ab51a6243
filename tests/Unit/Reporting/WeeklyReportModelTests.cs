using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

public sealed class WeeklyReportModelTests
{
    private static readonly ReportSettings Settings = SampleResults.Settings(DocumentKinds.WeeklyReport);

    private static ReportModel Build(ReconciliationResult? result = null, int edition = 1) =>
        WeeklyReportModel.Build(result ?? SampleResults.Week13(), Settings, edition);

    [Fact]
    public void Build_Week13_SaysTheThreeRatiosOfThePublishedQuarter()
    {
        var model = Build();

        Assert.Equal(("12/57", "21,05%", "45", "174"), (model.City.Fraction, model.City.Percent, model.City.Remaining, model.City.RemainingPersons));
        Assert.Equal(("30/6/2024", "12/40", "30,00%", "28"), (model.NextMilestone.Date, model.NextMilestone.Fraction, model.NextMilestone.Percent, model.NextMilestone.Needed));
        Assert.Equal(("31/12/2024", "12/57", "21,05%", "45"), (model.YearPlan.Date, model.YearPlan.Fraction, model.YearPlan.Percent, model.YearPlan.Needed));
        Assert.Equal(("57/29.694", "0,19%", "16/02/2024"), (model.Plan.NearPoorFraction, model.Plan.NearPoorPercent, model.Plan.Date));
    }

    [Fact]
    public void Build_Week13_SaysThePaceToTheMilestone()
    {
        // 31/3 to 30/6 are 91 days = 13 weeks; 28 / 13 = 2,15…
        var milestone = Build().NextMilestone;

        Assert.Equal((13, "2,2"), (milestone.WeeksLeft, milestone.NeededPerWeek));
    }

    [Theory]
    [InlineData("Phường Bình Ngọc", "03/6", "50,00%")]
    [InlineData("Xã Hải Đông", "01/5", "20,00%")]
    [InlineData("Xã Vĩnh Thực", "01/1", "100,00%")]
    [InlineData("Xã Hải Xuân", "01/2", "50,00%")]
    [InlineData("Xã Vạn Ninh", "01/6", "16,67%")]
    [InlineData("Xã Hải Tiến", "02/7", "28,57%")]
    [InlineData("Phường Ninh Dương", "01/4", "25,00%")]
    [InlineData("Phường Hải Hòa", "01/7", "14,29%")]
    [InlineData("Phường Trà Cổ", "01/4", "25,00%")]
    [InlineData("Phường Ka Long", "0/1", "0,00%")]
    public void Build_EachWard_HasFractionAndPercent(string name, string fraction, string percent)
    {
        var ward = Assert.Single(Build().Wards, ward => ward.Name == name);

        Assert.Equal((fraction, percent), (ward.Fraction, ward.Percent));
    }

    [Fact]
    public void Build_TruncatingPlan_CutsInsteadOfRounding()
    {
        var result = SampleResults.Week13();
        var model = Build(result with { Plan = result.Plan with { Rounding = RoundingRule.Truncate, Decimals = 0 } });

        Assert.Equal("16%", model.Wards.Single(ward => ward.Name == "Xã Vạn Ninh").Percent);
        Assert.Equal("21%", model.City.Percent);
    }

    [Fact]
    public void Build_WardsAreInRegisterOrder_AndAssumedBasesAreMarked()
    {
        var model = Build();

        Assert.Equal(["Phường Ka Long", "Phường Trần Phú", "Phường Ninh Dương"], model.Wards.Take(3).Select(ward => ward.Name));
        Assert.Equal(8, model.Wards.Count(ward => ward.BaselineMark == "(*)"));
        Assert.Equal(["(*)"], model.WardNotes.Select(note => note.Mark));
    }

    [Fact]
    public void Build_HaiTien_IsToldWithBothRates()
    {
        var line = Assert.Single(Build().Discrepancies);

        Assert.Equal(("GN303", "Xã Hải Tiến", "đơn vị báo cáo 14%, tính lại 02/7 = 28,57%"), (line.Code, line.Ward, line.Text));
    }

    [Fact]
    public void Build_Movements_NameTheWardsOfTheWeek()
    {
        var movements = Build().Movements;

        Assert.Equal(
            "phường Ninh Dương: 01 hộ thoát cận nghèo; xã Hải Đông: 01 hộ thoát cận nghèo; phường Hải Hòa: 01 hộ thoát cận nghèo", movements.Text);
        Assert.Equal(("48", "3", "45"), (movements.City.Households.Opening, movements.City.Households.Exited, movements.City.Households.Closing));
        Assert.Equal(("185", "11", "174"), (movements.City.Persons.Opening, movements.City.Persons.Exited, movements.City.Persons.Closing));
        Assert.Equal(17, movements.Wards.Count);
    }

    [Fact]
    public void Build_AllReported_IsComplete()
    {
        var filing = Build().Filing;

        Assert.Equal(("17/17", true, 17, 0), (filing.Fraction, filing.Complete, filing.InTime.Count, filing.CarriedOver.Count));
        Assert.Null(filing.Missing.Text);
    }

    [Fact]
    public void Build_LateRejectedAndMissingWards_AreNamedAndCarriedOver()
    {
        var model = Build(SampleResults.Week13(ward => ward.Ward.Name switch
        {
            "Trà Cổ" => ward with { State = FilingState.Late },
            "Hải Hòa" => SampleResults.CarriedOver(ward, FilingState.Rejected),
            "Vĩnh Trung" => SampleResults.CarriedOver(ward, FilingState.Missing) with { Source = null },
            _ => ward,
        }));

        Assert.Equal("15/17", model.Filing.Fraction);
        Assert.False(model.Filing.Complete);
        Assert.Equal("phường Trà Cổ", model.Filing.Late.Text);
        Assert.Equal("phường Hải Hòa", model.Filing.Rejected.Text);
        Assert.Equal("xã Vĩnh Trung", model.Filing.Missing.Text);
        Assert.Equal("phường Hải Hòa (số liệu tuần 12/2024); xã Vĩnh Trung (chưa nộp tuần nào, lấy số đầu năm)", model.Filing.CarriedOver.Text);
        Assert.Equal(
            [("Phường Hải Hòa", "(**)", "báo cáo tuần 12/2024"), ("Xã Vĩnh Trung", "(***)", "theo kế hoạch")],
            model.Wards.Where(ward => ward.DataMark is not null).Select(ward => (ward.Name, ward.DataMark, ward.DataSource)));
        Assert.Equal(["(*)", "(**)", "(***)"], model.WardNotes.Select(note => note.Mark));
        Assert.Equal("chưa đủ: chưa có số nhân khẩu của 01 xã, phường chưa báo cáo lần nào", model.City.PersonsNote);
        Assert.Equal("11/57", model.City.Fraction);
    }

    [Fact]
    public void Build_WardWhoseFileTheProgramFailedOn_IsNotBlamed()
    {
        var model = Build(SampleResults.Week13(ward => ward.Ward.Name == "Hải Hòa" ? SampleResults.CarriedOver(ward, FilingState.Failed) : ward));

        Assert.Equal(("16/17", "phường Hải Hòa (đã gửi tệp, chưa đọc được do lỗi chương trình)"), (model.Filing.Fraction, model.Filing.Missing.Text));
        Assert.Equal("Lỗi chương trình", model.Wards.Single(ward => ward.Name == "Phường Hải Hòa").State);
        Assert.Equal("11/57", model.City.Fraction);
    }

    [Fact]
    public void Build_FindingAboutAHousehold_IsCountedAndNeverQuoted()
    {
        Finding Vanished(string household) => new("GN403", Severity.Warning, null, null, null, $"Hộ {household} của bà Nguyễn Thị Mẫu không còn.") { Ward = "06742", Household = household };

        var line = Build(SampleResults.Week13(null, Vanished("06742-001"), Vanished("06742-002"))).Discrepancies.Single(line => line.Code == "GN403");

        Assert.Equal("02 trường hợp: hộ có trong danh sách tuần trước, tuần này không còn mà không ghi lý do", line.Text);
    }

    [Fact]
    public void Build_FindingAboutFigures_IsPassedOnUnlessItHoldsACode()
    {
        Finding Opening(string message) => new("GN402", Severity.Warning, null, null, null, message) { Ward = "06709" };

        var model = Build(SampleResults.Week13(null, Opening("Đầu kỳ 2 hộ, tuần trước còn 1 hộ."), Opening("Xem hộ 06709-001.")));

        Assert.Equal(
            ["Đầu kỳ 2 hộ, tuần trước còn 1 hộ.", "01 trường hợp: số hộ đầu kỳ khác với số hộ cuối kỳ tuần trước"],
            model.Discrepancies.Where(line => line.Code == "GN402").Select(line => line.Text));
    }

    [Fact]
    public void Build_EntriesOntoTheList_AreToldBesideTheExits()
    {
        var model = Build(SampleResults.Week13(ward => ward.Ward.Name == "Ka Long"
            ? ward with { Balance = Balance.Still(ward.Balance.Opening).With(FigureKey.New, new(2, 7)).With(FigureKey.Closing, new(3, 13)) }
            : ward));

        Assert.Equal(("47", 2, "+2"), (model.City.Remaining, model.City.OtherChange, model.City.OtherChangeText));
        Assert.StartsWith("phường Ka Long: 02 hộ phát sinh mới; ", model.Movements.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_WardWithoutBase_HasNoRate()
    {
        var result = SampleResults.Week13(ward => ward.Ward.Name switch
        {
            "Ka Long" => ward with { Baseline = 0 },
            "Trần Phú" => ward with { Baseline = 2 },
            _ => ward,
        });

        Assert.Equal("–", Build(result).Wards[0].Percent);
    }

    [Fact]
    public void Build_Deprivations_KeepStatutoryOrderAndNameTheMostFrequent()
    {
        var model = Build();

        Assert.Equal(["Việc làm", "Người phụ thuộc trong hộ gia đình", "Dinh dưỡng"], model.Deprivations.Take(3).Select(row => row.Label));
        Assert.Equal("13,33%", model.Deprivations.Single(row => row.Label == "Tình trạng đi học của trẻ em").Percent);
        Assert.Equal("tình trạng đi học của trẻ em (06 hộ), diện tích nhà ở bình quân đầu người (05 hộ), nguồn nước sinh hoạt (05 hộ)", model.MainDeprivations);
    }

    [Fact]
    public void Build_SupportAndSponsors_AreAddedUp()
    {
        var model = Build();

        Assert.Equal(("4", "75.000.000"), (model.Support.Lines, model.Support.Amount));
        Assert.Equal(("Ủy ban MTTQ thành phố", "15", "6", "9"), (model.Sponsors[1].Name, model.Sponsors[1].Total, model.Sponsors[1].Exited, model.Sponsors[1].Remaining));
    }

    [Fact]
    public void Build_SecondEdition_IsTheFirstCorrection()
    {
        Assert.Null(Build().Correction);
        Assert.Equal("01", Build(edition: 2).Correction);
    }

    [Fact]
    public void Build_Head_FollowsTheDecree()
    {
        var head = Build().Head;

        Assert.Equal("Móng Cái, ngày 05 tháng 4 năm 2024", head.PlaceAndDate);
        Assert.StartsWith("Số: ", head.Number, StringComparison.Ordinal);
        Assert.EndsWith("/BC-LĐTBXH", head.Number, StringComparison.Ordinal);
        Assert.Null(head.SignerName);
    }
}
