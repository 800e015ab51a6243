namespace MongCai.Poverty.Etl.Intake;

/// <summary>What the calendar and the state of the weeks say about when a workbook may come; the caller knows both.</summary>
/// <param name="Deadline">After this moment a workbook of the week is late (GN105).</param>
/// <param name="IsSealed">True when the week is closed for good (GN106): not even a correction is taken.</param>
public sealed record WeekTerms(Func<ReportingWeek, DateTimeOffset> Deadline, Func<ReportingWeek, bool> IsSealed);
