namespace MongCai.Poverty.Etl.Reconciliation.Ledger;

/// <summary>The totals of a ledger, of a ward or of the city: opening − left + entered = closing.</summary>
public abstract record LedgerTotals
{
    /// <summary>False when a ward of it has never reported: opening and closing are then the plan's number, without households.</summary>
    public abstract bool IsKnown { get; }

    /// <summary>Households on the lists on the base date.</summary>
    public abstract int Opening { get; }

    /// <summary>Households on the lists now.</summary>
    public abstract int Closing { get; }

    /// <summary>Gross: every "thoát cận nghèo" since the base date, also of a household that came back later.</summary>
    public abstract int Exited { get; }

    /// <summary>All that left, exits among them.</summary>
    public abstract int Left { get; }

    /// <summary>All that came.</summary>
    public abstract int Entered { get; }

    /// <summary>All that left but by exit.</summary>
    public int LeftOtherwise => Left - Exited;

    /// <summary>Closing less opening.</summary>
    public int NetChange => Closing - Opening;

    /// <summary>By how much the lists have more households than the summaries state.</summary>
    public int MoreThan(Counted stated) => Closing - stated.Households;

    /// <summary>True when it begins with the plan's number and ends with the households that the summaries state.</summary>
    public bool Agrees(int baseline, Counted stated) => Opening == baseline && MoreThan(stated) == 0;
}

/// <summary>All wards' ledgers; each figure of the city is the sum of the wards', so 57 → 45 can be followed to the households.</summary>
/// <param name="Wards">One per ward, in register order.</param>
public sealed record CityLedger(IReadOnlyList<WardLedger> Wards) : LedgerTotals
{
    /// <inheritdoc/>
    public override bool IsKnown => Wards.All(ward => ward.IsKnown);

    /// <inheritdoc/>
    public override int Opening => Wards.Sum(ward => ward.Opening);

    /// <inheritdoc/>
    public override int Closing => Wards.Sum(ward => ward.Closing);

    /// <inheritdoc/>
    public override int Exited => Wards.Sum(ward => ward.Exited);

    /// <inheritdoc/>
    public override int Left => Wards.Sum(ward => ward.Left);

    /// <inheritdoc/>
    public override int Entered => Wards.Sum(ward => ward.Entered);

    /// <summary>Every movement, by ward.</summary>
    public IEnumerable<LedgerEntry> Entries => Wards.SelectMany(ward => ward.Entries);

    private readonly Lazy<Dictionary<(Ward, string), string>> carried = new(() => Wards.SelectMany(ward => ward.Carried).ToDictionary(one => (one.Former.Unit, one.Former.Code), one => one.Code));

    /// <summary>The code under which a household goes now.</summary>
    /// <param name="ward">The unit on whose list it stood; it may have become part of another since.</param>
    /// <param name="code">Its code there.</param>
    public string CodeNow(Ward ward, string code) => carried.Value.GetValueOrDefault((ward, code), code);

    /// <summary>The ledger of a ward.</summary>
    /// <exception cref="KeyNotFoundException">The ward is not in it.</exception>
    public WardLedger this[string ward] => Wards.FirstOrDefault(one => one.Ward.Code == ward) ?? throw new KeyNotFoundException($"No ledger of ward {ward}.");

    /// <summary>Reads every ward's lists.</summary>
    /// <param name="filings">What the wards have filed, in register order.</param>
    /// <param name="baselines">The plan's number of each ward.</param>
    internal static CityLedger Of(IEnumerable<WardFiling> filings, IReadOnlyDictionary<string, PlanWard> baselines) =>
        new([.. filings.Select(filing => WardLedger.Of(filing.Ward, baselines[filing.Ward.Code].Baseline, filing.All))]);
}
