using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation.Pacing;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;

namespace MongCai.Poverty.Etl.Tests.Unit.Reconciliation.Pacing;

/// <summary>
/// By hand. Exits of weeks 10 to 13: 1 + 2 + 0 + 3 = 6. To 30/6 there are 91 days = 13 weeks, to 31/12 275 days = 39 whole weeks.
/// Range of 6: (√6 − 0,64)² = 1,80949² = 3,27425 and (√7 + 0,64)² = 3,28575² = 10,79616.
/// </summary>
public sealed class CityPaceTests
{
    [Fact]
    public void City_HasThePaceOfItsLastFourWeeks()
    {
        var pace = SampleResults.Week13().Pace.City;

        Assert.Equal((6, 1.5m), (pace.RecentExits, pace.PerWeek));
    }

    [Fact]
    public void FirstMilestone_IsReckonedForTheCity()
    {
        var half = SampleResults.Week13().Pace.City.Milestones[0];

        Assert.Equal((40, 28, 13), (half.Target, half.Needed, half.WeeksLeft));
        Assert.Equal(2.2m, half.NeededPerWeek); // 28 : 13 = 2,15…
        Assert.Equal(new Projection(31, 22, 48), half.Projection); // 12 + ⌊6·13/4 = 19,5⌋; 12 + ⌊10,64⌋; 12 + ⌈35,09⌉
    }

    [Fact]
    public void LastMilestone_IsNeverPassedByMoreHouseholdsThanThereAre() =>
        Assert.Equal(new Projection(57, 43, 57), SampleResults.Week13().Pace.City.Milestones[1].Projection); // 12 + 58 and 12 + 106 stop at 57; 12 + ⌊31,92⌋

    [Fact]
    public void NeededPerWeek_IsRoundedUp() =>
        Assert.Equal([0.1m, null, 0.4m], new[] { (1, 13), (0, 13), (4, 13) }.Select(one => new MilestonePace(new(new(2024, 6, 30), 40), 0, one.Item1, one.Item2, null).NeededPerWeek)); // 0,077; 0,308

    [Fact]
    public void Ward_IsMeasuredAgainstItsEvenShare()
    {
        var pace = SampleResults.Week13().Pace.Wards["06751"]; // two exits in week 11

        Assert.Equal(2, pace.RecentExits);
        Assert.Equal((4, 1), (pace.Milestones[0].Target, pace.Milestones[0].Needed)); // 6·40/57 = 4,2
        Assert.Equal(new Projection(6, 4, 6), pace.Milestones[0].Projection); // 3 + 6 stops at 6; (√2 − 0,64)² · 3,25 = 1,95
    }

    [Fact]
    public void Shares_AddUpToTheMilestone()
    {
        var result = SampleResults.Week13();

        var shares = MilestoneShares.Of(result.Plan.Milestones[0], result.Wards);

        Assert.Equal(40, shares.Values.Sum());
        Assert.Equal([1, 1, 3, 1, 3, 1, 1, 4, 5, 2, 2, 5, 1, 4, 4, 1, 1], result.Wards.Select(ward => shares[ward.Ward.Code]));
    }

    [Fact]
    public void WardThatHasNotReported_IsNotJudged_AndTheCityLacksIt()
    {
        var result = SampleResults.Week13(ward => ward.Ward.Code == "06742" ? SampleResults.CarriedOver(ward, FilingState.Missing) : ward);

        var pace = result.Pace;

        Assert.Null(pace.Wards["06742"].RecentExits);
        Assert.Null(pace.Wards["06742"].Milestones[0].Projection);
        Assert.Equal((5, 1), (pace.City.RecentExits, pace.Unknown));
    }

    [Theory]
    [InlineData(4, true)] // weeks 1 to 4 begin on 1/1, the day after the base date
    [InlineData(3, false)]
    public void Pace_AsksForFourWeeksOfTheYear(int week, bool known)
    {
        var result = SampleResults.Week13();

        var pace = new CityPace(new(2024, week), result.Plan, result.City, result.Wards, result.Ledger);

        Assert.Equal(known, pace.City.RecentExits is not null);
    }

    [Fact]
    public void Milestone_ThatHasCome_HasNoProjection()
    {
        var result = SampleResults.Week13();

        var pace = new CityPace(new(2024, 26), result.Plan, result.City, result.Wards, result.Ledger); // ends on 30/6

        Assert.Equal((0, (Projection?)null, (decimal?)null), (pace.City.Milestones[0].WeeksLeft, pace.City.Milestones[0].Projection, pace.City.Milestones[0].NeededPerWeek));
    }

    // The exact ranges of a Poisson mean at 80 percent (Garwood): 0 → 0 to 2,30; 3 → 1,10 to 6,68; 20 → 14,53 to 27,05.
    [Theory]
    [InlineData(0, 0, 2.6896)]
    [InlineData(3, 1.1926, 6.9696)]
    [InlineData(20, 14.6853, 27.2753)]
    public void Range_IsThatOfFreemanAndTukey(int count, double low, double high)
    {
        var range = PoissonRange.Of(count);

        Assert.Equal(low, (double)range.Low, 4);
        Assert.Equal(high, (double)range.High, 4);
    }
}
