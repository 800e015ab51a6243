using MongCai.Poverty.Etl.Reconciliation.Ledger;
using MongCai.Poverty.Etl.Reconciliation.Rules;

namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>Stage 4: accepted submissions against each other, last week and the plan. Pure; the order of the filings does not matter.</summary>
public static class WeekReconciliation
{
    /// <summary>Reconciles one week; lists count as the week's year counts them, and are held against the week before as they are.</summary>
    /// <param name="input">Everything it takes.</param>
    /// <exception cref="ArgumentException">The baselines of the wards do not add up to the plan's (GN407).</exception>
    public static ReconciliationResult Reconcile(WeekInput input)
    {
        var baselines = Baselines.Of(input.Plan, input.Register, input.Week.Sunday);
        var filings = input.Filings.Select(filing => filing.InYear(input.Week.YearStart)).OrderBy(filing => filing.Ward.Code, StringComparer.Ordinal).ToList();
        var wards = filings
            .Select(filing => Positions.Of(filing, baselines[filing.Ward.Code], filing.Unheard.Sum(unit => input.Plan.For(unit.Code)?.Baseline ?? 0)) with { Formers = FormersOf(filing.Ward, input) })
            .ToList();
        var city = new CityPosition(input.Plan, wards);
        var ledger = CityLedger.Of(filings, baselines);
        return new()
        {
            Week = input.Week,
            Plan = input.Plan,
            Wards = wards,
            City = city,
            Ledger = ledger,
            Milestones = [.. input.Plan.Milestones.Select(milestone => new MilestoneProgress(milestone, city.ExitedToDate.Households))],
            Discrepancies = Discrepancies.Of(input, wards, city, ledger),
            ToldLate = ToldLate(input),
            Supports = Totals.Supports(Current(input)),
            Sponsors = Totals.Sponsors(wards),
            Deprivations = Totals.Deprivations(wards),
            Series = [.. input.Series, new(input.Week, city.ExitedToDate.Households, city.Closing.Households)],
        };
    }

    private static IReadOnlyList<DateOnly> ToldLate(WeekInput input)
    {
        var quarter = Period.Of(PeriodKind.Quarter, input.Week.Monday).FirstDay;
        return [.. from ward in ReportedTwice.In(input.Filings)
                   let known = ward.Before.Households.Where(household => household.DecisionDate is not null).Select(household => (household.Code, household.Status)).ToHashSet()
                   from household in ward.Now.Households
                   where household.Status != HouseholdStatus.NearPoor && household.DecisionDate < quarter && !known.Contains((household.Code, household.Status))
                   group household by household.DecisionDate!.Value into day
                   orderby day.Key
                   select day.Key];
    }

    private static IReadOnlyList<Ward> FormersOf(Ward ward, WeekInput input) => [.. input.Register.FormersOf(ward, input.Week.Sunday).Where(former => former.ValidTo >= input.Plan.BaseDate)];

    private static IEnumerable<Submission> Current(WeekInput input) =>
        input.Filings.Select(filing => filing.Current?.Content).OfType<Submission>();
}

/// <summary>The plan's base figures, carried over to the units that exist on a day.</summary>
internal static class Baselines
{
    /// <summary>Base figure per ward code; a merged unit has the sum of its predecessors, a unit that the plan does not name has 0.</summary>
    /// <exception cref="InvalidOperationException">A unit of the plan was split: its figure cannot be shared out without the city's word.</exception>
    public static IReadOnlyDictionary<string, PlanWard> Of(PovertyPlan plan, WardRegister register, DateOnly day)
    {
        var none = register.Wards.Where(ward => ward.ExistsOn(day)).Select(ward => new PlanWard(ward.Code, 0, false));
        var then = plan.UnitsOn(register);
        var carried = plan.Wards.Select(planned => planned with { Ward = Successor(planned, plan, register, then, day).Code });
        return none.Concat(carried)
            .GroupBy(planned => planned.Ward)
            .ToDictionary(group => group.Key, group => new PlanWard(group.Key, group.Sum(planned => planned.Baseline), group.Any(planned => planned.Assumed)));
    }

    private static Ward Successor(PlanWard planned, PovertyPlan plan, WardRegister register, DateOnly then, DateOnly day)
    {
        var successors = register.SuccessorsOf(planned.Ward, then, day);
        return successors.Count == 1
            ? successors[0]
            : throw new InvalidOperationException($"Ward {planned.Ward} of plan {plan.Id} has {successors.Count} successors on {day:O}; a baseline needs exactly one.");
    }
}

/// <summary>One ward's position from what it has filed.</summary>
internal static class Positions
{
    /// <summary>From this week's submission; else carried over from the last one; else the baseline itself. What is carried over from last year has moved nothing yet in this one.</summary>
    /// <param name="filing">What it filed.</param>
    /// <param name="planned">Its number in the plan.</param>
    /// <param name="unheard">What the plan gives to units that became part of it and of which no list is known; they stand at that until the ward's own list has everything.</param>
    public static WardPosition Of(WardFiling filing, PlanWard planned, int unheard) => filing switch
    {
        { Current: { } current } => Reported(filing, planned, current),
        { Previous: { } previous } => CarriedOver(filing, planned, previous, unheard) with { ExitedToDate = previous.Content.Summary.Count(FigureKey.ExitedToDate) },
        { LastYear: { } last } => CarriedOver(filing, planned, last, unheard),
        _ => Unknown(filing, planned),
    };

    private static WardPosition Reported(WardFiling filing, PlanWard planned, FiledSubmission source)
    {
        var summary = source.Content.Summary;
        return new()
        {
            Ward = filing.Ward,
            State = filing.State,
            Source = source,
            Baseline = planned.Baseline,
            BaselineAssumed = planned.Assumed,
            Balance = Balance.Of(summary.Count),
            ExitedToDate = summary.Count(FigureKey.ExitedToDate),
            ReportedPercent = summary.ReportedPercent,
        };
    }

    private static WardPosition CarriedOver(WardFiling filing, PlanWard planned, FiledSubmission source, int unheard) =>
        Still(filing, planned, source.Content.Summary.Count(FigureKey.Closing) + new Counted(unheard, 0)) with { Source = source };

    private static WardPosition Unknown(WardFiling filing, PlanWard planned) => Still(filing, planned, new(planned.Baseline, 0));

    private static WardPosition Still(WardFiling filing, PlanWard planned, Counted remaining) => new()
    {
        Ward = filing.Ward,
        State = filing.State,
        Source = null,
        Baseline = planned.Baseline,
        BaselineAssumed = planned.Assumed,
        Balance = Balance.Still(remaining),
        ExitedToDate = default,
        ReportedPercent = null,
    };
}
