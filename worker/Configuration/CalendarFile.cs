using MongCai.Poverty.Etl.Forms;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>config/calendar.yml.</summary>
internal static class CalendarFile
{
    private static readonly Dictionary<string, DayOfWeek> Days =
        Enum.GetValues<DayOfWeek>().ToDictionary(day => day.ToString().ToLowerInvariant(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads and checks the calendar.</summary>
    /// <exception cref="ConfigurationFaultException">Every fault of the file; an unknown zone is one, because Hangfire would switch the schedule off in silence.</exception>
    public static WeekCalendar Load(string path) => YamlFile.Read(path, root => new WeekCalendar
    {
        Zone = Zone(root),
        HandOut = root.Section("handOut", Moment),
        Reminders = root.Sections("reminders", Moment, isOptional: true),
        Deadline = root.Section("deadline", Moment),
        Close = root.Section("close", Moment),
        QuarterCloseAfterDays = Number(root, "quarterCloseAfterDays", missing: 5, largest: 60),
        MinimumSubmittedPercent = Number(root, "minimumSubmittedPercent", missing: 80, largest: 100),
        Holidays = root.Days("holidays").ToHashSet(),
    });

    private static TimeZoneInfo Zone(YamlSection root)
    {
        var name = root.Text("zone", "Ghi Asia/Ho_Chi_Minh.");
        root.Require(TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone), "zone", $"múi giờ \"{name}\" không có trên máy này.", "Ghi Asia/Ho_Chi_Minh và cài gói tzdata.");
        return zone ?? TimeZoneInfo.Utc;
    }

    private static WeeklyMoment Moment(YamlSection section) => new(section.Word("day", "ngày trong tuần", Days), section.Time("time"));

    private static int Number(YamlSection root, string key, int missing, int largest)
    {
        var number = root.Number(key, missing);
        root.Require(number >= 0 && number <= largest, key, $"mục {key} phải từ 0 đến {largest}.", $"Ghi {missing}.");
        return number;
    }
}
