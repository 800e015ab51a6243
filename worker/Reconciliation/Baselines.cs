namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>The plan's base figures, carried over to the units that exist on a day.</summary>
public static class Baselines
{
    /// <summary>Base figure per ward code; a merged unit has the sum of its predecessors, a unit that the plan does not name has 0.</summary>
    /// <exception cref="InvalidOperationException">A unit of the plan was split: its figure cannot be shared out without the city's word.</exception>
    public static IReadOnlyDictionary<string, PlanWard> Of(PovertyPlan plan, WardRegister register, DateOnly day)
    {
        var none = register.Wards.Where(ward => ward.ExistsOn(day)).Select(ward => new PlanWard(ward.Code, 0, false));
        var carried = plan.Wards.Select(planned => planned with { Ward = Successor(planned, plan, register, day).Code });
        return none.Concat(carried)
            .GroupBy(planned => planned.Ward)
            .ToDictionary(group => group.Key, group => new PlanWard(group.Key, group.Sum(planned => planned.Baseline), group.Any(planned => planned.Assumed)));
    }

    private static Ward Successor(PlanWard planned, PovertyPlan plan, WardRegister register, DateOnly day)
    {
        var successors = register.SuccessorsOf(planned.Ward, plan.BaseDate, day);
        return successors.Count == 1
            ? successors[0]
            : throw new InvalidOperationException($"Ward {planned.Ward} of plan {plan.Id} has {successors.Count} successors on {day:O}; a baseline needs exactly one.");
    }
}
