namespace MongCai.Poverty.Etl.Model;

/// <summary>A moment in the week after the reported one.</summary>
/// <param name="Day">Day of the week.</param>
/// <param name="Time">Local time.</param>
public sealed record WeeklyMoment(DayOfWeek Day, TimeOnly Time);

/// <summary>When a week is due, closed and reviewed (config/calendar.yml). Pure: it knows no "now".</summary>
public sealed record WeekCalendar
{
    /// <summary>The city's zone; all moments are local to it.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>When the next workbooks are handed out.</summary>
    public required WeeklyMoment HandOut { get; init; }

    /// <summary>When missing wards are reminded.</summary>
    public required IReadOnlyList<WeeklyMoment> Reminders { get; init; }

    /// <summary>When a week is due (GN105 after it).</summary>
    public required WeeklyMoment Deadline { get; init; }

    /// <summary>When a week is closed.</summary>
    public required WeeklyMoment Close { get; init; }

    /// <summary>Days after the quarter's end on which its review is made.</summary>
    public required int QuarterCloseAfterDays { get; init; }

    /// <summary>Share of wards below which a report is held, in percent, 0 to 100.</summary>
    public required int MinimumSubmittedPercent { get; init; }

    /// <summary>Days on which nothing is due.</summary>
    public required IReadOnlySet<DateOnly> Holidays { get; init; }

    /// <summary>The moment up to which a workbook of the week is in time.</summary>
    public DateTimeOffset DeadlineOf(ReportingWeek week) => At(WorkingDay(DayOf(week, Deadline)), Deadline.Time);

    /// <summary>The moment from which the week is closed; later than its deadline even when holidays move that.</summary>
    public DateTimeOffset CloseOf(ReportingWeek week)
    {
        var day = WorkingDay(DayOf(week, Close));
        var at = At(day, Close.Time);
        return at > DeadlineOf(week) ? at : At(WorkingDay(WorkingDay(DayOf(week, Deadline)).AddDays(1)), Close.Time);
    }

    /// <summary>The moments of a week's reminders in their order; one that falls on a holiday moves as the deadline does, and one that would not come before the deadline falls out.</summary>
    public IReadOnlyList<DateTimeOffset> RemindersOf(ReportingWeek week) =>
        [.. Reminders.Select(reminder => At(WorkingDay(DayOf(week, reminder)), reminder.Time)).Where(at => at < DeadlineOf(week)).Order()];

    /// <summary>The round of reminders in which a moment lies: 0 before the first one, then from 1.</summary>
    public int RoundOf(ReportingWeek week, DateTimeOffset now) => RemindersOf(week).Count(at => at <= now);

    /// <summary>The newest week whose closing has come by a moment.</summary>
    public ReportingWeek LastClosable(DateTimeOffset now)
    {
        var week = WeekOf(now);
        while (CloseOf(week) > now) week = week.Previous;
        return week;
    }

    /// <summary>The week in which a moment lies, locally.</summary>
    public ReportingWeek WeekOf(DateTimeOffset moment) => ReportingWeek.Containing(LocalDay(moment));

    /// <summary>The local day of a moment.</summary>
    public DateOnly LocalDay(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>A moment in the city's time.</summary>
    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>A local day and time as a moment.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new(local, Zone.GetUtcOffset(local));
    }

    private static DateOnly DayOf(ReportingWeek week, WeeklyMoment moment) =>
        week.Next.Monday.AddDays(((int)moment.Day + 6) % 7);

    private DateOnly WorkingDay(DateOnly day)
    {
        while (Holidays.Contains(day) || day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(1);
        return day;
    }
}
