using System.Globalization;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

/// <summary>Reports about more units than a page lists: the ten furthest behind, all others in one row, every figure of a province in its place.</summary>
public sealed class ProvinceTests
{
    [Fact]
    public void Forty_AreListedEach_FortyOneAreNot()
    {
        Assert.Null(SampleReports.Weekly(SampleResults.Province(40, 1)).Extract);
        Assert.Equal(10, SampleReports.Weekly(SampleResults.Province(41, 1)).Extract!.Wards.Count);
    }

    [Fact]
    public void Extract_ShowsThoseFurthestBehindInTheOrderOfTheRegister()
    {
        var result = SampleResults.Province(51, 10);

        var extract = SampleReports.Weekly(result).Extract!;

        var behind = result.Wards.OrderByDescending(ward => Expected(result, ward.Baseline) - ward.ExitedToDate.Households).Take(10).Select(ward => ward.Ward.FullName).ToHashSet();
        Assert.Equal(result.Wards.Select(ward => ward.Ward.FullName).Where(behind.Contains), extract.Wards.Select(ward => ward.Name));
    }

    [Fact]
    public void Extract_AddsUpToTheProvince()
    {
        var model = SampleReports.Weekly(SampleResults.Province(171, 150));

        var extract = model.Extract!;
        Assert.Equal("161 đơn vị khác", extract.Others.Name);
        Assert.Equal("161/161", extract.Others.Submitted);
        Assert.Equal(Number(model.City.Exited), extract.Wards.Sum(ward => ward.ExitedCount) + Number(extract.Others.Exited));
        Assert.Equal(Number(model.City.Remaining), extract.Wards.Sum(ward => ward.RemainingCount) + Number(extract.Others.Remaining));
        Assert.Equal(Number(model.Plan.NearPoor), extract.Wards.Sum(ward => Number(ward.Baseline)) + Number(extract.Others.Baseline));
    }

    /// <summary>Seven digits: 171 units with up to 70.000 households each. The documents' own check reads every figure back.</summary>
    [Theory]
    [InlineData(41, 1)]
    [InlineData(171, 150)]
    [InlineData(171, 10_000)]
    public async Task Documents_OfManyUnits_AreMadeAndAgreeWithTheirModel(int units, int times)
    {
        var report = await SampleReports.RenderAsync(SampleReports.Weekly(SampleResults.Province(units, times)), CancellationToken.None);

        Assert.Contains($"{units - 10} đơn vị khác", report.Html, StringComparison.Ordinal);
        Assert.Contains($"{units - 10} đơn vị khác", report.Text, StringComparison.Ordinal);
        Assert.Contains($"trong {units} đơn vị", WordText.Of(report.Attachments[0].Content), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_TwentyAreWritten_OfTwentyOneTen()
    {
        Assert.Equal("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20", VietnameseText.Names(Numbers(20)).Text);
        Assert.Equal("1, 2, 3, 4, 5, 6, 7, 8, 9, 10 và 11 đơn vị khác", VietnameseText.Names(Numbers(21)).Text);
        Assert.Equal(21, VietnameseText.Names(Numbers(21)).Count);
    }

    /// <summary>More than 60 wards with the same kind of remark: 60 lines, then how many more wards and cases there are.</summary>
    [Fact]
    public void Discrepancies_BeyondSixtyLines_AreCounted()
    {
        Assert.Equal(60, SampleReports.Weekly(SampleResults.Province(60, 1)).Discrepancies.Count);

        var last = SampleReports.Weekly(SampleResults.Province(63, 1)).Discrepancies[^1];

        Assert.Equal(new("GN206", "03 đơn vị khác", "03 trường hợp: số định danh cần kiểm tra lại"), last);
    }

    private static IEnumerable<string> Numbers(int count) => Enumerable.Range(1, count).Select(number => number.ToString(CultureInfo.InvariantCulture));

    private static int Number(string text) => int.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    /// <summary>31/12/2023 to 31/3/2024 are 91 of the 182 days to 30/6/2024.</summary>
    private static int Expected(ReconciliationResult result, int baseline) => (int)(baseline * 91L * result.Plan.Milestones[0].Exits / (182L * result.Plan.NearPoorHouseholds));
}
