using MongCai.Poverty.Etl.Reconciliation.Ledger;

namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>Stage 4: accepted submissions against each other, last week and the plan. Pure; the order of the filings does not matter.</summary>
public static class WeekReconciliation
{
    /// <summary>Reconciles one week.</summary>
    /// <param name="input">Everything it takes.</param>
    /// <exception cref="ArgumentException">The baselines of the wards do not add up to the plan's (GN407).</exception>
    public static ReconciliationResult Reconcile(WeekInput input)
    {
        var baselines = Baselines.Of(input.Plan, input.Register, input.Week.Sunday);
        var filings = input.Filings.OrderBy(filing => filing.Ward.Code, StringComparer.Ordinal).ToList();
        var wards = filings
            .Select(filing => Positions.Of(filing, baselines[filing.Ward.Code]))
            .ToList();
        var city = new CityPosition(input.Plan, wards);
        var ledger = CityLedger.Of(filings, baselines);
        return new()
        {
            Week = input.Week,
            Plan = input.Plan,
            Wards = wards,
            City = city,
            Ledger = ledger,
            Milestones = [.. input.Plan.Milestones.Select(milestone => new MilestoneProgress(milestone, city.ExitedToDate.Households))],
            Discrepancies = Discrepancies.Of(input, wards, city, ledger),
            Supports = Totals.Supports(Current(input)),
            Sponsors = Totals.Sponsors(wards),
            Deprivations = Totals.Deprivations(wards),
            Series = [.. input.Series, new(input.Week, city.ExitedToDate.Households, city.Closing.Households)],
        };
    }

    private static IEnumerable<Submission> Current(WeekInput input) =>
        input.Filings.Select(filing => filing.Current?.Content).OfType<Submission>();
}
