namespace MongCai.Poverty.Etl.Reporting.Models.Reminders;

/// <summary>One round of reminding the wards of a week.</summary>
/// <param name="Week">The week that is to be reported.</param>
/// <param name="Round">Round within the week, from 1.</param>
/// <param name="AsOf">When the store was asked, local.</param>
/// <param name="Deadline">Until when workbooks are in time, local.</param>
/// <param name="Plan">The plan; null when none is known for the week yet.</param>
/// <param name="Filings">Every ward of the week, in the order of the register.</param>
public sealed record Reminder(ReportingWeek Week, int Round, DateTimeOffset AsOf, DateTimeOffset Deadline, PovertyPlan? Plan, IReadOnlyList<WardFiling> Filings)
{
    /// <summary>The wards without an accepted workbook, in the same order; empty when there is nothing to remind of. A ward whose newest file the program failed on is not reminded.</summary>
    public IReadOnlyList<WardFiling> Late { get; } = [.. Filings.Where(filing => filing.State is FilingState.Missing or FilingState.Rejected)];
}
