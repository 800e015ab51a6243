using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Fuzz;

/// <summary>Says what is wrong with the answer to a mutated workbook; see <see cref="Touch"/> for what is held to the original.</summary>
public static class Oracle
{
    private const string WholeLine = "*";

    private static readonly Origin Nowhere = new("", "");

    /// <summary>Sex and year of birth are read of several columns, and a zero that Excel ate is given back to the CCCD where it agrees with them.</summary>
    private static readonly string[] Person = [nameof(Household.BirthDate), nameof(Household.Sex), nameof(Household.NationalId)];

    /// <summary>All violations; none is the wish.</summary>
    public static IEnumerable<string> Check(OriginalWorkbook original, Mutation mutation, JudgedWorkbook judged)
    {
        if (judged is RejectedSubmission && judged.Findings.All(finding => finding.Severity != Severity.Error)) yield return "rejected without an error";
        if (judged is not AcceptedSubmission accepted) yield break;
        if (mutation.MustBeRejected) yield return "accepted in spite of an attack";
        if (judged.Findings.Any(finding => finding.Severity == Severity.Error)) yield return "accepted with an error";
        if (mutation.Touched.Everything) yield break;
        if ((accepted.Content.Ward, accepted.Content.Week) != (original.Content.Ward, original.Content.Week)) yield return $"ward or week became {accepted.Content.Ward} {accepted.Content.Week}";
        foreach (var difference in mutation.Touched.Structure ? Tables(original.Content, accepted.Content, mutation.Touched) : Lines(original, accepted.Content, mutation.Touched)) yield return difference;
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

    private static IEnumerable<string> Lines(OriginalWorkbook original, Submission after, Touch touched) =>
    [
        .. Compare("summary", original.Content.Summary.Figures, after.Summary.Figures, figure => figure.Key, figure => figure.Origin, original, touched),
        .. Compare("list", original.Content.Households, after.Households, household => $"{household.Origin}", household => household.Origin, original, touched),
        .. Compare("supports", original.Content.Supports, after.Supports, support => $"{support.Origin}", support => support.Origin, original, touched),
    ];

    private static IEnumerable<string> Compare<T>(
        string table, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> key, Func<T, Origin?> origin, OriginalWorkbook original, Touch touched) where T : class
    {
        var was = before.ToDictionary(key, StringComparer.Ordinal);
        var now = after.ToDictionary(key, StringComparer.Ordinal);
        foreach (var place in was.Keys.Union(now.Keys, StringComparer.Ordinal))
        {
            var (old, current) = (was.GetValueOrDefault(place), now.GetValueOrDefault(place));
            var free = Free(old).Concat(Free(current)).ToHashSet(StringComparer.Ordinal);
            if (free.Contains(WholeLine) || Said(old, free) == Said(current, free)) continue;
            yield return $"{table} {place}: was {Said(old, [])}, is {Said(current, [])}";
        }

        IEnumerable<string> Free(T? line) => line is not null && origin(line) is { } at && CellAddress.TryParse(at.Cell, out var cell) ? FreeFields(at.Sheet, cell, original, touched) : [];
    }

    /// <summary>The fields of a line that a mutation may have changed.</summary>
    private static IEnumerable<string> FreeFields(string sheet, CellAddress line, OriginalWorkbook original, Touch touched) =>
        touched.Covers(sheet, line.Row) ? [WholeLine] : touched.ColumnsOf(sheet, line.Row).SelectMany(column => original.KeyOf(sheet, column) switch
        {
            // A line of the summary: its figures lie in their own cells, its name decides about all of them.
            null => line.Column == column ? [WholeLine] : original.IsFigure(sheet, new(line.Row, column)) ? [] : [WholeLine],
            // Without its code a line is none, and what it is then the rules of the layout say.
            "code" or "head" => [WholeLine],
            "birthDate" or "birthYearMale" or "birthYearFemale" or "sex" => Person,
            var key => (string[])[char.ToUpperInvariant(key.FirstOrDefault('-')) + key[Math.Min(1, key.Length)..]],
        });

    /// <summary>What a line says, without some of its fields; "nothing" where there is no line.</summary>
    private static string Said<T>(T? line, IReadOnlyCollection<string> without) where T : class => line is null ? "nothing" : string.Join(", ",
        from property in line.GetType().GetProperties()
        where property.Name != nameof(Household.Origin) && !without.Contains(property.Name)
        select $"{property.Name} {(property.GetValue(line) is IEnumerable<string> list ? string.Join('+', list) : property.GetValue(line))}");

    private static string Text(SummaryFigure figure) => $"{figure with { Origin = null }}";

    private static string Text(Household household) => $"{household with { Origin = Nowhere, Deprivations = [] }} {string.Join(',', household.Deprivations)}";

    private static string Text(Support support) => $"{support with { Origin = Nowhere }}";
}
