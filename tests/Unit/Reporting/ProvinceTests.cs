using System.Globalization;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Tests.Kit;
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
        Assert.NotNull(SampleReports.Weekly(SampleResults.Province(41, 1)).Extract);
    }

    [Fact]
    public void Extract_ShowsThoseFurthestBehindInTheOrderOfTheRegister()
    {
        var result = SampleResults.Province(51, 10);

        var extract = SampleReports.Weekly(result).Extract!;

        var behind = result.Wards.Where(ward => Short(result, ward) > 0).OrderByDescending(ward => Short(result, ward)).Take(10).Select(ward => ward.Ward.FullName).ToHashSet();
        Assert.Equal(10, behind.Count);
        Assert.Equal(result.Wards.Select(ward => ward.Ward.FullName).Where(behind.Contains), extract.Wards.Select(ward => ward.Name));
    }

    /// <summary>Nobody is called slow who is not: on the first Sunday of the year an even pace asks for no whole household of any unit.</summary>
    [Fact]
    public async Task Extract_WhenNobodyIsBehind_NamesNobodyAndSaysSo()
    {
        var result = SampleResults.Province(41, 1) with { Week = new ReportingWeek(2024, 1) };
        Assert.Empty(result.FurthestBehind());

        var report = await SampleReports.RenderAsync(SampleReports.Weekly(result), CancellationToken.None);

        Assert.Contains("Không đơn vị nào trong 41 đơn vị chậm so với tiến độ", report.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("Không đơn vị nào trong 41 đơn vị chậm so với tiến độ", WordText.Of(report.Attachments[0].Content), StringComparison.Ordinal);
        Assert.Contains("41 đơn vị khác", report.Html, StringComparison.Ordinal);
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
        var model = SampleReports.Weekly(SampleResults.Province(units, times));
        var report = await SampleReports.RenderAsync(model, CancellationToken.None);

        var others = units - model.Extract!.Wards.Count;
        Assert.Contains($"{others} đơn vị khác", report.Html, StringComparison.Ordinal);
        Assert.Contains($"{others} đơn vị khác", report.Text, StringComparison.Ordinal);
        Assert.Contains($"trong {units} đơn vị", WordText.Of(report.Attachments[0].Content), StringComparison.Ordinal);
    }

    /// <summary>Up to 200 units stand in the annexes of the Word document, beyond that in the Excel annex alone, and the text says where.</summary>
    [Theory]
    [InlineData(200, "Phụ lục I", true)]
    [InlineData(201, "phụ lục Excel", false)]
    public async Task Word_SaysWhereEachUnitStands(int units, string annex, bool isListed)
    {
        var result = SampleResults.Province(units, 1);
        var weekly = WordText.Of((await SampleReports.RenderAsync(SampleReports.Weekly(result), CancellationToken.None)).Attachments[0].Content);
        var review = QuarterlyReviewModel.Build(SampleResults.Quarter1() with { Closing = result }, SampleResults.Settings(DocumentKinds.QuarterlyReview), 1);
        var quarterly = WordText.Of((await SampleReports.RenderAsync(review, CancellationToken.None)).Attachments[0].Content);

        Assert.Contains($"diễn biến theo từng xã, phường tại {annex} kèm theo", weekly, StringComparison.Ordinal);
        Assert.Contains($"Kết quả theo từng xã, phường tại {annex};", quarterly, StringComparison.Ordinal);
        Assert.Equal(isListed, weekly.Split("DIỄN BIẾN HỘ CẬN NGHÈO")[1].Contains("Mẫu 0001", StringComparison.Ordinal));
        Assert.Equal(isListed, quarterly.Split("KẾT QUẢ GIẢM HỘ CẬN NGHÈO ĐẾN HẾT")[1].Contains("Mẫu 0001", StringComparison.Ordinal));
    }

    [Fact]
    public void Some_TwentyAreWritten_OfTwentyOneTen()
    {
        Assert.Equal("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20", VietnameseText.Some(Numbers(20)).Text);
        Assert.Equal(new(21, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 và 11 đơn vị khác (đủ tên trong phụ lục Excel)"), VietnameseText.Some(Numbers(21)));
    }

    /// <summary>A ward whose file the program failed on has done its part: it is named with that, however many others are missing.</summary>
    [Fact]
    public void Missing_NamesThoseFirstOfWhichThereIsSomethingToSay()
    {
        var province = SampleResults.Province(41, 1);
        var result = province with { Wards = [.. province.Wards.Select((ward, at) => at >= 10 ? SampleResults.CarriedOver(ward, at == 40 ? FilingState.Failed : FilingState.Missing) : ward)] };

        Assert.StartsWith("xã Mẫu 0041 (đã gửi tệp, chưa đọc được do lỗi chương trình), ", SampleReports.Weekly(result).Filing.Missing.Text, StringComparison.Ordinal);
    }

    /// <summary>More than 60 wards with the same kind of remark: 60 lines, then how many more wards and cases there are. The Excel annex and the tasks of the quarter count each.</summary>
    [Fact]
    public void Discrepancies_BeyondSixtyLines_AreCounted()
    {
        Assert.Equal(60, SampleReports.Weekly(SampleResults.Province(60, 1)).Discrepancies.Count);
        var result = SampleResults.Province(63, 1);

        var last = SampleReports.Weekly(result).Discrepancies[^1];

        Assert.Equal(new("GN206", "03 đơn vị khác", "03 trường hợp: số định danh cần kiểm tra lại (từng đơn vị trong phụ lục Excel)"), last);
        Assert.Equal(63, DiscrepancyLines.Build(result, Some.Area, int.MaxValue).Count);
        var review = QuarterlyReviewModel.Build(SampleResults.Quarter1() with { Closing = result }, SampleResults.Settings(DocumentKinds.QuarterlyReview), 1);
        Assert.Contains(review.Quarter!.Tasks, task => task.Contains("và 53 đơn vị khác", StringComparison.Ordinal));
    }

    /// <summary>Contradictions between figures are listed before remarks on households, whatever the ward's code.</summary>
    [Fact]
    public void Discrepancies_OfFigures_AreNeverAmongTheCounted()
    {
        var province = SampleResults.Province(63, 1);
        var result = province with { Discrepancies = [.. province.Discrepancies, new("GN402", Severity.Warning, "Biểu 01-TH", "C8", "5", "Số hộ đầu kỳ khác.") { Ward = province.Wards[^1].Ward.Code }] };

        var lines = SampleReports.Weekly(result).Discrepancies;

        Assert.Contains(lines, line => line.Code == "GN402" && line.Ward == province.Wards[^1].Ward.FullName);
        Assert.Equal("04 đơn vị khác", lines[^1].Ward);
    }

    private static IEnumerable<string> Numbers(int count) => Enumerable.Range(1, count).Select(number => number.ToString(CultureInfo.InvariantCulture));

    private static int Number(string text) => int.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    /// <summary>31/12/2023 to 31/3/2024 are 91 of the 182 days to 30/6/2024.</summary>
    private static int Short(ReconciliationResult result, WardPosition ward) =>
        (int)(ward.Baseline * 91L * result.Plan.Milestones[0].Exits / (182L * result.Plan.NearPoorHouseholds)) - ward.ExitedToDate.Households;
}
