using MongCai.Poverty.Etl.Reconciliation.Ledger;
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
    /// <param name="before">The city on the day before the period; null when the period begins with the year, at the base date, or nothing was closed before it.</param>
    /// <param name="closing">The city on the last day.</param>
    /// <param name="weeks">The closed weeks of which days lie in the period, oldest first.</param>
    /// <exception cref="ArgumentException">No week was closed.</exception>
    public static PeriodResult Reconcile(Period period, ReconciliationResult? before, ReconciliationResult closing, IReadOnlyList<ReconciliationResult> weeks)
    {
        if (weeks.Count == 0) throw new ArgumentException($"No week of {period} is closed.", nameof(weeks));
        var submissions = weeks.SelectMany(week => week.Wards).Where(ward => !ward.IsCarriedOver).Select(ward => Within(period, Recoded(ward, closing.Ledger)));
        return new(period, closing, Moved(period, before, closing), Totals.Supports(submissions), [.. weeks.Select(week => week.Week)]);
    }

    /// <summary>A quarter of a longer period.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="before">Out by the end of the quarter before; null when that is not known.</param>
    /// <param name="end">The city on its last day.</param>
    public static QuarterTotal Of(Period quarter, int? before, ReconciliationResult end) => new(
        quarter, end.City.ExitedToDate.Households - before, end.City.ExitedToDate.Households, end.City.Closing.Households,
        end.Milestones.LastOrDefault(progress => progress.Milestone.Date >= quarter.FirstDay && progress.Milestone.Date <= quarter.LastDay));

    /// <summary>A week that lies in two periods gives each the support of its own days; a line without a date goes with the Sunday.</summary>
    private static Submission Within(Period period, Submission content)
    {
        if (content.Week.Monday >= period.FirstDay && content.Week.Sunday <= period.LastDay) return content;
        var isFirst = content.Week.Monday < period.FirstDay;
        return content with { Supports = [.. content.Supports.Where(line => isFirst ? !(line.Date < period.FirstDay) : line.Date <= period.LastDay)] };
    }

    private static Balance Moved(Period period, ReconciliationResult? before, ReconciliationResult after)
    {
        var known = Households(before).Select(one => (Code: after.Ledger.CodeNow(one.Ward, one.Household.Code), one.Household.Status)).DistinctBy(one => one.Code).ToDictionary(one => one.Code, one => one.Status);
        var moved = Households(after).Select(one => one.Household).DistinctBy(household => household.Code)
            .Where(household => !(household.DecisionDate < period.FirstDay) && household.Status != known.GetValueOrDefault(household.Code, HouseholdStatus.NearPoor)).ToLookup(household => household.Status);
        return Balance.EndingAt(after.City.Closing, key => Counted.Of(moved[LedgerDiffers.StatusOf(key)]));
    }

    /// <summary>A week's workbook with the codes that its households have at the end of the period.</summary>
    private static Submission Recoded(WardPosition ward, CityLedger ledger)
    {
        var content = ward.Source!.Content;
        return content with { Supports = [.. content.Supports.Select(line => line with { Code = ledger.CodeNow(ward.Ward, line.Code) })] };
    }

    private static IEnumerable<(Ward Ward, Household Household)> Households(ReconciliationResult? week) =>
        week?.Wards.SelectMany(ward => (ward.Source?.Content.Households ?? []).Select(household => (ward.Ward, household))) ?? [];
}
