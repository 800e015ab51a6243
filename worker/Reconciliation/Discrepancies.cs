using MongCai.Poverty.Etl.Reconciliation.Ledger;
using MongCai.Poverty.Etl.Reconciliation.Rules;

namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>Runs every rule of GN401–GN410 and adds the remarks with which workbooks were accepted.</summary>
internal static class Discrepancies
{
    public static IReadOnlyList<Finding> Of(WeekInput input, IReadOnlyList<WardPosition> wards, CityPosition city, CityLedger ledger)
    {
        var ordered = input.Filings.OrderBy(filing => filing.Ward.Code, StringComparer.Ordinal).ToList();
        return
        [
            .. FigureRules.BaselineDiffers(wards),
            .. FigureRules.OpeningDiffers(ordered),
            .. ListRules.HouseholdVanished(input.Week, ordered),
            .. ListRules.HouseholdInTwoWards(wards),
            .. ListRules.NearPoorAgain(ordered),
            .. FigureRules.NoSubmission(input.Week, ordered),
            .. FigureRules.BehindMilestone(input.Week, input.Plan, wards, city, input.Register.Area),
            .. FigureRules.TotalHouseholdsMoved(input.Plan, ordered),
            .. LedgerDiffers.Check(input.Week, ordered, wards, ledger),
            .. Remarks(ordered),
        ];
    }

    /// <summary>GN301–GN311: remarks on figures. Those on the reading of cells (GN2xx) concern the ward alone.</summary>
    private static IEnumerable<Finding> Remarks(IEnumerable<WardFiling> filings) =>
        from filing in filings
        from finding in filing.Current?.Findings ?? []
        where finding.Severity == Severity.Warning && finding.Code.StartsWith("GN3", StringComparison.Ordinal)
        select finding with { Ward = filing.Ward.Code };
}
