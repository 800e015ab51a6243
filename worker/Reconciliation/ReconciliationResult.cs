using MongCai.Poverty.Etl.Reconciliation.Ledger;
using MongCai.Poverty.Etl.Reconciliation.Pacing;

namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>Where one ward stands at the end of the week.</summary>
public sealed record WardPosition
{
    /// <summary>The ward.</summary>
    public required Ward Ward { get; init; }

    /// <summary>The units that became part of it since the base date, in the order of the register; empty for most.</summary>
    public IReadOnlyList<Ward> Formers { get; init; } = [];

    /// <summary>Whether and how it reported the week.</summary>
    public required FilingState State { get; init; }

    /// <summary>The submission the figures come from; an earlier week's when the ward has not reported, null when it never has.</summary>
    public required FiledSubmission? Source { get; init; }

    /// <summary>Near-poor households of the ward in the plan.</summary>
    public required int Baseline { get; init; }

    /// <summary>True when that figure was not published and stands in.</summary>
    public required bool BaselineAssumed { get; init; }

    /// <summary>What was there before the week, what moved in it and what remains, by the ward's own summary; nothing moved when it has not reported, and the baseline remains when it never has.</summary>
    public required Balance Balance { get; init; }

    /// <summary>Near-poor households at the end.</summary>
    public Counted Closing => Balance.Closing;

    /// <summary>Out of near-poverty since the base date.</summary>
    public required Counted ExitedToDate { get; init; }

    /// <summary>What the ward typed as its rate, in percent points; null when it typed none or has not reported.</summary>
    public required decimal? ReportedPercent { get; init; }

    /// <summary>True when the figures are of an earlier week because this one was not reported.</summary>
    public bool IsCarriedOver => State is FilingState.Rejected or FilingState.Missing or FilingState.Failed;

    /// <summary>The week the figures are of; null when the ward has never reported.</summary>
    public ReportingWeek? DataWeek => Source?.Content.Week;

    /// <summary>Exits as a share of the baseline.</summary>
    public Ratio OfBaseline => new(ExitedToDate.Households, Baseline);

    /// <summary>Households of the baseline that are not out yet, 0 when more are out than it had.</summary>
    public int ToBringOut => Math.Max(0, Baseline - ExitedToDate.Households);
}

/// <summary>The city's figures; each is the sum over its wards, which the constructor holds.</summary>
public sealed record CityPosition
{
    /// <summary>Adds up the wards.</summary>
    /// <exception cref="ArgumentException">The wards' baselines are not the plan's (GN407 must be told before).</exception>
    public CityPosition(PovertyPlan plan, IReadOnlyList<WardPosition> wards)
    {
        Baseline = wards.Sum(ward => ward.Baseline);
        if (Baseline != plan.NearPoorHouseholds)
            throw new ArgumentException($"The wards' baselines add up to {Baseline}, the plan says {plan.NearPoorHouseholds}.", nameof(wards));
        Balance = wards.Aggregate(Balance.None, (sum, ward) => sum + ward.Balance);
        ExitedToDate = wards.Aggregate(default(Counted), (sum, ward) => sum + ward.ExitedToDate);
    }

    /// <summary>Near-poor households on the base date: 57.</summary>
    public int Baseline { get; }

    /// <summary>Before, in and at the end of the week.</summary>
    public Balance Balance { get; }

    /// <summary>At the end of the week.</summary>
    public Counted Closing => Balance.Closing;

    /// <summary>Out since the base date.</summary>
    public Counted ExitedToDate { get; }

    /// <summary>How far what remains differs from the base less the exits: households that came or left otherwise.</summary>
    public int OtherChange => Closing.Households - (Baseline - ExitedToDate.Households);

    /// <summary>Exits as a share of the base: 12/57.</summary>
    public Ratio OfBaseline => new(ExitedToDate.Households, Baseline);
}

/// <summary>Several wards as one.</summary>
/// <param name="Wards">How many.</param>
/// <param name="Submitted">How many of them have an accepted workbook of the week.</param>
/// <param name="OfBaseline">Their exits as a share of their baseline.</param>
/// <param name="Remaining">Near-poor households at the end.</param>
public sealed record WardSum(int Wards, int Submitted, Ratio OfBaseline, int Remaining)
{
    /// <summary>Adds them up.</summary>
    public static WardSum Of(IReadOnlyList<WardPosition> wards) => new(
        wards.Count,
        wards.Count(ward => !ward.IsCarriedOver),
        new(wards.Sum(ward => ward.ExitedToDate.Households), wards.Sum(ward => ward.Baseline)),
        wards.Sum(ward => ward.Closing.Households));
}

/// <summary>How far a milestone is reached.</summary>
/// <param name="Milestone">The milestone.</param>
/// <param name="Exited">Out so far.</param>
public sealed record MilestoneProgress(Milestone Milestone, int Exited)
{
    /// <summary>Exits as a share of the milestone: 12/40.</summary>
    public Ratio Reached => new(Exited, Milestone.Exits);

    /// <summary>Households still to bring out, 0 when reached.</summary>
    public int Needed => Math.Max(0, Milestone.Exits - Exited);
}

/// <summary>Support of the week under one policy.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Households">Different households.</param>
/// <param name="Lines">Lines of the sheets.</param>
/// <param name="Amount">Whole đồng.</param>
public sealed record SupportTotal(SupportPolicy Policy, int Households, int Lines, long Amount)
{
    /// <summary>Lines and đồng of all policies.</summary>
    public static (int Lines, long Amount) Sum(IReadOnlyList<SupportTotal> totals) => (totals.Sum(total => total.Lines), totals.Sum(total => total.Amount));
}

/// <summary>Households in the charge of one body.</summary>
/// <param name="Sponsor">The body as the wards name it; null for households without one.</param>
/// <param name="Remaining">Still near-poor.</param>
/// <param name="Exited">Out since the base date.</param>
public sealed record SponsorTotal(string? Sponsor, int Remaining, int Exited)
{
    /// <summary>All households in its charge since the base date.</summary>
    public int All => Remaining + Exited;
}

/// <summary>One unmet indicator among the households that remain.</summary>
/// <param name="Indicator">Key of the form, <c>health_insurance</c>.</param>
/// <param name="Households">Households that lack it.</param>
public sealed record DeprivationTotal(string Indicator, int Households);

/// <summary>A week, reconciled.</summary>
public sealed record ReconciliationResult
{
    /// <summary>The week.</summary>
    public required ReportingWeek Week { get; init; }

    /// <summary>The plan it was measured against.</summary>
    public required PovertyPlan Plan { get; init; }

    /// <summary>One per ward, in register order.</summary>
    public required IReadOnlyList<WardPosition> Wards { get; init; }

    /// <summary>The sums.</summary>
    public required CityPosition City { get; init; }

    /// <summary>The households behind the sums: who was there, who came and left, why and by which decision.</summary>
    public required CityLedger Ledger { get; init; }

    /// <summary>Every milestone of the plan, by date.</summary>
    public required IReadOnlyList<MilestoneProgress> Milestones { get; init; }

    /// <summary>GN401–GN410 and the remarks of the accepted workbooks that concern the figures (GN302, GN303, GN308 …), each with its ward.</summary>
    public required IReadOnlyList<Finding> Discrepancies { get; init; }

    /// <summary>Support of the week, by policy in the order of the form; policies without support are left out.</summary>
    public required IReadOnlyList<SupportTotal> Supports { get; init; }

    /// <summary>By remaining households, most first, then by name.</summary>
    public required IReadOnlyList<SponsorTotal> Sponsors { get; init; }

    /// <summary>In statutory order, those with at least one household.</summary>
    public required IReadOnlyList<DeprivationTotal> Deprivations { get; init; }

    /// <summary>Days of decisions before the week's quarter that its lists tell for the first time: the periods that hold them have more to say now.</summary>
    public IReadOnlyList<DateOnly> ToldLate { get; init; } = [];

    /// <summary>The city week by week up to this one, oldest first.</summary>
    public required IReadOnlyList<WeekTotal> Series { get; init; }

    /// <summary>How fast households leave near-poverty, and where that leads.</summary>
    public CityPace Pace => new(Week, Plan, City, Wards, Ledger);

    /// <summary>The milestone that is next, or the last one when all have passed.</summary>
    public MilestoneProgress NextMilestone => Milestones.First(progress => progress.Milestone == Plan.NextMilestone(Week.Sunday));

    /// <summary>Near-poor households that nobody is in charge of.</summary>
    public int WithoutSponsor => Sponsors.Where(total => total.Sponsor is null).Sum(total => total.Remaining);

    /// <summary>Wards with an accepted workbook, late ones included.</summary>
    public int SubmittedCount => Wards.Count(ward => !ward.IsCarriedOver);

    /// <summary>The wards that are short of an even pace to the next milestone (GN408), those with the most households short first, among equals in the order of the register.</summary>
    public IEnumerable<WardPosition> FurthestBehind() => Wards.Where(ward => Short(ward) > 0).OrderByDescending(Short);

    private int Short(WardPosition ward) => Plan.EvenPace(Week, ward.Baseline) - ward.ExitedToDate.Households;
}

/// <summary>A quarter in a longer period.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Exited">Out in it; null when the end of the quarter before is not known.</param>
/// <param name="ExitedToDate">Out from the base date to its last day.</param>
/// <param name="Remaining">Near-poor households on its last day.</param>
/// <param name="Planned">The plan's milestone that lies in it, with what was reached by its last day; null when none does.</param>
public sealed record QuarterTotal(Period Quarter, int? Exited, int ExitedToDate, int Remaining, MilestoneProgress? Planned);

/// <summary>A period: where its last week stands and what happened in it.</summary>
/// <param name="Period">Week, quarter, half-year or year.</param>
/// <param name="Closing">The last closed week of the period; of a week itself.</param>
/// <param name="Balance">What moved between the ends of the period, ending at the last closed week; its opening is what leads there, and a week's is the wards' own.</param>
/// <param name="Supports">Sum over the period's closed weeks, by policy.</param>
/// <param name="ClosedWeeks">Weeks that entered, oldest first.</param>
public sealed record PeriodResult(Period Period, ReconciliationResult Closing, Balance Balance, IReadOnlyList<SupportTotal> Supports, IReadOnlyList<ReportingWeek> ClosedWeeks)
{
    public static implicit operator PeriodResult(ReconciliationResult week) => new(week.Week, week, week.City.Balance, week.Supports, [week.Week]);

    /// <summary>Its quarters in their order, as far as weeks were closed in them; empty for a week or quarter.</summary>
    public IReadOnlyList<QuarterTotal> Quarters { get; init; } = [];

    /// <summary>True when the week that holds its last day is closed.</summary>
    public bool HasLastWeek => ClosedWeeks.Contains(Period.LastWeek);

    /// <summary>The wards whose movements are known: all of a week, none of a longer period.</summary>
    public IReadOnlyList<WardPosition> WardsWithMovements => Period.Week is null ? [] : Closing.Wards;

    /// <summary>True when the period's own last week is reconciled and every ward has submitted it.</summary>
    public bool IsComplete => HasLastWeek && Closing.SubmittedCount == Closing.Wards.Count;
}
