using System.Globalization;
using CsCheck;
using MongCai.Poverty.Etl.Model;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Model;

/// <summary>Weeks, quarters, half-years and years as one kind of thing.</summary>
public sealed class PeriodTests
{
    private static readonly Gen<Period> Any = Gen.Select(Gen.Int[2000, 2090], Gen.Int[0, 363]).SelectMany((year, day) => Gen.Enum<PeriodKind>().Select(kind => Holding(kind, new DateOnly(year, 1, 1).AddDays(day))));

    [Theory]
    [InlineData("2024-W13", "2024-03-25", "2024-03-31", "2024-W13", "2024-W14")]
    [InlineData("2024-W01", "2024-01-01", "2024-01-07", "2024-W01", "2024-W02")]
    [InlineData("2020-W53", "2020-12-28", "2021-01-03", "2020-W53", "2021-W01")]
    [InlineData("2024-Q1", "2024-01-01", "2024-03-31", "2024-W13", "2024-Q2")]
    [InlineData("2024-Q4", "2024-10-01", "2024-12-31", "2025-W01", "2025-Q1")]
    [InlineData("2024-H1", "2024-01-01", "2024-06-30", "2024-W26", "2024-H2")]
    [InlineData("2025-H2", "2025-07-01", "2025-12-31", "2026-W01", "2026-H1")]
    [InlineData("2024", "2024-01-01", "2024-12-31", "2025-W01", "2025")]
    public void Period_KnowsItsDaysAndNeighbours(string text, string first, string last, string lastWeek, string next)
    {
        var period = Period.Parse(text);

        Assert.Equal((first, last), (period.FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), period.LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.Equal((lastWeek, next, text), (period.LastWeek.ToString(), period.Next.ToString(), period.Next.Previous.ToString()));
    }

    [Theory]
    [InlineData("2024-Q5")]
    [InlineData("2024-H3")]
    [InlineData("2023-W53")]
    [InlineData("2024-W53")] // 2024 has 52 weeks
    [InlineData("2024-W00")]
    [InlineData("2024-W1")]
    [InlineData("2024W13")]
    [InlineData("2024-13")]
    [InlineData("24")]
    [InlineData("")]
    [InlineData(null)]
    public void Text_OfAnotherForm_IsNone(string? text)
    {
        Assert.False(Period.TryParse(text, out _));
        Assert.False(ReportingWeek.TryParse(text, out _));
    }

    [Theory]
    [InlineData("2024-Q1", "I")]
    [InlineData("2024-Q2", "II")]
    [InlineData("2024-Q3", "III")]
    [InlineData("2024-Q4", "IV")]
    public void Quarter_IsPrintedInRoman(string text, string expected) => Assert.Equal(expected, Period.Parse(text).Roman);

    [Fact]
    public void Text_GoesThereAndBack() => Any.Sample(period => Period.Parse(period.ToString()) == period);

    [Fact]
    public void Neighbours_TouchWithoutGap() => Any.Sample(period => period.Next.FirstDay == period.LastDay.AddDays(1) && period.Previous.LastDay == period.FirstDay.AddDays(-1) && period.Next.Previous == period);

    [Fact]
    public void Week_EndsInOneQuarterHalfYearAndYear() => Gen.Int[0, 3000].Sample(number =>
    {
        var week = ReportingWeek.Containing(new DateOnly(2023, 1, 2).AddDays(7 * number));
        return Enum.GetValues<PeriodKind>().All(kind => Holding(kind, week.Sunday) is var period && period.Holds(week) && !period.Next.Holds(week) && !period.Previous.Holds(week));
    });

    private static Period Holding(PeriodKind kind, DateOnly day) => kind switch
    {
        PeriodKind.Week => ReportingWeek.Containing(day),
        PeriodKind.Quarter => Period.Of(PeriodKind.Quarter, day),
        PeriodKind.HalfYear => new(kind, day.Year, day.Month <= 6 ? 1 : 2),
        _ => new(kind, day.Year, 1),
    };
}
