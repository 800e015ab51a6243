namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>
/// GN404: the same household is on the list of two wards. Two whole identity numbers decide; where one of the two has none, name and full date of birth do.
/// A household that moved is on one list only.
/// </summary>
internal static class HouseholdInTwoWards
{
    private const int WholeNumber = 12;

    public static IEnumerable<Finding> Check(IReadOnlyList<WardPosition> wards)
    {
        var onList = OnList(wards).OrderBy(entry => entry.Household.Code, StringComparer.Ordinal).ToList();
        var byNumber = onList.ToLookup(entry => Number(entry.Household));
        var byPerson = onList.ToLookup(entry => Person(entry.Household));
        return from entry in onList
               from other in Same(byNumber, Number(entry.Household)).Concat(Same(byPerson, Person(entry.Household)).Where(other => Number(other.Household) is null || Number(entry.Household) is null))
               where other.Ward.Ward.Code != entry.Ward.Ward.Code
               select FindingCatalogue.Create("GN404", entry.Household.Origin.Sheet, entry.Household.Origin.Cell, entry.Household.Code,
                   ("ward", entry.Ward.Ward.FullName),
                   ("household", entry.Household.Code),
                   ("otherWard", other.Ward.Ward.FullName),
                   ("otherHousehold", other.Household.Code)) with
               { Ward = entry.Ward.Ward.Code, Household = entry.Household.Code };
    }

    private static IEnumerable<(WardPosition Ward, Household Household)> OnList(IEnumerable<WardPosition> wards) =>
        from ward in wards
        from household in ward.Source?.Content.Households ?? []
        where household.Status.IsOnList()
        select (ward, household);

    private static IEnumerable<(WardPosition Ward, Household Household)> Same(ILookup<string?, (WardPosition Ward, Household Household)> entries, string? key) =>
        key is null ? [] : entries[key];

    private static string? Number(Household household) => household.NationalId is { Length: WholeNumber } number ? number : null;

    private static string? Person(Household household) => household.BirthDate?.Day is { } day ? $"{TextKey.Of(household.Head)}|{day:O}" : null;
}
