namespace MongCai.Poverty.Etl.Reconciliation.Pacing;

/// <summary>
/// A milestone of the city shared out over the wards in proportion to their baselines, whole households, so that the shares add up to the milestone: each
/// has its part rounded down, and what remains goes to the largest remainders (Hare), among equals in the order of the register. The plan sets no such
/// shares; they only say what an even effort would be.
/// </summary>
public static class MilestoneShares
{
    /// <summary>Share by ward code.</summary>
    public static IReadOnlyDictionary<string, int> Of(Milestone milestone, IReadOnlyList<WardPosition> wards)
    {
        var whole = Math.Max(1, wards.Sum(ward => ward.Baseline));
        var shares = wards.ToDictionary(ward => ward.Ward.Code, ward => ward.Baseline * milestone.Exits / whole, StringComparer.Ordinal);
        var left = milestone.Exits - shares.Values.Sum();
        foreach (var ward in wards.OrderByDescending(ward => ward.Baseline * milestone.Exits % whole).Take(left)) shares[ward.Ward.Code]++;
        return shares;
    }
}
