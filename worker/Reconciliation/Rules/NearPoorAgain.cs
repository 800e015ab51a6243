using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>GN405: a household that had left is on the list again without the status "Tái cận nghèo".</summary>
internal static class NearPoorAgain
{
    public static IEnumerable<Finding> Check(IEnumerable<WardFiling> filings) =>
        from filing in filings
        where filing.Current is not null && filing.Previous is not null
        let exited = filing.Previous.Content.Households.Where(household => household.Status == HouseholdStatus.Exited).Select(household => household.Code).ToHashSet()
        from household in filing.Current.Content.Households.OrderBy(household => household.Code, StringComparer.Ordinal)
        where exited.Contains(household.Code) && household.Status.IsOnList() && household.Status != HouseholdStatus.Relapsed
        select FindingCatalogue.Create("GN405", household.Origin.Sheet, household.Origin.Cell, household.Code,
            ("ward", filing.Ward.FullName),
            ("household", household.Code),
            ("week", filing.Previous.Content.Week.ToString())) with { Ward = filing.Ward.Code, Household = household.Code };
}
