using MongCai.Poverty.Etl.Reconciliation.Ledger;

namespace MongCai.Poverty.Etl.Reconciliation.Pacing;

/// <summary>
/// Pace of the city and of its wards. A week's exits are those of the ledger whose decision lies in it. A ward that has not reported the week is not judged,
/// and the city is judged without it, which <see cref="Unknown"/> says.
/// </summary>
public sealed record CityPace
{
    /// <summary>Weeks that make the pace.</summary>
    public const int RecentWeeks = 4;

    private const int DaysOfAWeek = 7;

    private readonly ReportingWeek week;
    private readonly PovertyPlan plan;

    /// <summary>Reckons the pace.</summary>
    /// <param name="week">The week at whose end we stand.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="city">The city's position.</param>
    /// <param name="positions">The wards' positions, in register order.</param>
    /// <param name="ledger">The ledger up to the week.</param>
    public CityPace(ReportingWeek week, PovertyPlan plan, CityPosition city, IReadOnlyList<WardPosition> positions, CityLedger ledger)
    {
        (this.week, this.plan) = (week, plan);
        var recent = positions.ToDictionary(ward => ward.Ward.Code, ward => Recent(ward, ledger), StringComparer.Ordinal);
        var shares = plan.Milestones.ToDictionary(milestone => milestone, milestone => MilestoneShares.Of(milestone, positions));
        Unknown = positions.Count(ward => ward.IsCarriedOver);
        City = PaceOf(recent.Values.All(exits => exits is null) ? null : recent.Values.Sum(), city.ExitedToDate.Households, city.Closing.Households, milestone => milestone.Exits);
        Wards = positions.ToDictionary(ward => ward.Ward.Code, ward => PaceOf(
            recent[ward.Ward.Code], ward.ExitedToDate.Households, ward.Closing.Households, milestone => shares[milestone][ward.Ward.Code]), StringComparer.Ordinal);
    }

    /// <summary>The city; the sum over the wards of which the last weeks are known.</summary>
    public Pace City { get; }

    /// <summary>By ward code.</summary>
    public IReadOnlyDictionary<string, Pace> Wards { get; }

    /// <summary>What the wards lack of a milestone, each for itself: a ward that is ahead makes up for none.</summary>
    /// <param name="at">Index of the milestone.</param>
    public int NeededByWards(int at) => Wards.Values.Sum(ward => ward.Milestones[at].Needed);

    /// <summary>Wards that are not in the city's pace because they have not reported the week.</summary>
    public int Unknown { get; }

    /// <summary>Exits of the last weeks; null when the ward has not reported the week or the year is younger than those weeks.</summary>
    private int? Recent(WardPosition ward, CityLedger ledger)
    {
        var first = ReportingWeek.Containing(week.Monday.AddDays(-DaysOfAWeek * (RecentWeeks - 1)));
        if (ward.IsCarriedOver || first.Monday <= plan.BaseDate) return null;
        return ledger[ward.Ward.Code].Entries.Count(entry => entry.IsExit && entry.Week is { } at && at >= first && at <= week);
    }

    private Pace PaceOf(int? recent, int exited, int remaining, Func<Milestone, int> target) =>
        new(recent, [.. plan.Milestones.Select(milestone => At(milestone, target(milestone), recent, exited, remaining))]);

    private MilestonePace At(Milestone milestone, int target, int? recent, int exited, int remaining)
    {
        var weeks = Math.Max(0, (milestone.Date.DayNumber - week.Sunday.DayNumber) / DaysOfAWeek);
        var projection = recent is { } exits && weeks > 0 ? Project(exits, weeks, exited, remaining) : null;
        return new(milestone, target, Math.Max(0, target - exited), weeks, projection);
    }

    private static Projection Project(int recent, int weeks, int exited, int remaining)
    {
        var range = PoissonRange.Of(recent);
        int Then(decimal inRecentWeeks, Func<decimal, int, decimal> rounded) =>
            exited + Math.Min(remaining, (int)rounded(inRecentWeeks * weeks / RecentWeeks, 0));
        return new(Then(recent, Rounding.Down), Then(range.Low, Rounding.Down), Then(range.High, Rounding.Up));
    }
}

/// <summary>
/// A milestone of the city shared out over the wards in proportion to their baselines, whole households, so that the shares add up to the milestone: each
/// has its part rounded down, and what remains goes to the largest remainders (Hare), among equals in the order of the register. The plan sets no such
/// shares; they only say what an even effort would be.
/// </summary>
internal static class MilestoneShares
{
    /// <summary>Share by ward code.</summary>
    public static IReadOnlyDictionary<string, int> Of(Milestone milestone, IReadOnlyList<WardPosition> wards)
    {
        // Seven digits by seven digits are more than an int holds.
        var whole = Math.Max(1L, wards.Sum(ward => ward.Baseline));
        var shares = wards.ToDictionary(ward => ward.Ward.Code, ward => (int)(ward.Baseline * (long)milestone.Exits / whole), StringComparer.Ordinal);
        var left = milestone.Exits - shares.Values.Sum();
        foreach (var ward in wards.OrderByDescending(ward => ward.Baseline * (long)milestone.Exits % whole).Take(left)) shares[ward.Ward.Code]++;
        return shares;
    }
}

/// <summary>
/// What the true mean may be when n events were counted: about 8 times out of 10 it lies between (√n − 0,64)² and (√(n+1) + 0,64)², the range of Freeman and
/// Tukey for a Poisson count (1,28 standard deviations, halved). For n = 6 that is 3,27 to 10,82; the exact range is 3,15 to 10,53.
/// </summary>
/// <param name="Low">Lower end, 0 or more.</param>
/// <param name="High">Upper end.</param>
internal sealed record PoissonRange(decimal Low, decimal High)
{
    private const decimal HalfWidth = 0.64m;

    /// <summary>The range of a count, 0 or more.</summary>
    public static PoissonRange Of(int count)
    {
        var low = Math.Max(0, Root(count) - HalfWidth);
        var high = Root(count + 1) + HalfWidth;
        return new(low * low, high * high);
    }

    private static decimal Root(int count) => (decimal)Math.Sqrt(count);
}
