using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation.Ledger;
using MongCai.Poverty.Etl.Reconciliation.Pacing;

namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>Households and the persons in them.</summary>
/// <param name="Households">Number of households.</param>
/// <param name="Persons">Number of persons.</param>
public readonly record struct Counted(int Households, int Persons)
{
    public static Counted operator +(Counted left, Counted right) =>
        new(left.Households + right.Households, left.Persons + right.Persons);
}

/// <summary>The movements of one week in the columns of statutory Mẫu 7.3 (2)–(8).</summary>
/// <param name="Exited">(2) thoát cận nghèo.</param>
/// <param name="BecamePoor">(3) trở thành hộ nghèo.</param>
/// <param name="OtherDecrease">(4) giảm khác.</param>
/// <param name="FromPoor">(5) hộ nghèo trở thành hộ cận nghèo.</param>
/// <param name="Relapsed">(6) tái cận nghèo.</param>
/// <param name="New">(7) phát sinh mới.</param>
/// <param name="OtherIncrease">(8) tăng khác.</param>
public sealed record Movements(
    Counted Exited, Counted BecamePoor, Counted OtherDecrease, Counted FromPoor, Counted Relapsed, Counted New, Counted OtherIncrease)
{
    /// <summary>No movement at all.</summary>
    public static Movements None { get; } = new(default, default, default, default, default, default, default);

    /// <summary>All that left the list: gross exits and other decreases.</summary>
    public Counted Left => Exited + BecamePoor + OtherDecrease;

    /// <summary>All that came onto the list.</summary>
    public Counted Entered => FromPoor + Relapsed + New + OtherIncrease;

    /// <summary>By how much the list grew or shrank: entered less left. Not to be taken for gross exits.</summary>
    public Counted Net => new(Entered.Households - Left.Households, Entered.Persons - Left.Persons);

    public static Movements operator +(Movements left, Movements right) => new(
        left.Exited + right.Exited,
        left.BecamePoor + right.BecamePoor,
        left.OtherDecrease + right.OtherDecrease,
        left.FromPoor + right.FromPoor,
        left.Relapsed + right.Relapsed,
        left.New + right.New,
        left.OtherIncrease + right.OtherIncrease);
}

/// <summary>Where one ward stands at the end of the week.</summary>
public sealed record WardPosition
{
    /// <summary>The ward.</summary>
    public required Ward Ward { get; init; }

    /// <summary>Whether and how it reported the week.</summary>
    public required FilingState State { get; init; }

    /// <summary>The submission the figures come from; an earlier week's when the ward has not reported, null when it never has.</summary>
    public required FiledSubmission? Source { get; init; }

    /// <summary>Near-poor households of the ward in the plan.</summary>
    public required int Baseline { get; init; }

    /// <summary>True when that figure was not published and stands in.</summary>
    public required bool BaselineAssumed { get; init; }

    /// <summary>Near-poor households (and persons) before the week: the ward's own figure.</summary>
    public required Counted Opening { get; init; }

    /// <summary>Movements of this week; none when the ward has not reported it.</summary>
    public required Movements Movements { get; init; }

    /// <summary>Near-poor households at the end; carried over when the ward has not reported, the baseline when it never has.</summary>
    public required Counted Closing { get; init; }

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
        Opening = wards.Aggregate(default(Counted), (sum, ward) => sum + ward.Opening);
        Movements = wards.Aggregate(Movements.None, (sum, ward) => sum + ward.Movements);
        Closing = wards.Aggregate(default(Counted), (sum, ward) => sum + ward.Closing);
        ExitedToDate = wards.Aggregate(default(Counted), (sum, ward) => sum + ward.ExitedToDate);
    }

    /// <summary>Near-poor households on the base date: 57.</summary>
    public int Baseline { get; }

    /// <summary>Before the week.</summary>
    public Counted Opening { get; }

    /// <summary>In the week.</summary>
    public Movements Movements { get; }

    /// <summary>At the end of the week.</summary>
    public Counted Closing { get; }

    /// <summary>Out since the base date.</summary>
    public Counted ExitedToDate { get; }

    /// <summary>Exits as a share of the base: 12/57.</summary>
    public Ratio OfBaseline => new(ExitedToDate.Households, Baseline);
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
public sealed record SupportTotal(SupportPolicy Policy, int Households, int Lines, long Amount);

/// <summary>Households in the charge of one body.</summary>
/// <param name="Sponsor">The body as the wards name it; null for households without one.</param>
/// <param name="Remaining">Still near-poor.</param>
/// <param name="Exited">Out since the base date.</param>
public sealed record SponsorTotal(string? Sponsor, int Remaining, int Exited);

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

    /// <summary>The city week by week up to this one, oldest first.</summary>
    public required IReadOnlyList<WeekTotal> Series { get; init; }

    /// <summary>How fast households leave near-poverty, and where that leads.</summary>
    public CityPace Pace => new(Week, Plan, City, Wards, Ledger);

    /// <summary>The milestone that is next, or the last one when all have passed.</summary>
    public MilestoneProgress NextMilestone => Milestones.First(progress => progress.Milestone == Plan.NextMilestone(Week.Sunday));

    /// <summary>Wards with an accepted workbook, late ones included.</summary>
    public int SubmittedCount => Wards.Count(ward => !ward.IsCarriedOver);
}

/// <summary>A quarter: its last week's position and what happened in it.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Closing">The last closed week of the quarter.</param>
/// <param name="Movements">Sum over the quarter's closed weeks.</param>
/// <param name="Supports">Sum over the quarter's closed weeks, by policy.</param>
/// <param name="ClosedWeeks">Weeks that entered, oldest first.</param>
public sealed record QuarterResult(
    ReportingQuarter Quarter,
    ReconciliationResult Closing,
    Movements Movements,
    IReadOnlyList<SupportTotal> Supports,
    IReadOnlyList<ReportingWeek> ClosedWeeks);
