using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Unit.Model;

/// <summary>What a week can do beside being a period.</summary>
public sealed class ReportingWeekTests
{
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
    public void Quarter_IsThatInWhichTheWeekEnds() => Assert.Equal(Period.Parse("2024-Q1"), ReportingWeek.Parse("2024-W13").Quarter);
}
