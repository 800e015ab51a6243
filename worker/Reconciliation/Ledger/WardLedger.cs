namespace MongCai.Poverty.Etl.Reconciliation.Ledger;

/// <summary>
/// One ward's households from the base date to the week, household by household: opening list + entered − left = closing list, which the constructor holds.
/// Gross exits (<see cref="Exited"/>) and the net change of the list (<see cref="NetChange"/>) are two figures.
/// </summary>
public sealed record WardLedger
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

    /// <summary>False when the ward has never reported: opening and closing are then the plan's number, without households.</summary>
    public bool IsKnown { get; }

    /// <summary>Codes of the households on the list on the base date, as the year's first list gives them; empty when nothing is known.</summary>
    public IReadOnlyList<string> OpeningList { get; }

    /// <summary>Every movement, in the order in which the lists told of it.</summary>
    public IReadOnlyList<LedgerEntry> Entries { get; }

    /// <summary>Codes of the households on the newest list; empty when nothing is known.</summary>
    public IReadOnlyList<string> ClosingList { get; }

    /// <summary>Households on the list on the base date.</summary>
    public int Opening { get; }

    /// <summary>Households on the list now.</summary>
    public int Closing { get; }

    /// <summary>Gross: every "thoát cận nghèo" since the base date, also of a household that came back later.</summary>
    public int Exited => Entries.Count(entry => entry.IsExit);

    /// <summary>All that left, exits among them.</summary>
    public int Left => Entries.Count(entry => !entry.Entered);

    /// <summary>All that left but by exit.</summary>
    public int LeftOtherwise => Left - Exited;

    /// <summary>By how much the list has more households than the summary states.</summary>
    public int MoreThan(Counted stated) => Closing - stated.Households;

    /// <summary>All that came.</summary>
    public int Entered => Entries.Count(entry => entry.Entered);

    /// <summary>Closing less opening.</summary>
    public int NetChange => Closing - Opening;

    /// <summary>Reads a ward's lists.</summary>
    /// <param name="ward">The ward.</param>
    /// <param name="baseline">Its number in the plan, which stands in when there is no list.</param>
    /// <param name="lists">The accepted submissions in force, at most one a week; their order does not matter.</param>
    public static WardLedger Of(Ward ward, int baseline, IReadOnlyList<FiledSubmission> lists)
    {
        if (lists.Count == 0) return new(ward, baseline);
        var reading = new ListReading(ward.Code);
        foreach (var list in lists.OrderBy(list => list.Content.Week)) reading.Read(list);
        return new(ward, reading.Opening, reading.Entries, reading.Closing);
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
