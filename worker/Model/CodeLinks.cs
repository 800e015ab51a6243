namespace MongCai.Poverty.Etl.Model;

/// <summary>
/// Knows the households of former units again on their successor's list: by the whole CCCD, then by what the city says (<see cref="WardRegister.Recoded"/>), then by a code that was kept. A code is
/// no proof where the successor bears a former unit's code, because it may have given the number to somebody else (06709-001 was Ka Long's): there the person must fit too.
/// </summary>
/// <param name="ward">The successor.</param>
/// <param name="recoded">What the city says.</param>
internal sealed class CodeLinks(Ward ward, IReadOnlyList<RecodedHousehold> recoded)
{
    private readonly ILookup<string, RecodedHousehold> said = recoded.ToLookup(one => one.Old, StringComparer.Ordinal);

    /// <summary>The list with every household under the code of the next list.</summary>
    /// <param name="list">The earlier list.</param>
    /// <param name="next">The list after it, in the codes that hold.</param>
    public FiledSubmission Follow(FiledSubmission list, FiledSubmission next)
    {
        if (list.Parts.Count == 0 && list.Content.Households.All(household => HouseholdCode.WardOf(household.Code) == ward.Code)) return list;
        var search = new NextList(next.Content.Households);
        var codes = new Dictionary<Household, (string Code, CodeLink By)>(ReferenceEqualityComparer.Instance);
        foreach (var household in list.Content.Households.OrderByDescending(household => household.Status.IsOnList())) codes[household] = Link(household, search);
        return list with { Content = Renamed(list.Content, codes) };
    }

    private (string Code, CodeLink By) Link(Household household, NextList next)
    {
        if (household.Former is { } former && next.TakeFormer(former) is { } same) return (same.Code, same.Former!.By);
        if (household.WholeNumber() is { } number && next.TakeNumber(number, household) is { } person) return (person.Code, person.Code == household.Code ? CodeLink.SameCode : CodeLink.NationalId);
        if (said[household.Code].Where(one => one.From == household.Former?.Unit.ValidTo?.AddDays(1)).Select(one => next.TakeCode(one.New)).FirstOrDefault(found => found is not null) is { } told) return (told.Code, CodeLink.Recoded);
        if (!next.Has(household.Code)) return (household.Code, CodeLink.None);
        if (next.TakeCode(household.Code, other => IsSame(household, other)) is { } kept) return (kept.Code, CodeLink.SameCode);
        return (household.Former is { } gone ? $"{household.Code} ({gone.Unit.NameInText})" : household.Code, CodeLink.None);
    }

    /// <summary>A code that no other household can have got is proof, unless the CCCD says otherwise.</summary>
    private bool IsSame(Household before, Household now)
    {
        if (before.WholeNumber() is { } one && now.WholeNumber() is { } other) return one == other;
        return before.Former is null || before.Former.Unit.Code != ward.Code || TextKey.Of(before.Head) == TextKey.Of(now.Head);
    }

    private static Submission Renamed(Submission content, Dictionary<Household, (string Code, CodeLink By)> codes)
    {
        var byOld = content.Households.GroupBy(household => household.Code).ToDictionary(same => same.Key, same => codes[same.First()].Code, StringComparer.Ordinal);
        return content with
        {
            Households = [.. content.Households.Select(household => household with { Code = codes[household].Code, Former = household.Former is { } former ? former with { By = codes[household].By } : null })],
            Supports = [.. content.Supports.Select(support => support with { Code = byOld.GetValueOrDefault(support.Code, support.Code) })],
        };
    }
}

/// <summary>The households of a list, each of which can be found once.</summary>
internal sealed class NextList
{
    private readonly ILookup<string, Household> byCode;
    private readonly ILookup<string, Household> byNumber;
    private readonly ILookup<(Ward, string), Household> byFormer;
    private readonly HashSet<Household> taken = new(ReferenceEqualityComparer.Instance);

    public NextList(IReadOnlyList<Household> households)
    {
        byCode = households.ToLookup(household => household.Code, StringComparer.Ordinal);
        byNumber = households.Where(household => household.WholeNumber() is not null).ToLookup(household => household.WholeNumber()!, StringComparer.Ordinal);
        byFormer = households.Where(household => household.Former is not null).ToLookup(household => (household.Former!.Unit, household.Former.Code));
    }

    /// <summary>True when a household bears the code, found already or not.</summary>
    public bool Has(string code) => byCode.Contains(code);

    /// <summary>The household that stood at a place before; null when there is none.</summary>
    public Household? TakeFormer(FormerPlace former) => Take(byFormer[(former.Unit, former.Code)]);

    /// <summary>The household of a CCCD, where two lines bear it the one that stands on the list or off it as the other did; null when there is none.</summary>
    public Household? TakeNumber(string number, Household before) =>
        Take(byNumber[number].OrderByDescending(household => household.Code == before.Code).ThenByDescending(household => household.Status.IsOnList() == before.Status.IsOnList()));

    /// <summary>The household of a code that fits; null when there is none.</summary>
    public Household? TakeCode(string code, Func<Household, bool>? fits = null) => Take(byCode[code].Where(household => fits?.Invoke(household) != false));

    private Household? Take(IEnumerable<Household> found)
    {
        var first = found.FirstOrDefault(household => !taken.Contains(household));
        if (first is not null) taken.Add(first);
        return first;
    }
}
