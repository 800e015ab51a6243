using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>GN404: the same household is on the list of two wards, told by identity number, else by name and full date of birth. A household that moved is on one list only.</summary>
internal static class HouseholdInTwoWards
{
    public static IEnumerable<Finding> Check(IEnumerable<WardPosition> wards) =>
        from same in OnList(wards).GroupBy(entry => Identity(entry.Household))
        where same.Key is not null && same.Select(entry => entry.Ward.Ward.Code).Distinct().Count() > 1
        from entry in same.OrderBy(entry => entry.Household.Code, StringComparer.Ordinal)
        from other in same
        where other.Ward.Ward.Code != entry.Ward.Ward.Code
        select FindingCatalogue.Create("GN404", entry.Household.Origin.Sheet, entry.Household.Origin.Cell, entry.Household.Code,
            ("ward", entry.Ward.Ward.FullName),
            ("household", entry.Household.Code),
            ("otherWard", other.Ward.Ward.FullName),
            ("otherHousehold", other.Household.Code)) with { Ward = entry.Ward.Ward.Code, Household = entry.Household.Code };

    private static IEnumerable<(WardPosition Ward, Household Household)> OnList(IEnumerable<WardPosition> wards) =>
        from ward in wards
        from household in ward.Source?.Content.Households ?? []
        where household.Status.IsOnList()
        select (ward, household);

    private static string? Identity(Household household) => household switch
    {
        { NationalId.Length: 12 } => household.NationalId,
        { BirthDate.Day: { } day } => $"{TextKey.Of(household.Head)}|{day:O}",
        _ => null,
    };
}
