using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

public sealed class QuarterlyReviewModelTests
{
    private static ReportModel Build(PeriodResult? result = null) =>
        QuarterlyReviewModel.Build(result ?? SampleResults.Quarter1(), SampleResults.Settings(DocumentKinds.QuarterlyReview), 1);

    [Fact]
    public void Build_FirstQuarter_SaysPeriodAndNextTarget()
    {
        var model = Build();

        Assert.Equal(("2024-Q1", "quý I/2024", "01/01/2024", "31/3/2024"), (model.Period, model.PeriodName, model.From, model.To));
        Assert.Equal(("quý II/2024", 6, "tuần 8/2024 đến tuần 13/2024", "12"), (model.Quarter!.NextName, model.Quarter.WeekCount, model.Quarter.Weeks, model.Quarter.Exited));
        Assert.Equal(("40/57", "70,18%", "28"), (model.Quarter.NextMilestone!.OfBaseFraction, model.Quarter.NextMilestone.OfBasePercent, model.Quarter.NextMilestone.Needed));
    }

    [Fact]
    public void Build_Movements_OpenWithWhatTheQuarterBeganWith()
    {
        var city = Build().Movements.City;

        Assert.Equal(("57", "12", "45"), (city.Households.Opening, city.Households.Exited, city.Households.Closing));
        Assert.Equal(("219", "45", "174"), (city.Persons.Opening, city.Persons.Exited, city.Persons.Closing));
    }

    [Fact]
    public void Build_Tasks_NameTargetWardsIndicatorsAndBodies()
    {
        var tasks = Build().Quarter!.Tasks;

        Assert.Contains("Phấn đấu đến hết ngày 30/6/2024 giảm lũy kế 40/57 hộ cận nghèo (bằng 70,18% số hộ đầu năm), tức là giảm thêm 28 hộ, bình quân 2,2 hộ mỗi tuần.", tasks);
        Assert.Contains(tasks, task => task.Contains("phường Hải Hòa (06 hộ), xã Hải Tiến (05 hộ), xã Vạn Ninh (05 hộ), xã Hải Đông (04 hộ);", StringComparison.Ordinal));
        Assert.Contains(tasks, task => task.Contains("Hội Nông dân thành phố (12 hộ)", StringComparison.Ordinal));
        Assert.DoesNotContain(tasks, task => task.Contains("Phân công đơn vị phụ trách", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_HouseholdsWithoutBody_AskForOne()
    {
        var quarter = SampleResults.Quarter1();
        var closing = quarter.Closing with { Sponsors = [.. quarter.Closing.Sponsors, new SponsorTotal(null, 3, 0)] };

        Assert.Contains("Phân công đơn vị phụ trách cho 03 hộ cận nghèo chưa có đơn vị giúp đỡ.", Build(quarter with { Closing = closing }).Quarter!.Tasks);
    }

    [Fact]
    public void Build_QuarterBeforeNoMilestone_AsksForTheYear()
    {
        // Q2 is followed by Q3, in which no milestone falls.
        var quarter = SampleResults.Quarter1() with { Period = new Period(PeriodKind.Quarter, 2024, 2) };

        Assert.Null(Build(quarter).Quarter!.NextMilestone);
        Assert.Contains(Build(quarter).Quarter!.Tasks, task => task.StartsWith("Tiếp tục thực hiện kế hoạch năm: giảm thêm 45 hộ đến ngày 31/12/2024", StringComparison.Ordinal));
    }
}
