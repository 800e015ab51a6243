namespace MongCai.Poverty.Etl.Reconciliation.Ledger;

/// <summary>All wards' ledgers; each figure of the city is the sum of the wards', so 57 → 45 can be followed to the households.</summary>
/// <param name="Wards">One per ward, in register order.</param>
public sealed record CityLedger(IReadOnlyList<WardLedger> Wards)
{
    /// <summary>Households on the lists on the base date.</summary>
    public int Opening => Wards.Sum(ward => ward.Opening);

    /// <summary>Households on the lists now.</summary>
    public int Closing => Wards.Sum(ward => ward.Closing);

    /// <summary>Gross exits since the base date.</summary>
    public int Exited => Wards.Sum(ward => ward.Exited);

    /// <summary>All that left, exits among them.</summary>
    public int Left => Wards.Sum(ward => ward.Left);

    /// <summary>All that left but by exit.</summary>
    public int LeftOtherwise => Left - Exited;

    /// <summary>By how much the lists have more households than the summaries state.</summary>
    public int MoreThan(Counted stated) => Closing - stated.Households;

    /// <summary>All that came.</summary>
    public int Entered => Wards.Sum(ward => ward.Entered);

    /// <summary>Closing less opening; by the wards' law it is entered less left.</summary>
    public int NetChange => Closing - Opening;

    /// <summary>Every movement, by ward.</summary>
    public IEnumerable<LedgerEntry> Entries => Wards.SelectMany(ward => ward.Entries);

    /// <summary>The ledger of a ward.</summary>
    /// <exception cref="KeyNotFoundException">The ward is not in it.</exception>
    public WardLedger this[string ward] => Wards.FirstOrDefault(one => one.Ward.Code == ward) ?? throw new KeyNotFoundException($"No ledger of ward {ward}.");

    /// <summary>Reads every ward's lists.</summary>
    /// <param name="filings">What the wards have filed, in register order.</param>
    /// <param name="baselines">The plan's number of each ward.</param>
    internal static CityLedger Of(IEnumerable<WardFiling> filings, IReadOnlyDictionary<string, PlanWard> baselines) =>
        new([.. filings.Select(filing => WardLedger.Of(filing.Ward, baselines[filing.Ward.Code].Baseline, filing.All))]);
}
