namespace MongCai.Poverty.Etl.Reconciliation.Pacing;

/// <summary>How fast households leave near-poverty in one place, and where that leads.</summary>
/// <param name="RecentExits">Exits decided in the last <see cref="CityPace.RecentWeeks"/> weeks; null when too little is known.</param>
/// <param name="Milestones">Every milestone of the plan, by date.</param>
public sealed record Pace(int? RecentExits, IReadOnlyList<MilestonePace> Milestones)
{
    /// <summary>Exits a week, one decimal, half up; null when too little is known.</summary>
    public decimal? PerWeek => RecentExits is { } exits ? Rounding.Round((decimal)exits / CityPace.RecentWeeks, 1, RoundingRule.HalfUp) : null;
}

/// <summary>What one milestone asks of a place.</summary>
/// <param name="Milestone">The milestone.</param>
/// <param name="Target">Households that shall be out by then; of a ward its share, see <see cref="MilestoneShares"/>.</param>
/// <param name="Needed">Households still to bring out, 0 when reached.</param>
/// <param name="WeeksLeft">Whole weeks from the end of the week to the milestone; 0 when it has come.</param>
/// <param name="Projection">Households out on its day if the pace stays; null when too little is known or no week is left.</param>
public sealed record MilestonePace(Milestone Milestone, int Target, int Needed, int WeeksLeft, Projection? Projection)
{
    /// <summary>Households a week to reach it, one decimal, rounded up; null when it is reached or no week is left.</summary>
    public decimal? NeededPerWeek => Needed == 0 || WeeksLeft == 0 ? null : Rounding.Up((decimal)Needed / WeeksLeft, 1);
}

/// <summary>Households out of near-poverty on a day to come, since the base date.</summary>
/// <param name="Expected">If the pace of the last weeks stays, rounded down.</param>
/// <param name="Low">Lower end of the range (<see cref="PoissonRange"/>), rounded down.</param>
/// <param name="High">Upper end, rounded up; never more than all households.</param>
public sealed record Projection(int Expected, int Low, int High);
