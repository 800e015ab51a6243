namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>How many households of a unit are on the lists at the end of a year, as a plan counts them.</summary>
/// <param name="Ward">The unit.</param>
/// <param name="Filed">Its list; null when it has none.</param>
/// <param name="Count">Households; null when it has no list.</param>
/// <param name="Elsewhere">Codes of those that stand on the list of a unit before it with the same number, and are counted there.</param>
internal sealed record YearEndCount(Ward Ward, FiledSubmission? Filed, int? Count, IReadOnlyList<string> Elsewhere)
{
    /// <summary>Counts each household once: one that stands on two lists with the same number is counted where it comes first.</summary>
    /// <param name="wards">The units, in their order.</param>
    /// <param name="end">What they had filed; null when nobody had.</param>
    public static IReadOnlyList<YearEndCount> Of(IEnumerable<Ward> wards, IReadOnlyList<WardFiling>? end)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. wards.Select(ward => Of(ward, end?.FirstOrDefault(one => one.Ward == ward)?.Newest, seen))];
    }

    private static YearEndCount Of(Ward ward, FiledSubmission? filed, HashSet<string> seen)
    {
        if (filed is null) return new(ward, null, null, []);
        var households = filed.Content.Households.Where(household => household.Status.IsOnList()).DistinctBy(household => household.Code).ToList();
        var elsewhere = households.Where(household => household.WholeNumber() is { } id && !seen.Add(id)).Select(household => household.Code).ToList();
        return new(ward, filed, households.Count - elsewhere.Count, elsewhere);
    }
}
