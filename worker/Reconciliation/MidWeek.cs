namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>
/// A period that ends in mid-week: the state on its last day, from the last whole week and the lists of the week that holds the day, of which the movements decided up to that day count.
/// Movements without a date go with the Sunday, into the next period.
/// </summary>
public static class MidWeek
{
    /// <summary>What a ward has filed, as if a week had ended on the day.</summary>
    /// <param name="whole">Of the last whole week.</param>
    /// <param name="next">Of the week that holds the day; null when the unit no longer exists in it.</param>
    /// <param name="day">The last day.</param>
    public static WardFiling UpTo(WardFiling whole, WardFiling? next, DateOnly day)
    {
        var lists = whole.All;
        var before = lists.Count == 0 ? null : lists[^1];
        return new(whole.Ward, next?.State ?? whole.State, next?.Current is { } list ? Cut(list, before, day) : next is null ? whole.Current : null, before, next?.Rejections ?? whole.Rejections)
        {
            Earlier = next is null ? whole.Earlier : lists,
            LastYear = whole.LastYear,
        };
    }

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
        var summary = (before ?? list).Content.Summary.With(FigureKey.Closing, Counted.Of(households.Where(household => household.Status.IsOnList())));
        var exited = Counted.Of(households.Where(household => household.Status == HouseholdStatus.Exited));
        return list with { Content = list.Content with { Week = ReportingWeek.Containing(day).Previous, Households = households, Summary = summary.With(FigureKey.ExitedToDate, exited) } };
    }

    /// <summary>A household on the day: as the list has it when it had moved by then, else as it stood before; null when it came later.</summary>
    private static Household? On(Household now, Household? before, DateOnly day)
    {
        if (now.Status == HouseholdStatus.NearPoor || now.DecisionDate <= day) return now;
        if (before is not null) return now with { Status = before.Status, Decision = before.Decision, DecisionDate = before.DecisionDate };
        return now.Status.IsOnList() ? null : now.AtRest();
    }
}
