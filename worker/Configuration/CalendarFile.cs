using System.Globalization;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>config/calendar.yml.</summary>
public static class CalendarFile
{
    /// <summary>Reads and checks the calendar.</summary>
    /// <exception cref="ConfigurationFaultException">Every fault of the file; an unknown zone is one, because Hangfire would switch the schedule off in silence.</exception>
    public static WeekCalendar Load(string path)
    {
        var file = new YamlFile(path);
        var content = file.Read<Content>();
        var known = TimeZoneInfo.TryFindSystemTimeZoneById(content.Zone ?? "", out var zone);
        file.Require(known, "zone", $"múi giờ '{content.Zone}' không có trên máy này.", "Ghi Asia/Ho_Chi_Minh và cài gói tzdata.");
        var holidays = (content.Holidays ?? []).Select((text, index) => Day(file, text, $"holidays[{index}]")).ToHashSet();
        file.Require(content.MinimumSubmittedPercent is >= 0 and <= 100, "minimumSubmittedPercent", "phải từ 0 đến 100.", "Ghi 80.");
        file.Require(content.QuarterCloseAfterDays is >= 0 and <= 60, "quarterCloseAfterDays", "phải từ 0 đến 60.", "Ghi 5.");
        var calendar = new WeekCalendar
        {
            Zone = zone ?? TimeZoneInfo.Utc,
            HandOut = Moment(file, content.HandOut, "handOut"),
            Reminders = [.. (content.Reminders ?? []).Select((entry, index) => Moment(file, entry, $"reminders[{index}]"))],
            Deadline = Moment(file, content.Deadline, "deadline"),
            Close = Moment(file, content.Close, "close"),
            QuarterCloseAfterDays = content.QuarterCloseAfterDays,
            MinimumSubmittedPercent = content.MinimumSubmittedPercent,
            Holidays = holidays,
        };
        file.ThrowIfFaulty();
        return calendar;
    }

    private static WeeklyMoment Moment(YamlFile file, MomentEntry? entry, string place)
    {
        var day = DayOfWeek.Monday;
        var time = TimeOnly.MinValue;
        file.Require(entry is not null && Enum.GetNames<DayOfWeek>().Contains(entry.Day, StringComparer.OrdinalIgnoreCase) && Enum.TryParse(entry.Day, ignoreCase: true, out day), $"{place}.day", $"ngày trong tuần '{entry?.Day}' lạ.", "Ghi monday … friday.");
        file.Require(entry is not null && TimeOnly.TryParseExact(entry.Time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time), $"{place}.time", $"giờ '{entry?.Time}' không đúng.", "Ghi giờ dạng \"17:00\".");
        return new(day, time);
    }

    private static DateOnly Day(YamlFile file, string text, string place)
    {
        var read = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        file.Require(read, place, $"'{text}' không phải ngày.", "Ghi ngày dạng 2024-12-31.");
        return day;
    }

    private sealed class Content
    {
        public string? Zone { get; set; }

        public MomentEntry? HandOut { get; set; }

        public List<MomentEntry>? Reminders { get; set; }

        public MomentEntry? Deadline { get; set; }

        public MomentEntry? Close { get; set; }

        public int QuarterCloseAfterDays { get; set; } = 5;

        public int MinimumSubmittedPercent { get; set; } = 80;

        public List<string>? Holidays { get; set; }
    }

    private sealed class MomentEntry
    {
        public string? Day { get; set; }

        public string? Time { get; set; }
    }
}
