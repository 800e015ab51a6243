using System.Globalization;
using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Model;

/// <summary>An ISO 8601 week, Monday to Sunday: the period of the weekly form BC-TUAN.</summary>
/// <param name="Year">ISO week year, 1900 to 2999; not always the calendar year of the days in it.</param>
/// <param name="Number">Week number, 1 to 53.</param>
public readonly partial record struct ReportingWeek(int Year, int Number) : IComparable<ReportingWeek>
{
    /// <summary>First day of the week.</summary>
    public DateOnly Monday => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday));

    /// <summary>Last day of the week; movements decided after it belong to a later report (GN305).</summary>
    public DateOnly Sunday => Monday.AddDays(6);

    /// <summary>The week after this one.</summary>
    public ReportingWeek Next => Containing(Monday.AddDays(7));

    /// <summary>The week before this one.</summary>
    public ReportingWeek Previous => Containing(Monday.AddDays(-7));

    /// <summary>The calendar year in which the week ends: its plan, its counts "from the beginning of the year" and its wards are those of that year (2026-W53 ends on 3/1/2027).</summary>
    public int PlanYear => Sunday.Year;

    /// <summary>First day of <see cref="PlanYear"/>; lies in the week itself when that is the one that holds 1 January.</summary>
    public DateOnly YearStart => new(PlanYear, 1, 1);

    /// <summary>The quarter in which the week ends.</summary>
    public Period Quarter => Period.Of(PeriodKind.Quarter, Sunday);

    /// <summary>The week that holds a day.</summary>
    public static ReportingWeek Containing(DateOnly day)
    {
        var at = day.ToDateTime(TimeOnly.MinValue);
        return new(ISOWeek.GetYear(at), ISOWeek.GetWeekOfYear(at));
    }

    /// <summary>Reads <c>2024-W13</c>; false for any other form or for a week the year does not have.</summary>
    public static bool TryParse(string? text, out ReportingWeek week)
    {
        week = default;
        var match = Form().Match(text ?? "");
        if (!match.Success) return false;
        var year = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var number = int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        return TryCreate(year, number, out week);
    }

    /// <summary>True when the ISO year has a week of that number.</summary>
    public static bool TryCreate(int year, int number, out ReportingWeek week)
    {
        week = default;
        if (year is < 1900 or > 2999 || number < 1 || number > ISOWeek.GetWeeksInYear(year)) return false;
        week = new(year, number);
        return true;
    }

    /// <summary>Reads <c>2024-W13</c>.</summary>
    /// <exception cref="FormatException">The text is not a week.</exception>
    public static ReportingWeek Parse(string text) =>
        TryParse(text, out var week) ? week : throw new FormatException($"'{text}' is not an ISO week such as 2024-W13.");

    /// <summary>True when the day lies in the week.</summary>
    public bool Contains(DateOnly day) => day >= Monday && day <= Sunday;

    /// <inheritdoc/>
    public int CompareTo(ReportingWeek other) => (Year, Number).CompareTo((other.Year, other.Number));

    /// <summary>The stored and printed form, <c>2024-W13</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Number:00}");

    public static bool operator <(ReportingWeek left, ReportingWeek right) => left.CompareTo(right) < 0;

    public static bool operator >(ReportingWeek left, ReportingWeek right) => left.CompareTo(right) > 0;

    public static bool operator <=(ReportingWeek left, ReportingWeek right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ReportingWeek left, ReportingWeek right) => left.CompareTo(right) >= 0;

    [GeneratedRegex("^([0-9]{4})-W([0-9]{2})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
