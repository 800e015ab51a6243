namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>GN403: a household of the last accepted list is not on the new one; a household that leaves must stay with its status.</summary>
internal static class HouseholdVanished
{
    public static IEnumerable<Finding> Check(IEnumerable<WardFiling> filings) =>
        from ward in ReportedTwice.In(filings)
        let present = ward.Now.Households.Select(household => household.Code).ToHashSet()
        from household in ward.Before.Households.OrderBy(household => household.Code, StringComparer.Ordinal)
        where !present.Contains(household.Code)
        select FindingCatalogue.Create("GN403", null, null, household.Code,
            ("ward", ward.Ward.FullName),
            ("household", household.Code),
            ("week", ward.Before.Week.ToString())) with
        { Ward = ward.Ward.Code, Household = household.Code };
}
