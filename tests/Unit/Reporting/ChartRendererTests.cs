using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using SkiaSharp;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

public sealed class ChartRendererTests
{
    private static readonly ProgressChartFigures Figures = SampleReports.Weekly().ProgressChart;

    [Fact]
    public void Progress_Twice_GivesTheSamePng()
    {
        var charts = new ChartRenderer(new DocumentsOptions());
        Assert.SkipWhen(charts.Font is null && Environment.GetEnvironmentVariable("CI") != "true", "No font with Vietnamese letters: apt-get install fonts-liberation2");

        var png = charts.Progress(Figures);

        Assert.Equal(png, new ChartRenderer(new DocumentsOptions()).Progress(Figures));
        using var picture = SKBitmap.Decode(png);
        Assert.Equal((1000, 600), (picture.Width, picture.Height));
        Assert.Contains(new SKColor(0x14, 0x48, 0x7A), picture.Pixels);
    }

    [Fact]
    public void Progress_WithoutAnyWeek_StillShowsThePlan()
    {
        var charts = new ChartRenderer(new DocumentsOptions());
        Assert.SkipWhen(charts.Font is null && Environment.GetEnvironmentVariable("CI") != "true", "No font with Vietnamese letters: apt-get install fonts-liberation2");

        Assert.NotNull(charts.Progress(Figures with { Weeks = [] }));
    }

    [Fact]
    public void Progress_FontThatIsNotThere_LeavesTheChartOut() =>
        Assert.Null(new ChartRenderer(new DocumentsOptions { ChartFont = "/no/such/font.ttf" }).Progress(Figures));

    [Fact]
    public void Check_FontWithoutVietnameseLetters_IsTold()
    {
        var faults = VietnameseFont.Check(new DocumentsOptions { ChartFont = "/no/such/font.ttf" });

        Assert.Contains(faults, fault => fault.File == "Documents:ChartFont");
    }
}
