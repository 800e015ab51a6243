using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>
/// A quarter from the snapshots at its two ends: a household moved in the quarter when its status at the end is not the one at the beginning. A week that
/// a ward missed, or that was never closed, loses nothing, because the next list holds everything again.
/// </summary>
public static class QuarterReconciliation
{
    /// <summary>Compares the ends of the quarter.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="before">The last closed week before the quarter in the plan's year; null in the first quarter, which begins at the base date.</param>
    /// <param name="weeks">The closed weeks of the quarter, oldest first; the last one gives the position.</param>
    /// <exception cref="ArgumentException">No week was closed.</exception>
    public static QuarterResult Reconcile(ReportingQuarter quarter, ReconciliationResult? before, IReadOnlyList<ReconciliationResult> weeks)
    {
        if (weeks.Count == 0) throw new ArgumentException($"No week of {quarter} is closed.", nameof(weeks));
        var submissions = weeks.SelectMany(week => week.Wards).Where(ward => !ward.IsCarriedOver).Select(ward => ward.Source!.Content);
        return new(quarter, weeks[^1], Moved(before, weeks[^1]), Totals.Supports(submissions), [.. weeks.Select(week => week.Week)]);
    }

    private static Movements Moved(ReconciliationResult? before, ReconciliationResult after)
    {
        var known = Households(before).ToDictionary(household => household.Code, household => household.Status);
        var moved = Households(after).Where(household => household.Status != known.GetValueOrDefault(household.Code, HouseholdStatus.NearPoor)).ToLookup(household => household.Status);
        Counted Of(HouseholdStatus status) => moved[status].Aggregate(default(Counted), (sum, household) => sum + new Counted(1, household.Members));
        return new(
            Of(HouseholdStatus.Exited),
            Of(HouseholdStatus.BecamePoor),
            Of(HouseholdStatus.OtherDecrease),
            Of(HouseholdStatus.FromPoor),
            Of(HouseholdStatus.Relapsed),
            Of(HouseholdStatus.New),
            Of(HouseholdStatus.OtherIncrease));
    }

    private static IEnumerable<Household> Households(ReconciliationResult? week) =>
        week?.Wards.SelectMany(ward => ward.Source?.Content.Households ?? []).DistinctBy(household => household.Code) ?? [];
}
