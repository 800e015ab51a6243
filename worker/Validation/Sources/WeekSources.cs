using System.Globalization;
using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Sources;

/// <summary>Which week a workbook reports: the hidden sheet and the titles must agree (GN103, GN104).</summary>
internal static class WeekSources
{
    /// <summary>A place that names a week.</summary>
    /// <param name="Sheet">Sheet; null for the hidden one, which the officer does not see.</param>
    /// <param name="Cell">Excel's address; null with the sheet.</param>
    /// <param name="Text">What stands there.</param>
    /// <param name="Said">What it says.</param>
    private sealed record Claim(string? Sheet, string? Cell, string Text, WeekText Said)
    {
        public string Place => Sheet is null ? "biểu mẫu (trang ẩn \"_meta\")" : $"ô {Cell} trang \"{Sheet}\"";
    }

    /// <summary>The week; null, with a finding, when nobody names it or sources differ.</summary>
    public static ReportingWeek? Resolve(RawSubmission raw, Area area, FindingList findings)
    {
        var claims = Claims(raw, area).ToList();
        var broken = claims.FirstOrDefault(claim => claim.Said.Problem is not null);
        if (broken is not null)
        {
            findings.Add(At(broken.Said.IsConflict ? "GN104" : "GN103", broken, broken.Said.Problem!));
            return null;
        }

        var named = claims.Where(claim => claim.Said.Week is not null).ToList();
        if (named.Count == 0)
        {
            findings.Add(FindingCatalogue.Create("GN103", null, null, null, ("what", "Không tìm thấy tuần báo cáo trong tệp.")));
            return null;
        }

        var week = named[0].Said.Week!.Value;
        var others = claims.FindAll(claim => !claim.Said.Allows(week));
        if (others.Count == 0) return week;
        foreach (var other in others) findings.Add(Conflict(named[0], week, other));
        return null;
    }

    /// <summary>Points at a place that the officer can see, when one of the two is such a place.</summary>
    private static Finding Conflict(Claim first, ReportingWeek week, Claim other) =>
        At("GN104", other.Sheet is null ? first : other, $"{Sentences.Beginning(first.Place)} ghi \"{first.Text}\" (tuần {week}), còn {other.Place} ghi \"{other.Text}\".");

    private static IEnumerable<Claim> Claims(RawSubmission raw, Area area)
    {
        if (raw.Meta is { Week: { IsBlank: false } cell })
        {
            var text = cell.Shown ?? "";
            var said = ReportingWeek.TryParse(text.Trim().ToUpperInvariant(), out var week) ? WeekText.Of(week) : WeekText.Read(text) ?? WeekText.Wrong($"Biểu mẫu (trang ẩn \"_meta\") ghi \"{text}\", không phải tuần; hãy chép số liệu sang biểu mẫu {area.Office} gửi.");
            yield return new(null, null, text, said);
        }

        foreach (var title in raw.Titles)
        {
            if (WeekText.Read(title.Text) is { } said) yield return new(title.Sheet, title.Address.ToString(), title.Text.Replace('\n', ' '), said);
        }
    }

    private static Finding At(string code, Claim claim, string what) => FindingCatalogue.Create(code, claim.Sheet, claim.Cell, claim.Text, ("what", what));
}

/// <summary>
/// A week as a title says it: <c>Tuần 13 (từ ngày 25/3/2024 đến ngày 31/3/2024)</c>, <c>Tuần thứ 13 năm 2024</c>, <c>Tuần 13/2024</c>,
/// <c>Tuần báo cáo: 13, từ ngày 25 tháng 3 đến hết ngày 31 tháng 3 năm 2024</c>, or the days alone.
/// </summary>
/// <param name="Week">The week; null when only its number is said.</param>
/// <param name="Number">The number; null when only days are said.</param>
/// <param name="Problem">Vietnamese sentence when the text contradicts itself or names no week; null otherwise.</param>
/// <param name="IsConflict">True when it contradicts itself.</param>
internal sealed partial record WeekText(ReportingWeek? Week, int? Number, string? Problem, bool IsConflict)
{
    private const int LongestTitle = 500;
    private const int MostWeeksOfAMonth = 5;

    /// <summary>First and last day of a text that says no year; null when it says none or is sure of its week.</summary>
    private ((int Day, int Month) From, (int Day, int Month) To)? Days { get; init; }

    /// <summary>A week that is known.</summary>
    public static WeekText Of(ReportingWeek week) => new(week, week.Number, null, false);

    /// <summary>A text that should name a week and does not.</summary>
    public static WeekText Wrong(string problem) => new(null, null, problem, false);

    /// <summary>True when the text may mean the week.</summary>
    public bool Allows(ReportingWeek week) =>
        Week is { } said ? said == week : Number == week.Number && (Days is not { } days || (Holds(week, days.From) && Holds(week, days.To)));

    /// <summary>Reads a title; null when it does not speak of a week.</summary>
    public static WeekText? Read(string text)
    {
        if (text.Length > LongestTitle) return null;
        var folded = TextKey.Fold(text);
        var range = DaysOfAWeek().Match(folded);
        var numbered = WeekNumber().Match(folded);
        if (numbered.Success && numbered.Groups["month"].Success && Int(numbered.Groups["number"]) <= MostWeeksOfAMonth) numbered = Match.Empty;
        if (range.Success) return OfDays(text, range, numbered);
        if (!numbered.Success) return null;
        var number = Int(numbered.Groups["number"]);
        if (!numbered.Groups["year"].Success) return new(null, number, null, false);
        return ReportingWeek.TryCreate(Int(numbered.Groups["year"]), number, out var week)
            ? Of(week)
            : Wrong($"\"{text}\" không phải là một tuần có thật.");
    }

    private static WeekText? OfDays(string text, Match range, Match numbered)
    {
        if (!range.Groups["fromYear"].Success && !range.Groups["toYear"].Success) return numbered.Success ? OfDaysWithoutYear(text, range, numbered) : null;
        if (Span(range) is not { } days) return Wrong($"\"{text}\" không phải là khoảng ngày có thật.");
        var week = ReportingWeek.Containing(days.From);
        if (week != ReportingWeek.Containing(days.To)) return Conflict($"\"{text}\": khoảng ngày không nằm trong một tuần từ thứ Hai đến Chủ nhật.");
        var differs = numbered.Success && (Int(numbered.Groups["number"]) != week.Number || (numbered.Groups["year"].Success && Int(numbered.Groups["year"]) != week.Year));
        return differs ? Conflict($"\"{text}\": số tuần và khoảng ngày không khớp (khoảng ngày này là tuần {week.Number} năm {week.Year}).") : Of(week);
    }

    /// <summary>The year stands beside the number, or nowhere: then the days only have to fit the week that others name.</summary>
    private static WeekText OfDaysWithoutYear(string text, Match range, Match numbered)
    {
        var days = ((Int(range.Groups["fromDay"]), FromMonth(range)), (Int(range.Groups["toDay"]), Int(range.Groups["toMonth"])));
        var said = new WeekText(null, Int(numbered.Groups["number"]), null, false) { Days = days };
        if (!numbered.Groups["year"].Success) return said;
        if (!ReportingWeek.TryCreate(Int(numbered.Groups["year"]), said.Number!.Value, out var week)) return Wrong($"\"{text}\" không phải là một tuần có thật.");
        return said.Allows(week) ? Of(week) : Conflict($"\"{text}\": số tuần và khoảng ngày không khớp.");
    }

    private static bool Holds(ReportingWeek week, (int Day, int Month) said)
    {
        for (var day = week.Monday; day <= week.Sunday; day = day.AddDays(1))
        {
            if ((day.Day, day.Month) == said) return true;
        }

        return false;
    }

    private static WeekText Conflict(string problem) => new(null, null, problem, true);

    /// <summary>The days with their years; one of the two may say none, also over the turn of a year. Null when there is no such day.</summary>
    private static (DateOnly From, DateOnly To)? Span(Match range)
    {
        var (fromYear, toYear) = (Year(range.Groups["fromYear"]), Year(range.Groups["toYear"]));
        if (Date(range.Groups["fromDay"], FromMonth(range), fromYear ?? toYear!.Value) is not { } from) return null;
        if (Date(range.Groups["toDay"], Int(range.Groups["toMonth"]), toYear ?? fromYear!.Value) is not { } to) return null;
        if (from <= to) return (from, to);
        return fromYear is null ? (from.AddYears(-1), to) : toYear is null ? (from, to.AddYears(1)) : (from, to);
    }

    private static int FromMonth(Match range) => Int(range.Groups[range.Groups["fromMonth"].Success ? "fromMonth" : "toMonth"]);

    private static int? Year(Group group) => group.Success ? Int(group) : null;

    private static DateOnly? Date(Group day, int month, int year) =>
        year is >= 1900 and <= 2999 && month is >= 1 and <= 12 && Int(day) is >= 1 and var number && number <= DateTime.DaysInMonth(year, month) ? new(year, month, number) : null;

    private static int Int(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>The number of "Tuần 12 - 25/3 đến 31/3" is the week; those of "Tuần 25/3" and "Tuần 25 - 31/3" are days.</summary>
    [GeneratedRegex("\\btuan( bao cao)?\\s*[:.\\-–]?\\s*((thu|le|so)\\s*[:.]?\\s*)?(?<number>[0-9]{1,2})\\b(?!\\s*[/.]\\s*[0-9]{1,2}(?![0-9]))"
        + "(?!\\s*[-–]\\s*(?>[0-9]{1,2}\\s*[/.]\\s*[0-9]{1,2}(\\s*[/.]\\s*[0-9]{4})?)(?!\\s*(den|toi|[-–])))"
        + "(?<month>\\s*[,(]?\\s*(cua |trong )?thang\\b(\\s*[0-9]{1,2}\\b)?)?((\\s*[,(\\-–]?\\s*nam\\s*:?\\s*|\\s*[/\\-–]\\s*)(?<year>[0-9]{4})\\b)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WeekNumber();

    [GeneratedRegex("((?<![0-9])(?<fromDay>[0-9]{1,2})(\\s*[/.\\-]\\s*|\\s*,?\\s*thang\\s*)(?<fromMonth>[0-9]{1,2})\\b((\\s*[/.\\-]\\s*|\\s*,?\\s*nam\\s*)(?<fromYear>[0-9]{4})\\b)?"
        + "|(\\btu|\\bngay|\\()\\s*((thu [a-z0-9]+|chu nhat)\\s*,?\\s*)?(ngay\\s*)?(?<fromDay>[0-9]{1,2}))"
        + "\\s*,?\\s*(den|toi|-|–|—|~)\\s*(het\\s*)?((thu [a-z0-9]+|chu nhat)\\s*,?\\s*)?(ngay\\s*)?"
        + "(?<toDay>[0-9]{1,2})(\\s*[/.\\-]\\s*|\\s*,?\\s*thang\\s*)(?<toMonth>[0-9]{1,2})\\b((\\s*[/.\\-]\\s*|\\s*,?\\s*nam\\s*)(?<toYear>[0-9]{4})\\b)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DaysOfAWeek();
}
