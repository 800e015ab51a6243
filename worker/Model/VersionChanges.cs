namespace MongCai.Poverty.Etl.Model;

/// <summary>A figure of the summary that two versions give differently.</summary>
/// <param name="Key">Key of the form definition.</param>
/// <param name="Old">Value of the earlier version; null when it said none.</param>
/// <param name="New">Value of the later one; null when it says none.</param>
public sealed record ChangedFigure(string Key, decimal? Old, decimal? New);

/// <summary>What a workbook changes against the earlier version of its ward and week. Pure; counts households and names none. Where a value stands in the workbook is no difference.</summary>
public sealed record VersionChanges
{
    private static readonly Origin Anywhere = new("", "");

    /// <summary>The figures that differ, in the order of the later version.</summary>
    public required IReadOnlyList<ChangedFigure> Figures { get; init; }

    /// <summary>Households that only the later version lists.</summary>
    public required int Added { get; init; }

    /// <summary>Households that only the earlier version lists.</summary>
    public required int Removed { get; init; }

    /// <summary>Households whose status differs.</summary>
    public required int Moved { get; init; }

    /// <summary>Households of the same status of which anything else differs.</summary>
    public required int Edited { get; init; }

    /// <summary>Lines of support that only the later version has; an edited line counts here and in <see cref="SupportsRemoved"/>.</summary>
    public required int SupportsAdded { get; init; }

    /// <summary>Lines of support that only the earlier version has.</summary>
    public required int SupportsRemoved { get; init; }

    /// <summary>True when both say the same.</summary>
    public bool AreNone => Figures.Count == 0 && Added + Removed + Moved + Edited + SupportsAdded + SupportsRemoved == 0;

    /// <summary>Compares two versions.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    public static VersionChanges Between(Submission before, Submission after)
    {
        var (old, now) = (ByCode(before), ByCode(after));
        var kept = now.Keys.Where(old.ContainsKey).Select(code => (Old: old[code], New: now[code])).ToList();
        return new()
        {
            Figures = [.. FiguresOf(before.Summary, after.Summary)],
            Added = now.Count - kept.Count,
            Removed = old.Count - kept.Count,
            Moved = kept.Count(pair => pair.Old.Status != pair.New.Status),
            Edited = kept.Count(pair => pair.Old.Status == pair.New.Status && !IsSame(pair.Old, pair.New)),
            SupportsAdded = Surplus(after.Supports, before.Supports),
            SupportsRemoved = Surplus(before.Supports, after.Supports),
        };
    }

    private static Dictionary<string, Household> ByCode(Submission content) =>
        content.Households.DistinctBy(household => household.Code).ToDictionary(household => household.Code, StringComparer.Ordinal);

    private static IEnumerable<ChangedFigure> FiguresOf(Summary before, Summary after) =>
        from key in after.Figures.Concat(before.Figures).Select(figure => figure.Key).Distinct()
        let figure = new ChangedFigure(key, before.Find(key)?.Value, after.Find(key)?.Value)
        where figure.Old != figure.New
        select figure;

    private static bool IsSame(Household one, Household other) =>
        one.Deprivations.SequenceEqual(other.Deprivations) && one with { Origin = Anywhere, Deprivations = [] } == other with { Origin = Anywhere, Deprivations = [] };

    private static int Surplus(IReadOnlyList<Support> supports, IReadOnlyList<Support> others)
    {
        var left = others.CountBy(support => support with { Origin = Anywhere }).ToDictionary();
        return supports.CountBy(support => support with { Origin = Anywhere }).Sum(line => Math.Max(0, line.Value - left.GetValueOrDefault(line.Key)));
    }
}
