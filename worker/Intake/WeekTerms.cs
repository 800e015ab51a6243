namespace MongCai.Poverty.Etl.Intake;

/// <summary>What the calendar, the plans and the state of the weeks say about when a workbook may come; the caller knows them.</summary>
/// <param name="Deadline">After this moment a workbook of the week is late (GN105).</param>
/// <param name="IsSealed">True when an administrator has closed the week for good (GN106): not even a correction is taken.</param>
/// <param name="IsPlanned">False when no plan is known for the week yet: its workbooks are kept and wait (GN107).</param>
public sealed record WeekTerms(Func<ReportingWeek, DateTimeOffset> Deadline, Func<ReportingWeek, bool> IsSealed, Func<ReportingWeek, bool> IsPlanned)
{
    /// <summary>Whom a ward asks about a sealed week, in running text (<see cref="Area.Office"/>).</summary>
    public string Office { get; init; } = Area.Unnamed.Office;

    /// <summary>Name of a figure of a week's summary in the ward's words (GN108).</summary>
    public Func<ReportingWeek, string, string> FigureName { get; init; } = (_, key) => key;
}
