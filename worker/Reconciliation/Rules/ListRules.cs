namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>Households of the lists, between wards and with the week before.</summary>
internal static class ListRules
{
    /// <summary>GN403: a household of the last accepted list is not on the new one; a household that leaves must stay with its status to the end of the year.</summary>
    public static IEnumerable<Finding> HouseholdVanished(ReportingWeek week, IEnumerable<WardFiling> filings) =>
        from ward in ReportedTwice.In(filings)
        let present = ward.Now.Households.Select(household => household.Code).ToHashSet()
        from household in ward.Before.InYear(week.YearStart).Households.OrderBy(household => household.Code, StringComparer.Ordinal)
        where !present.Contains(household.Code)
        select FindingCatalogue.Create("GN403", null, null, household.Code,
            ("ward", ward.Ward.FullName),
            ("household", household.Code),
            ("week", ward.Before.Week.ToString())) with
        { Ward = ward.Ward.Code, Household = household.Code };

    /// <summary>
    /// GN404: the same household is on the list of two wards. Two whole identity numbers decide; where one of the two has none, name and full date of birth do.
    /// A household that moved is on one list only.
    /// </summary>
    public static IEnumerable<Finding> HouseholdInTwoWards(IReadOnlyList<WardPosition> wards)
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

    /// <summary>Households that had left by the last list; of those that left last year, the ones that no list of this year has had since.</summary>
    private static HashSet<string> Exited(Submission before, Submission? lastYear)
    {
        var since = before.Households.Select(household => household.Code).ToHashSet();
        return before.Households.Concat(lastYear?.Households.Where(household => !since.Contains(household.Code)) ?? [])
            .Where(household => household.Status == HouseholdStatus.Exited).Select(household => household.Code).ToHashSet();
    }

    private static string? Number(Household household) => household.WholeNumber();

    private static string? Person(Household household) => household.BirthDate?.Day is { } day ? $"{TextKey.Of(household.Head)}|{day:O}" : null;

    /// <summary>GN405: a household that had left, last year's last list included, is on the list again without the status "Tái cận nghèo".</summary>
    public static IEnumerable<Finding> NearPoorAgain(IEnumerable<WardFiling> filings) =>
        from ward in ReportedTwice.In(filings)
        let exited = Exited(ward.Before, ward.LastYear)
        from household in ward.Now.Households.OrderBy(household => household.Code, StringComparer.Ordinal)
        where exited.Contains(household.Code) && household.Status.IsOnList() && household.Status != HouseholdStatus.Relapsed
        select FindingCatalogue.Create("GN405", household.Origin.Sheet, household.Origin.Cell, household.Code,
            ("ward", ward.Ward.FullName),
            ("household", household.Code),
            ("week", ward.Before.Week.ToString())) with
        { Ward = ward.Ward.Code, Household = household.Code };
}
