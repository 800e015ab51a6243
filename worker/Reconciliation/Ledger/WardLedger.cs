namespace MongCai.Poverty.Etl.Reconciliation.Ledger;

/// <summary>
/// One ward's households from the base date to the week, household by household: opening list + entered − left = closing list, which the constructor holds.
/// Gross exits (<see cref="Exited"/>) and the net change of the list (<see cref="LedgerTotals.NetChange"/>) are two figures.
/// </summary>
public sealed record WardLedger : LedgerTotals
{
    /// <summary>A ledger whose law holds.</summary>
    /// <exception cref="ArgumentException">The entries do not lead from the opening list to the closing list.</exception>
    public WardLedger(Ward ward, IReadOnlyList<string> opening, IReadOnlyList<LedgerEntry> entries, IReadOnlyList<string> closing)
    {
        RequireLaw(ward, opening, entries, closing);
        (Ward, OpeningList, Entries, ClosingList) = (ward, opening, entries, closing);
        (IsKnown, Opening, Closing) = (true, opening.Count, closing.Count);
    }

    private WardLedger(Ward ward, int baseline)
    {
        (Ward, OpeningList, Entries, ClosingList) = (ward, [], [], []);
        (IsKnown, Opening, Closing) = (false, baseline, baseline);
    }

    /// <summary>The ward.</summary>
    public Ward Ward { get; }

    /// <inheritdoc/>
    public override bool IsKnown { get; }

    /// <summary>Codes of the households on the list on the base date, as the year's first list gives them; empty when nothing is known.</summary>
    public IReadOnlyList<string> OpeningList { get; }

    /// <summary>Every movement, in the order in which the lists told of it.</summary>
    public IReadOnlyList<LedgerEntry> Entries { get; }

    /// <summary>Codes of the households on the newest list; empty when nothing is known.</summary>
    public IReadOnlyList<string> ClosingList { get; }

    /// <summary>Where households of former units stood, and under which code they stand now; each household of those units' lists of the year once. Empty when no unit became part of the ward.</summary>
    public IReadOnlyList<CarriedHousehold> Carried { get; private init; } = [];

    /// <inheritdoc/>
    public override int Opening { get; }

    /// <inheritdoc/>
    public override int Closing { get; }

    /// <inheritdoc/>
    public override int Exited => Entries.Count(entry => entry.IsExit);

    /// <inheritdoc/>
    public override int Left => Entries.Count(entry => !entry.Entered);

    /// <inheritdoc/>
    public override int Entered => Entries.Count(entry => entry.Entered);

    /// <summary>Reads a ward's lists.</summary>
    /// <param name="ward">The ward.</param>
    /// <param name="baseline">Its number in the plan, which stands in when there is no list.</param>
    /// <param name="lists">The accepted submissions in force, at most one a week; their order does not matter.</param>
    public static WardLedger Of(Ward ward, int baseline, IReadOnlyList<FiledSubmission> lists)
    {
        if (lists.Count == 0) return new(ward, baseline);
        var reading = new ListReading(ward.Code);
        foreach (var list in lists.OrderBy(list => list.Content.Week)) reading.Read(list);
        return new(ward, reading.Opening, reading.Entries, reading.Closing) { Carried = CarriedHousehold.In(lists) };
    }

    private static void RequireLaw(Ward ward, IReadOnlyList<string> opening, IReadOnlyList<LedgerEntry> entries, IReadOnlyList<string> closing)
    {
        var list = opening.ToHashSet(StringComparer.Ordinal);
        foreach (var entry in entries)
            if (!(entry.Entered ? list.Add(entry.Household) : list.Remove(entry.Household)))
                throw new ArgumentException($"Ward {ward.Code}: a household {(entry.Entered ? "enters the list on which it stands" : "leaves a list on which it does not stand")}.", nameof(entries));
        if (!list.SetEquals(closing))
            throw new ArgumentException($"Ward {ward.Code}: {opening.Count} households and {entries.Count} movements do not lead to the {closing.Count} of the closing list.", nameof(closing));
    }
}

/// <summary>The way of a household from a former unit's list to its successor's.</summary>
/// <param name="Former">Where it stood.</param>
/// <param name="Code">Its code on the successor's list; where that has it no more or not yet, the old one.</param>
public sealed record CarriedHousehold(FormerPlace Former, string Code)
{
    /// <summary>Those of several lists, by former unit and code.</summary>
    internal static IReadOnlyList<CarriedHousehold> In(IEnumerable<FiledSubmission> lists) =>
    [
        .. lists.OrderBy(list => list.Content.Week).SelectMany(list => list.Content.Households).Where(household => household.Former is not null)
            .GroupBy(household => (household.Former!.Unit.Code, household.Former.Unit.ValidFrom, Old: household.Former.Code)).OrderBy(same => same.Key.Code, StringComparer.Ordinal).ThenBy(same => same.Key.Old, StringComparer.Ordinal)
            .Select(same => new CarriedHousehold(same.Last().Former!, same.Last().Code)),
    ];
}

/// <summary>Reads one ward's lists in the order of their weeks and writes down what each of them tells anew.</summary>
/// <param name="ward">Ward code.</param>
internal sealed class ListReading(string ward)
{
    private readonly Dictionary<string, (Household Household, FiledSubmission List)> known = new(StringComparer.Ordinal);
    private readonly List<string> opening = [];
    private readonly List<LedgerEntry> entries = [];
    private bool begun;

    /// <summary>Households of the list on the base date, as the first list of the year gives them.</summary>
    public IReadOnlyList<string> Opening => [.. opening.Order(StringComparer.Ordinal)];

    /// <summary>What moved, in the order in which the lists told of it.</summary>
    public IReadOnlyList<LedgerEntry> Entries => entries;

    /// <summary>Households on the newest list.</summary>
    public IReadOnlyList<string> Closing =>
        [.. known.Values.Where(one => one.Household.Status.IsOnList()).Select(one => one.Household.Code).Order(StringComparer.Ordinal)];

    /// <summary>Reads the next list.</summary>
    public void Read(FiledSubmission list)
    {
        var households = list.Content.Households.DistinctBy(household => household.Code).OrderBy(household => household.Code, StringComparer.Ordinal).ToList();
        foreach (var household in households)
        {
            if (!begun) Begin(household, list);
            else if (known.TryGetValue(household.Code, out var before)) Compare(before.Household, household, list);
            else Appear(household, list);
            known[household.Code] = (household, list);
        }

        Vanish([.. households.Select(household => household.Code)], list);
        begun = true;
    }

    private void Begin(Household household, FiledSubmission list)
    {
        if (IsArrival(household.Status))
        {
            Add(household, list, entered: true, household.Status);
            return;
        }

        opening.Add(household.Code);
        if (!household.Status.IsOnList()) Add(household, list, entered: false, household.Status);
    }

    /// <summary>A code that no earlier list had. One that has left already must have come before, unseen.</summary>
    private void Appear(Household household, FiledSubmission list)
    {
        Add(household, list, entered: true, IsArrival(household.Status) ? household.Status : null);
        if (!household.Status.IsOnList()) Add(household, list, entered: false, household.Status);
    }

    private void Compare(Household before, Household now, FiledSubmission list)
    {
        var (was, stands) = (before.Status.IsOnList(), now.Status.IsOnList());
        if (!was && !stands) Amend(before, now, list);
        else if (was && !stands) Add(now, list, entered: false, now.Status);
        else if (!was) Add(now, list, entered: true, IsArrival(now.Status) ? now.Status : null);
        else if (IsArrival(now.Status) && now.Status != before.Status) Return(now, list);
    }

    /// <summary>The ward reports the household as come again while the earlier list still had it: it left in between, unseen.</summary>
    private void Return(Household now, FiledSubmission list)
    {
        Add(now, list, entered: false, status: null);
        Add(now, list, entered: true, now.Status);
    }

    /// <summary>The ward has corrected why or when the household left: the movement stays one, the newest word holds.</summary>
    private void Amend(Household before, Household now, FiledSubmission list)
    {
        if ((before.Status, before.Decision, before.DecisionDate) == (now.Status, now.Decision, now.DecisionDate)) return;
        var at = entries.FindLastIndex(entry => entry.Household == now.Code && !entry.Entered);
        entries[at] = Entry(now, list, entered: false, now.Status) with { Week = now.DecisionDate is { } day ? ReportingWeek.Containing(day) : entries[at].Week };
    }

    private void Vanish(HashSet<string> present, FiledSubmission list)
    {
        foreach (var (code, last) in known.Where(one => !present.Contains(one.Key) && one.Value.Household.Status.IsOnList()).OrderBy(one => one.Key, StringComparer.Ordinal).ToList())
        {
            entries.Add(Entry(last.Household, last.List, entered: false, status: null) with { Week = list.Content.Week, Decision = null, DecisionDate = null });
            known.Remove(code);
        }
    }

    private void Add(Household household, FiledSubmission list, bool entered, HouseholdStatus? status) => entries.Add(Entry(household, list, entered, status));

    private LedgerEntry Entry(Household household, FiledSubmission list, bool entered, HouseholdStatus? status) => new()
    {
        Ward = ward,
        Household = household.Code,
        Members = household.Members,
        Entered = entered,
        Status = status,
        Week = WeekOf(status is null ? null : household.DecisionDate, list),
        Decision = status is null ? null : household.Decision,
        DecisionDate = status is null ? null : household.DecisionDate,
        Source = SourceCell.Of(list, household.Origin)!,
    };

    private ReportingWeek? WeekOf(DateOnly? decided, FiledSubmission list)
    {
        if (decided is { } day) return ReportingWeek.Containing(day);
        return begun ? list.Content.Week : null;
    }

    private static bool IsArrival(HouseholdStatus status) => status.IsOnList() && status != HouseholdStatus.NearPoor;
}
