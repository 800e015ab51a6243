using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>GN403: a household of the last accepted list is not on the new one; a household that leaves must stay with its status.</summary>
internal static class HouseholdVanished
{
    public static IEnumerable<Finding> Check(IEnumerable<WardFiling> filings) =>
        from filing in filings
        where filing.Current is not null && filing.Previous is not null
        let present = filing.Current.Content.Households.Select(household => household.Code).ToHashSet()
        from household in filing.Previous.Content.Households.OrderBy(household => household.Code, StringComparer.Ordinal)
        where !present.Contains(household.Code)
        select FindingCatalogue.Create("GN403", null, null, household.Code,
            ("ward", filing.Ward.FullName),
            ("household", household.Code),
            ("week", filing.Previous.Content.Week.ToString())) with { Ward = filing.Ward.Code, Household = household.Code };
}
