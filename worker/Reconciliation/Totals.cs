namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>Figures over all wards that are not part of the balance.</summary>
internal static class Totals
{
    /// <summary>The twelve indicators of Nghị định 07/2021/NĐ-CP in statutory order, then those that Nghị định 351/2025/NĐ-CP brings in; one that is not among them comes last.</summary>
    private static readonly string[] Indicators =
    [
        "employment", "dependants", "nutrition", "health_insurance", "adult_education", "child_schooling",
        "housing_quality", "housing_area", "water", "toilet", "telecom", "information", "household_waste", "internet", "digital_services",
    ];

    public static IReadOnlyList<SupportTotal> Supports(IEnumerable<Submission> submissions) =>
        [.. submissions
            .SelectMany(submission => submission.Supports)
            .GroupBy(support => support.Policy)
            .OrderBy(group => group.Key)
            .Select(group => new SupportTotal(group.Key, group.Select(support => support.Code).Distinct().Count(), group.Count(), group.Sum(support => support.Amount ?? 0)))];

    public static IReadOnlyList<SponsorTotal> Sponsors(IEnumerable<WardPosition> wards) =>
        [.. Households(wards)
            .GroupBy(household => household.Sponsor is null ? "" : TextKey.Of(household.Sponsor))
            .Select(group => new SponsorTotal(Spelling(group), group.Count(household => household.Status.IsOnList()), group.Count(household => household.Status == HouseholdStatus.Exited)))
            .OrderByDescending(total => total.Remaining)
            .ThenBy(total => TextKey.Of(total.Sponsor ?? ""), StringComparer.Ordinal)];

    public static IReadOnlyList<DeprivationTotal> Deprivations(IEnumerable<WardPosition> wards)
    {
        var lacked = Households(wards).Where(household => household.Status.IsOnList()).SelectMany(household => household.Deprivations.Distinct()).CountBy(indicator => indicator).ToDictionary(StringComparer.Ordinal);
        return [.. Indicators.Union(lacked.Keys.Order(StringComparer.Ordinal)).Where(lacked.ContainsKey).Select(indicator => new DeprivationTotal(indicator, lacked[indicator]))];
    }

    private static IEnumerable<Household> Households(IEnumerable<WardPosition> wards) =>
        wards.SelectMany(ward => ward.Source?.Content.Households ?? []);

    /// <summary>The spelling most wards use; among equals the first by code points, so that the order of the files does not matter.</summary>
    private static string? Spelling(IGrouping<string, Household> sponsor) => sponsor
        .GroupBy(household => household.Sponsor)
        .OrderByDescending(spelling => spelling.Count())
        .ThenBy(spelling => spelling.Key, StringComparer.Ordinal)
        .First().Key;
}
