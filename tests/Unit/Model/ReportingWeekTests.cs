using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Unit.Model;

public sealed class ReportingWeekTests
{
    [Theory]
    [InlineData("2024-W13", "2024-03-25", "2024-03-31")]
    [InlineData("2024-W01", "2024-01-01", "2024-01-07")]
    [InlineData("2020-W53", "2020-12-28", "2021-01-03")]
    public void Week_KnowsItsDays(string text, string monday, string sunday)
    {
        var week = ReportingWeek.Parse(text);

        Assert.Equal(DateOnly.ParseExact(monday, "yyyy-MM-dd", null), week.Monday);
        Assert.Equal(DateOnly.ParseExact(sunday, "yyyy-MM-dd", null), week.Sunday);
        Assert.Equal(text, week.ToString());
    }

    [Theory]
    [InlineData("2024-W53")] // 2024 has 52 weeks
    [InlineData("2024-W00")]
    [InlineData("2024-W1")]
    [InlineData("2024W13")]
    [InlineData("")]
    [InlineData(null)]
    public void Week_NotOfTheYearOrForm_IsRefused(string? text) => Assert.False(ReportingWeek.TryParse(text, out _));

    [Fact]
    public void Neighbours_CrossTheYear()
    {
        Assert.Equal("2024-W01", ReportingWeek.Parse("2023-W52").Next.ToString());
        Assert.Equal("2020-W53", ReportingWeek.Parse("2021-W01").Previous.ToString());
    }

    [Fact]
    public void Contains_EndsWithSunday()
    {
        var week = ReportingWeek.Parse("2024-W13");

        Assert.True(week.Contains(new(2024, 3, 31)));
        Assert.False(week.Contains(new(2024, 4, 1)));
    }

    [Fact]
    public void Quarter_OfTheLastWeek_EndsOn31March()
    {
        var quarter = Period.Parse("2024-Q1");

        Assert.Equal(new(2024, 3, 31), quarter.LastDay);
        Assert.Equal("2024-W13", quarter.LastWeek.ToString());
        Assert.Equal("I", quarter.Roman);
        Assert.Equal("2024-Q2", quarter.Next.ToString());
        Assert.Equal(quarter, ReportingWeek.Parse("2024-W13").Quarter);
    }
}
