using MongCai.Poverty.Etl.Reconciliation.Rules;

namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>
/// A longer period from the snapshots at its two ends: a household moved in it when its status at the end is not the one at the beginning. A week that
/// a ward missed, or that was never closed, loses nothing, because the next list holds everything again.
/// </summary>
public static class PeriodReconciliation
{
    /// <summary>Compares the ends of the period.</summary>
    /// <param name="period">A quarter, half-year or year.</param>
    /// <param name="before">The last closed week before the period in the plan's year; null in the first one, which begins at the base date.</param>
    /// <param name="weeks">The closed weeks of the period, oldest first; the last one gives the position.</param>
    /// <exception cref="ArgumentException">No week was closed.</exception>
    public static PeriodResult Reconcile(Period period, ReconciliationResult? before, IReadOnlyList<ReconciliationResult> weeks)
    {
        if (weeks.Count == 0) throw new ArgumentException($"No week of {period} is closed.", nameof(weeks));
        var submissions = weeks.SelectMany(week => week.Wards).Where(ward => !ward.IsCarriedOver).Select(ward => ward.Source!.Content);
        return new(period, weeks[^1], Moved(before, weeks[^1]), Totals.Supports(submissions), [.. weeks.Select(week => week.Week)]);
    }

    private static Balance Moved(ReconciliationResult? before, ReconciliationResult after)
    {
        var known = Households(before).ToDictionary(household => household.Code, household => household.Status);
        var moved = Households(after).Where(household => household.Status != known.GetValueOrDefault(household.Code, HouseholdStatus.NearPoor)).ToLookup(household => household.Status);
        return Balance.EndingAt(after.City.Closing, key => moved[LedgerDiffers.StatusOf(key)].Aggregate(default(Counted), (sum, household) => sum + new Counted(1, household.Members)));
    }

    private static IEnumerable<Household> Households(ReconciliationResult? week) =>
        week?.Wards.SelectMany(ward => ward.Source?.Content.Households ?? []).DistinctBy(household => household.Code) ?? [];
}
