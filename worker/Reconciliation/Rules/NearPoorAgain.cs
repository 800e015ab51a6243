namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>GN405: a household that had left is on the list again without the status "Tái cận nghèo".</summary>
internal static class NearPoorAgain
{
    public static IEnumerable<Finding> Check(IEnumerable<WardFiling> filings) =>
        from ward in ReportedTwice.In(filings)
        let exited = ward.Before.Households.Where(household => household.Status == HouseholdStatus.Exited).Select(household => household.Code).ToHashSet()
        from household in ward.Now.Households.OrderBy(household => household.Code, StringComparer.Ordinal)
        where exited.Contains(household.Code) && household.Status.IsOnList() && household.Status != HouseholdStatus.Relapsed
        select FindingCatalogue.Create("GN405", household.Origin.Sheet, household.Origin.Cell, household.Code,
            ("ward", ward.Ward.FullName),
            ("household", household.Code),
            ("week", ward.Before.Week.ToString())) with
        { Ward = ward.Ward.Code, Household = household.Code };
}
