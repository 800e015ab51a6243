using MongCai.Poverty.Etl.Reconciliation.Ledger;

namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>
/// A period that ends in mid-week: the state on its last day, from the last whole week and the lists of the week that holds the day, of which the movements decided up to that day count.
/// Movements without a date go with the Sunday, into the next period.
/// </summary>
public static class MidWeek
{
    /// <summary>What a ward has filed, as if a week had ended on the day.</summary>
    /// <param name="whole">Of the last whole week.</param>
    /// <param name="next">Of the week that holds the day; null when the unit no longer exists in it and has no successor.</param>
    /// <param name="day">The last day.</param>
    public static WardFiling UpTo(WardFiling whole, WardFiling? next, DateOnly day)
    {
        var lists = whole.All;
        var before = lists.Count == 0 ? null : lists[^1];
        return new(whole.Ward, next?.State ?? whole.State, next?.Current is { } list ? Cut(list, before, day) : next is null ? whole.Current : null, before, next?.Rejections ?? whole.Rejections)
        {
            Earlier = next is null ? whole.Earlier : lists,
            LastYear = whole.LastYear,
            IsCut = next?.Current is not null,
        };
    }

    /// <summary>The same with what later lists tell for the first time of days up to the last one: a decision counts in the period of its date, whenever it is told.</summary>
    /// <param name="ended">What the ward had filed on the day.</param>
    /// <param name="later">Its lists of the weeks after, oldest first.</param>
    /// <param name="day">The last day.</param>
    public static WardFiling ToldLater(WardFiling ended, IReadOnlyList<FiledSubmission> later, DateOnly day)
    {
        if (ended.Newest is not { } list) return ended;
        var known = list.Content.Households.ToDictionary(household => household.Code, StringComparer.Ordinal);
        var told = (from household in later.SelectMany(one => one.Content.Households)
                    where household.Status != HouseholdStatus.NearPoor && household.DecisionDate <= day && household.DecisionDate?.Year == day.Year
                    where known.TryGetValue(household.Code, out var before) ? before.Status.IsOnList() && !household.Status.IsOnList() : household.Status.IsOnList()
                    select household).DistinctBy(household => household.Code).ToDictionary(household => household.Code, StringComparer.Ordinal);
        if (told.Count == 0) return ended;
        List<Household> households = [.. known.Values.Select(household => told.GetValueOrDefault(household.Code, household)), .. told.Values.Where(household => !known.ContainsKey(household.Code))];
        return ended with { Current = list with { Content = Counted(list.Content, households) }, IsCut = true };
    }

    private static Submission Counted(Submission content, List<Household> households) => content with
    {
        Households = households,
        Summary = content.Summary
            .With(FigureKey.Closing, Model.Counted.Of(households.Where(household => household.Status.IsOnList())))
            .With(FigureKey.ExitedToDate, Model.Counted.Of(households.Where(household => household.Status == HouseholdStatus.Exited))),
    };

    /// <summary>What a successor filed of the households of a unit that became part of it: by the codes of that unit, as if it had filed it itself.</summary>
    /// <param name="former">The former unit.</param>
    /// <param name="successor">What its successor filed.</param>
    public static WardFiling PartOf(Ward former, WardFiling successor)
    {
        var codes = Carried(successor, [former]);
        return new(former, successor.State, With(successor.Current, former.Code, household => IsOf(household, [former], successor.Ward, codes) ? household with { Code = codes.GetValueOrDefault(household.Code, household.Code) } : null), null, successor.Rejections);
    }

    /// <summary>The same without the households of units that had not become part of the ward on the day.</summary>
    /// <param name="filing">What the ward filed.</param>
    /// <param name="later">Those units.</param>
    public static WardFiling Without(WardFiling filing, IReadOnlyList<Ward> later)
    {
        if (later.Count == 0) return filing;
        var codes = Carried(filing, later);
        return filing with { Current = With(filing.Current, filing.Ward.Code, household => IsOf(household, later, filing.Ward, codes) ? null : household) };
    }

    private static Dictionary<string, string> Carried(WardFiling filing, IReadOnlyList<Ward> units) =>
        CarriedHousehold.In(filing.All).Where(one => units.Contains(one.Former.Unit)).DistinctBy(one => one.Code).ToDictionary(one => one.Code, one => one.Former.Code, StringComparer.Ordinal);

    /// <summary>One that came in the last days bears a former unit's code where the ward does not give that out itself.</summary>
    private static bool IsOf(Household household, IReadOnlyList<Ward> units, Ward ward, Dictionary<string, string> codes) =>
        codes.ContainsKey(household.Code) || units.Any(unit => unit.Code != ward.Code && HouseholdCode.WardOf(household.Code) == unit.Code);

    private static FiledSubmission? With(FiledSubmission? list, string ward, Func<Household, Household?> choose) =>
        list is null ? null : list with { Content = list.Content with { Ward = ward, Households = [.. list.Content.Households.Select(choose).OfType<Household>()] } };

    /// <summary>The list of the week that holds the day, without what was decided after it.</summary>
    private static FiledSubmission Cut(FiledSubmission list, FiledSubmission? before, DateOnly day)
    {
        var known = before?.Content.Households.ToDictionary(household => household.Code, StringComparer.Ordinal) ?? [];
        var listed = list.Content.Households.Select(household => household.Code).ToHashSet(StringComparer.Ordinal);
        List<Household> households =
        [
            .. list.Content.Households.Select(household => On(household, known.GetValueOrDefault(household.Code), day)).OfType<Household>(),
            .. known.Values.Where(household => !household.Status.IsOnList() && !listed.Contains(household.Code)),
        ];
        return list with { Content = Counted(list.Content with { Week = ReportingWeek.Containing(day).Previous, Summary = (before ?? list).Content.Summary }, households) };
    }

    /// <summary>A household on the day: as the list has it when it had moved by then, else as it stood before; null when it came later.</summary>
    private static Household? On(Household now, Household? before, DateOnly day)
    {
        if (now.Status == HouseholdStatus.NearPoor || now.DecisionDate <= day) return now;
        if (before is not null) return now with { Status = before.Status, Decision = before.Decision, DecisionDate = before.DecisionDate };
        return now.Status.IsOnList() ? null : now.AtRest();
    }
}
