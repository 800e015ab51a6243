namespace MongCai.Poverty.Etl.Model;

/// <summary>Several units' workbooks as one list: figures add up, and every line keeps the workbook and cell it was read from.</summary>
internal static class MergedList
{
    /// <summary>Puts them together.</summary>
    /// <param name="ward">The unit that they became part of.</param>
    /// <param name="week">The week at whose end they were the newest.</param>
    /// <param name="lists">One per unit, with the unit; lists that were put together themselves are taken apart.</param>
    public static FiledSubmission Of(Ward ward, ReportingWeek week, IReadOnlyList<(Ward Unit, FiledSubmission List)> lists)
    {
        IReadOnlyList<FiledSubmission> parts = [.. lists.SelectMany(one => one.List.Parts.Count == 0 ? [one.List] : one.List.Parts)];
        var content = new Submission
        {
            Ward = ward.Code,
            Week = week,
            Summary = Sum([.. lists.Select(one => one.List.Content.Summary)]),
            Households = [.. lists.SelectMany(one => one.List.Content.Households.Select(household => Placed(household, one.List, one.Unit == ward ? null : one.Unit)))],
            Supports = [.. lists.SelectMany(one => one.List.Content.Supports.Select(support => support with { Origin = Placed(one.List, support.Origin) }))],
        };
        return new(0, 1, Joined(parts, part => part.FileName), Joined(parts, part => part.Sha256), parts.Max(part => part.ReceivedAt), content, [.. parts.SelectMany(part => part.Findings)]) { Parts = parts };
    }

    private static Household Placed(Household household, FiledSubmission list, Ward? former) => household with
    {
        Origin = Placed(list, household.Origin),
        Former = household.Former ?? (former is null ? null : new(former, household.Code)),
    };

    /// <summary>The sum of each figure; a percentage has none. Only a single unit's figures still stand in cells.</summary>
    private static Summary Sum(IReadOnlyList<Summary> summaries) => summaries is [var single]
        ? single
        : new([.. summaries.SelectMany(summary => summary.Figures).GroupBy(figure => figure.Key).Select(same => new SummaryFigure(same.Key, Sum(same.Key, [.. same.Select(figure => figure.Value)]), null))]);

    private static decimal? Sum(string key, IReadOnlyList<decimal?> values) =>
        key == Summary.ReportedPercentKey || values.All(value => value is null) ? null : values.Sum(value => value ?? 0);

    private static Origin Placed(FiledSubmission list, Origin origin) => origin with { Source = SourceCell.Of(list, origin) };

    private static string Joined(IReadOnlyList<FiledSubmission> parts, Func<FiledSubmission, string> text) => string.Join(", ", parts.Select(text).Distinct(StringComparer.Ordinal));
}
