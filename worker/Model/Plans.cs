namespace MongCai.Poverty.Etl.Model;

/// <summary>The plans that are known. Which one measures a period is asked here; nothing else chooses a plan.</summary>
/// <param name="All">At least one, by year.</param>
public sealed record Plans(IReadOnlyList<PovertyPlan> All)
{
    /// <summary>The newest plan: how figures are written where no period is meant.</summary>
    public PovertyPlan Newest => All[^1];

    /// <summary>The plan of a period; null when none covers its last week.</summary>
    public PovertyPlan? Find(Period period) => All.FirstOrDefault(plan => plan.Covers(period.LastWeek));

    /// <summary>The plan of a period.</summary>
    /// <exception cref="UsageException">None covers it.</exception>
    public PovertyPlan For(Period period) =>
        Find(period) ?? throw new UsageException($"Kỳ {period} nằm ngoài năm của kế hoạch {Newest.Number} (năm {Newest.Year}). Kiểm tra lại kỳ, hoặc đặt Plan:File cho năm đó.");

    /// <summary>True when a plan covers the period.</summary>
    public bool Cover(Period period) => Find(period) is not null;
}
