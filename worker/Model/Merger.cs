namespace MongCai.Poverty.Etl.Model;

/// <summary>
/// A unit that others became part of, read as if it had always been there: their lists are put together week by week, and every household goes by the code under which the
/// successor's list has it, so that a merger neither brings a household onto a list nor takes one off.
/// </summary>
/// <param name="register">All units.</param>
/// <param name="filed">Accepted versions in force by the unit that sent them.</param>
public sealed class Merger(WardRegister register, ILookup<Ward, FiledSubmission> filed)
{
    /// <summary>What a unit and those that became part of it by a day filed, at most one list a week, oldest first. A unit of which none became part has its own workbooks, as they are.</summary>
    public IReadOnlyList<FiledSubmission> ListsOf(Ward ward, DateOnly day)
    {
        var lists = Lists(ward, day);
        if (lists.TrueForAll(list => list.Parts.Count == 0)) return lists;
        var links = new CodeLinks(ward, register.Recoded);
        for (var at = lists.Count - 2; at >= 0; at--) lists[at] = links.Follow(lists[at], lists[at + 1]);
        return lists;
    }

    /// <summary>The units that became part of a unit by the end of a week, of which nothing was filed, and whose households no earlier list of the unit itself has either.</summary>
    public IEnumerable<Ward> Unheard(Ward ward, ReportingWeek week)
    {
        var told = filed[ward].Where(list => list.Content.Week < week).Select(list => list.Content.Week.Sunday).DefaultIfEmpty().Max();
        return register.FormersOf(ward, week.Sunday).Where(former => former.ValidTo >= told && Lists(former, former.ValidTo.Value).Count == 0);
    }

    private List<FiledSubmission> Lists(Ward ward, DateOnly day)
    {
        var own = filed[ward].OrderBy(list => list.Content.Week).ToList();
        var formers = register.FormersOf(ward, day).Select(former => new Taken(former, Lists(former, former.ValidTo!.Value))).Where(one => one.Lists.Count > 0).ToList();
        if (formers.Count == 0) return own;
        var weeks = formers.SelectMany(one => one.Lists).Concat(own).Select(list => list.Content.Week).Distinct().Order();
        return [.. weeks.Select(week => In(ward, week, own, formers)).OfType<FiledSubmission>()];
    }

    /// <summary>What was known at the end of a week; the unit's own list has everything once it is of a week that ended after the others had become part of it.</summary>
    private static FiledSubmission? In(Ward ward, ReportingWeek week, List<FiledSubmission> own, List<Taken> formers)
    {
        var mine = Newest(own, week);
        var parts = (from one in formers
                     where mine is null || mine.Content.Week.Sunday <= one.Unit.ValidTo
                     let list = Newest(one.Lists, week)
                     where list is not null
                     select (one.Unit, List: list)).ToList();
        if (parts.Count == 0) return mine?.Content.Week == week ? mine : null;
        return MergedList.Of(ward, week, mine is null ? parts : [(ward, mine), .. parts]);
    }

    private static FiledSubmission? Newest(List<FiledSubmission> lists, ReportingWeek week) => lists.LastOrDefault(list => list.Content.Week <= week) switch
    {
        { } last when last.Content.Week.PlanYear < week.PlanYear => last.InYear(week.YearStart),
        var list => list,
    };

    /// <summary>A unit that became part of another.</summary>
    /// <param name="Unit">The former unit.</param>
    /// <param name="Lists">What it filed.</param>
    private sealed record Taken(Ward Unit, List<FiledSubmission> Lists);
}
