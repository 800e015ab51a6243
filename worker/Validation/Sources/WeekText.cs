using System.Globalization;
using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Validation.Sources;

/// <summary>A week as a title says it: <c>Tuần 13 (từ ngày 25/3/2024 đến ngày 31/3/2024)</c>, <c>Tuần thứ 13 năm 2024</c>, <c>Tuần 13/2024</c>, or the days alone.</summary>
/// <param name="Week">The week; null when only its number is said.</param>
/// <param name="Number">The number; null when only days are said.</param>
/// <param name="Problem">Vietnamese sentence when the text contradicts itself or names no week; null otherwise.</param>
/// <param name="IsConflict">True when it contradicts itself.</param>
internal sealed partial record WeekText(ReportingWeek? Week, int? Number, string? Problem, bool IsConflict)
{
    private const int LongestTitle = 500;

    /// <summary>A week that is known.</summary>
    public static WeekText Of(ReportingWeek week) => new(week, week.Number, null, false);

    /// <summary>A text that should name a week and does not.</summary>
    public static WeekText Wrong(string problem) => new(null, null, problem, false);

    /// <summary>True when the text may mean the week.</summary>
    public bool Allows(ReportingWeek week) => Week is { } said ? said == week : Number == week.Number;

    /// <summary>Reads a title; null when it does not speak of a week.</summary>
    public static WeekText? Read(string text)
    {
        if (text.Length > LongestTitle) return null;
        var folded = TextKey.Fold(text);
        var range = Days().Match(folded);
        var numbered = WeekNumber().Match(folded);
        if (numbered.Success && numbered.Groups["month"].Success) numbered = Match.Empty;
        if (range.Success) return OfDays(text, range, numbered);
        if (!numbered.Success) return null;
        var number = Int(numbered.Groups["number"]);
        if (!numbered.Groups["year"].Success) return new(null, number, null, false);
        return ReportingWeek.TryCreate(Int(numbered.Groups["year"]), number, out var week)
            ? Of(week)
            : Wrong($"\"{text}\" không phải là một tuần có thật.");
    }

    private static WeekText OfDays(string text, Match range, Match numbered)
    {
        if (Day(range, "to", null) is not { } to || Day(range, "from", to) is not { } from) return Wrong($"\"{text}\" không phải là khoảng ngày có thật.");
        var week = ReportingWeek.Containing(from);
        if (week != ReportingWeek.Containing(to)) return Conflict($"\"{text}\": khoảng ngày không nằm trong một tuần từ thứ Hai đến Chủ nhật.");
        if (numbered.Success && Int(numbered.Groups["number"]) != week.Number)
            return Conflict($"\"{text}\": số tuần và khoảng ngày không khớp (khoảng ngày này là tuần {week.Number}).");
        return Of(week);
    }

    private static WeekText Conflict(string problem) => new(null, null, problem, true);

    private static DateOnly? Day(Match range, string name, DateOnly? to)
    {
        var (day, month) = (Int(range.Groups[$"{name}Day"]), Int(range.Groups[$"{name}Month"]));
        var year = range.Groups[$"{name}Year"] is { Success: true } said ? Int(said) : to?.Year;
        if (year is null or < 1900 or > 2999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year.Value, month)) return null;
        var found = new DateOnly(year.Value, month, day);
        return found > to && !range.Groups[$"{name}Year"].Success ? found.AddYears(-1) : found;
    }

    private static int Int(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("\\btuan (bao cao )?(thu |le |so )?(?<number>[0-9]{1,2})\\b(?<month>\\s*,?\\s*thang\\b)?(\\s*(,?\\s*nam|/|-)\\s*(?<year>[0-9]{4}))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WeekNumber();

    [GeneratedRegex("(?<fromDay>[0-9]{1,2})\\s*[/.\\-]\\s*(?<fromMonth>[0-9]{1,2})(\\s*[/.\\-]\\s*(?<fromYear>[0-9]{4}))?\\s*(den|toi|-|–|—)\\s*(het )?(ngay )?(?<toDay>[0-9]{1,2})\\s*[/.\\-]\\s*(?<toMonth>[0-9]{1,2})\\s*[/.\\-]\\s*(?<toYear>[0-9]{4})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Days();
}
