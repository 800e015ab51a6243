namespace MongCai.Poverty.Etl.Model;

/// <summary>The plans that are known. Which one measures a period is asked here; nothing else chooses a plan.</summary>
/// <param name="All">Any number, by the first day for which they are valid; no two are valid from the same day.</param>
public sealed record Plans(IReadOnlyList<PovertyPlan> All)
{
    /// <summary>The newest plan; null when there is none. Stands in where no period is meant, as in the examples for templates.</summary>
    public PovertyPlan? Newest => All.Count == 0 ? null : All[^1];

    /// <summary>The plan of a period, a week by its Sunday, a longer period by its last day; null when none is known for it yet.</summary>
    public PovertyPlan? Find(Period period) => On(period.LastDay);

    /// <summary>The plan that is in force on a day: of the year's plans the one that was amended last; null when none is known yet.</summary>
    public PovertyPlan? On(DateOnly day) => All.LastOrDefault(plan => plan.IsFor(day));

    /// <summary>The plan of a period.</summary>
    /// <exception cref="UsageException">None is known for it yet.</exception>
    public PovertyPlan For(Period period) => Find(period)
        ?? throw new UsageException($"Chưa có kế hoạch năm {period.LastDay.Year} cho kỳ {period}. Hãy đặt tệp kế hoạch vào thư mục config/plans (lệnh plan new {period.LastDay.Year} tạo bản dự thảo), hoặc kiểm tra lại kỳ.");

    /// <summary>True when a plan is known for the period.</summary>
    public bool Cover(Period period) => Find(period) is not null;
}
