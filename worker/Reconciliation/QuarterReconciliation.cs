using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>A quarter from the results of its closed weeks.</summary>
public static class QuarterReconciliation
{
    /// <summary>Adds the quarter up.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="weeks">Its closed weeks, oldest first; the last one gives the position.</param>
    /// <exception cref="ArgumentException">No week was closed.</exception>
    public static QuarterResult Reconcile(ReportingQuarter quarter, IReadOnlyList<ReconciliationResult> weeks)
    {
        if (weeks.Count == 0) throw new ArgumentException($"No week of {quarter} is closed.", nameof(weeks));
        var submissions = weeks.SelectMany(week => week.Wards).Where(ward => !ward.IsCarriedOver).Select(ward => ward.Source!.Content);
        return new(
            quarter,
            weeks[^1],
            weeks.Aggregate(Movements.None, (sum, week) => sum + week.City.Movements),
            Totals.Supports(submissions),
            [.. weeks.Select(week => week.Week)]);
    }
}
