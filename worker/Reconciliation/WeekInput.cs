namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>Everything the reconciliation of a week takes: it fetches nothing itself.</summary>
/// <param name="Week">The week.</param>
/// <param name="Plan">The plan in force.</param>
/// <param name="Register">All units, for baselines of units that have been merged since the plan was made.</param>
/// <param name="Filings">One per ward that exists in the week, in register order.</param>
/// <param name="Series">City totals of earlier weeks of the plan's year, oldest first; may have gaps.</param>
public sealed record WeekInput(ReportingWeek Week, PovertyPlan Plan, WardRegister Register, IReadOnlyList<WardFiling> Filings, IReadOnlyList<WeekTotal> Series);

/// <summary>The city's state at the end of one week.</summary>
/// <param name="Week">The week.</param>
/// <param name="ExitedToDate">Households out since the base date.</param>
/// <param name="Remaining">Near-poor households that remain.</param>
public sealed record WeekTotal(ReportingWeek Week, int ExitedToDate, int Remaining);
