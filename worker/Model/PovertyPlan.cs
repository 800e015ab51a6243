namespace MongCai.Poverty.Etl.Model;

/// <summary>The city's plan for the year, against which every report is measured (config/plans).</summary>
/// <param name="Id">File name without extension, <c>57-kh-ubnd-2024</c>.</param>
/// <param name="Number">Number and symbol of the plan, <c>57/KH-UBND</c>.</param>
/// <param name="Date">Date of the plan; decides nothing.</param>
/// <param name="BaseDate">Day of the official count from which the reduction is measured, <c>31/12/2023</c>.</param>
/// <param name="TotalHouseholds">All households of the city on the base date.</param>
/// <param name="NearPoorHouseholds">Near-poor households on the base date.</param>
/// <param name="PoorHouseholds">Poor households that are tolerated: 0.</param>
/// <param name="Wards">Base figure of each ward; adds up to <paramref name="NearPoorHouseholds"/> (GN407).</param>
/// <param name="Milestones">In the order of their dates.</param>
/// <param name="Rounding">How percentages in documents lose digits.</param>
/// <param name="Decimals">Digits of a percentage in documents.</param>
/// <param name="HouseholdShiftPercent">Move of a ward's total households since last week above which GN409 is raised, in percent.</param>
public sealed record PovertyPlan(
    string Id,
    string Number,
    DateOnly Date,
    DateOnly BaseDate,
    int TotalHouseholds,
    int NearPoorHouseholds,
    int PoorHouseholds,
    IReadOnlyList<PlanWard> Wards,
    IReadOnlyList<Milestone> Milestones,
    RoundingRule Rounding,
    int Decimals,
    decimal HouseholdShiftPercent)
{
    /// <summary>The calendar year of the plan: the year after the base date.</summary>
    public int Year => BaseDate.Year + 1;

    /// <summary>First day from which figures are measured against it: the day after the base date, or later when it amends a plan of the same year.</summary>
    public DateOnly ValidFrom { get; init; } = BaseDate.AddDays(1);

    /// <summary>True on the days of its year from <see cref="ValidFrom"/> on, where no later amendment has taken its place.</summary>
    public bool IsFor(DateOnly day) => day >= ValidFrom && day.Year == Year;

    /// <summary>The day on which the units exist that it names: the base date, or <see cref="ValidFrom"/> when it names those of that day.</summary>
    /// <param name="register">All units.</param>
    public DateOnly UnitsOn(WardRegister register)
    {
        var named = Wards.Select(planned => planned.Ward).ToHashSet(StringComparer.Ordinal);
        return Strangers(ValidFrom) < Strangers(BaseDate) ? ValidFrom : BaseDate;

        int Strangers(DateOnly day)
        {
            var existing = register.On(day).Select(ward => ward.Code).ToHashSet(StringComparer.Ordinal);
            return named.Count(code => !existing.Contains(code)) + existing.Count(code => !named.Contains(code));
        }
    }

    /// <summary>The base figure of a ward; null when the plan does not name it.</summary>
    public PlanWard? For(string ward) => Wards.FirstOrDefault(planned => planned.Ward == ward);

    /// <summary>The first milestone that does not lie before a day; the last one when all do.</summary>
    public Milestone NextMilestone(DateOnly day) => Milestones.FirstOrDefault(milestone => milestone.Date >= day) ?? Milestones[^1];

    /// <summary>
    /// Exits that an even pace from the base date to the next milestone would have brought a place by the end of a week: its share of the milestone is its share of the
    /// baseline. Whole households, rounded down.
    /// </summary>
    /// <param name="week">The week.</param>
    /// <param name="baseline">Near-poor households of the place on the base date.</param>
    public int EvenPace(ReportingWeek week, int baseline)
    {
        var milestone = NextMilestone(week.Sunday);
        long days = milestone.Date.DayNumber - BaseDate.DayNumber;
        var elapsed = Math.Min(days, week.Sunday.DayNumber - BaseDate.DayNumber);
        return NearPoorHouseholds == 0 ? 0 : (int)(baseline * elapsed * milestone.Exits / (days * NearPoorHouseholds));
    }
}

/// <summary>One ward in the plan.</summary>
/// <param name="Ward">Ward code.</param>
/// <param name="Baseline">Near-poor households on the base date.</param>
/// <param name="Assumed">True when the figure was not published and stands in until the city enters its own.</param>
public sealed record PlanWard(string Ward, int Baseline, bool Assumed);

/// <summary>What shall be reached by a day.</summary>
/// <param name="Date">Last day.</param>
/// <param name="Exits">Households out of near-poverty since the base date, cumulative.</param>
public sealed record Milestone(DateOnly Date, int Exits);
