using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Fuzz;

/// <summary>Says what is wrong with the answer to a mutated workbook; see <see cref="Touch"/> for what is held to the original.</summary>
public static class Oracle
{
    private static readonly Origin Nowhere = new("", "");

    /// <summary>All violations; none is the wish.</summary>
    public static IEnumerable<string> Check(OriginalWorkbook original, Mutation mutation, JudgedWorkbook judged)
    {
        if (judged is RejectedSubmission && judged.Findings.All(finding => finding.Severity != Severity.Error)) yield return "rejected without an error";
        if (judged is not AcceptedSubmission accepted) yield break;
        if (mutation.MustBeRejected) yield return "accepted in spite of an attack";
        if (judged.Findings.Any(finding => finding.Severity == Severity.Error)) yield return "accepted with an error";
        if (mutation.Touched.Everything) yield break;
        if ((accepted.Content.Ward, accepted.Content.Week) != (original.Content.Ward, original.Content.Week)) yield return $"ward or week became {accepted.Content.Ward} {accepted.Content.Week}";
        foreach (var difference in mutation.Touched.Structure ? Tables(original.Content, accepted.Content, mutation.Touched) : Lines(original.Content, accepted.Content, mutation.Touched)) yield return difference;
    }

    private static IEnumerable<string> Tables(Submission before, Submission after, Touch touched)
    {
        // The container and a sheet at once: the sheet is free, the others are held.
        bool IsFree(IEnumerable<Origin> origins) => origins.Any(origin => touched.Sheets.Contains(origin.Sheet) || touched.Rows.Any(row => row.Sheet == origin.Sheet));
        if (!IsFree(before.Summary.Figures.Select(figure => figure.Origin).OfType<Origin>()) && !before.Summary.Figures.Select(Text).SequenceEqual(after.Summary.Figures.Select(Text)))
            yield return "the summary differs";
        if (!IsFree(before.Households.Select(household => household.Origin)) && !before.Households.Select(Text).SequenceEqual(after.Households.Select(Text))) yield return "the list differs";
        if (!IsFree(before.Supports.Select(support => support.Origin)) && after.Supports.Count > 0 && !before.Supports.Select(Text).SequenceEqual(after.Supports.Select(Text))) yield return "the supports differ";
    }

    private static IEnumerable<string> Lines(Submission before, Submission after, Touch touched) =>
    [
        .. Compare("summary", before.Summary.Figures, after.Summary.Figures, figure => figure.Key, figure => figure.Origin, Text, touched),
        .. Compare("list", before.Households, after.Households, household => $"{household.Origin}", household => household.Origin, Text, touched),
        .. Compare("supports", before.Supports, after.Supports, support => $"{support.Origin}", support => support.Origin, Text, touched),
    ];

    private static IEnumerable<string> Compare<T>(
        string table, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> key, Func<T, Origin?> origin, Func<T, string> text, Touch touched) where T : class
    {
        var was = before.ToDictionary(key, StringComparer.Ordinal);
        var now = after.ToDictionary(key, StringComparer.Ordinal);
        foreach (var place in was.Keys.Union(now.Keys, StringComparer.Ordinal))
        {
            var (old, current) = (was.GetValueOrDefault(place), now.GetValueOrDefault(place));
            if (old is not null && current is not null && text(old) == text(current)) continue;
            if (IsFree(old) || IsFree(current)) continue;
            yield return $"{table} {place}: was {(old is null ? "nothing" : text(old))}, is {(current is null ? "nothing" : text(current))}";
        }

        bool IsFree(T? line) => line is not null && origin(line) is { } at && CellAddress.TryParse(at.Cell, out var cell) && touched.Covers(at.Sheet, cell.Row);
    }

    private static string Text(SummaryFigure figure) => $"{figure with { Origin = null }}";

    private static string Text(Household household) => $"{household with { Origin = Nowhere, Deprivations = [] }} {string.Join(',', household.Deprivations)}";

    private static string Text(Support support) => $"{support with { Origin = Nowhere }}";
}
