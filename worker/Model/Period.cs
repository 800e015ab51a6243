using System.Globalization;
using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Model;

/// <summary>How long a period is.</summary>
public enum PeriodKind
{
    /// <summary>An ISO week, Monday to Sunday.</summary>
    Week,

    /// <summary>A calendar quarter.</summary>
    Quarter,

    /// <summary>A calendar half-year.</summary>
    HalfYear,

    /// <summary>A calendar year.</summary>
    Year,
}

/// <summary>What a report speaks of: <c>2024-W13</c>, <c>2024-Q1</c>, <c>2024-H1</c>, <c>2024</c>.</summary>
/// <param name="Kind">How long.</param>
/// <param name="Year">Calendar year; of a week its ISO year.</param>
/// <param name="Number">Which of the year, from 1; 1 for the year itself.</param>
public readonly partial record struct Period(PeriodKind Kind, int Year, int Number)
{
    private const int MonthsOfAYear = 12;

    /// <summary>The period of a kind that holds a day.</summary>
    public static Period Of(PeriodKind kind, DateOnly day) => new Period(kind, day.Year, 1).Containing(day);

    /// <summary>First day.</summary>
    public DateOnly FirstDay => Week?.Monday ?? new(Year, ((Number - 1) * Months) + 1, 1);

    /// <summary>Last day.</summary>
    public DateOnly LastDay => Week?.Sunday ?? FirstDay.AddMonths(Months).AddDays(-1);

    /// <summary>The week that holds the last day: its lists close the period, with the movements up to that day.</summary>
    public ReportingWeek LastWeek => ReportingWeek.Containing(LastDay);

    /// <summary>The last week that ends in the period.</summary>
    public ReportingWeek LastWholeWeek => LastWeek.Sunday > LastDay ? LastWeek.Previous : LastWeek;

    /// <summary>The period of the same kind after this one.</summary>
    public Period Next => Containing(LastDay.AddDays(1));

    /// <summary>The period of the same kind before this one.</summary>
    public Period Previous => Containing(FirstDay.AddDays(-1));

    /// <summary>The week; null for longer periods.</summary>
    public ReportingWeek? Week => Kind == PeriodKind.Week ? new ReportingWeek(Year, Number) : null;

    /// <summary>The Roman number of a quarter in print: <c>quý I/2024</c>.</summary>
    public string Roman => Number switch { 1 => "I", 2 => "II", 3 => "III", _ => "IV" };

    private int Months => Kind switch { PeriodKind.Quarter => MonthsOfAYear / 4, PeriodKind.HalfYear => MonthsOfAYear / 2, _ => MonthsOfAYear };

    public static implicit operator Period(ReportingWeek week) => new(PeriodKind.Week, week.Year, week.Number);

    /// <summary>True when the week ends in the period.</summary>
    public bool Holds(ReportingWeek week) => week.Sunday >= FirstDay && week.Sunday <= LastDay;

    /// <summary>Reads the stored and printed form.</summary>
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        if (ReportingWeek.TryParse(text, out var week)) period = week;
        else if (Form().Match(text ?? "") is { Success: true } match)
        {
            var kind = match.Groups["kind"].Value switch { "Q" => PeriodKind.Quarter, "H" => PeriodKind.HalfYear, _ => PeriodKind.Year };
            period = new(kind, int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), kind == PeriodKind.Year ? 1 : match.Groups["number"].Value[0] - '0');
        }

        return period != default;
    }

    /// <summary>Reads the stored form.</summary>
    /// <exception cref="FormatException">The text is no period.</exception>
    public static Period Parse(string text) => TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is no period such as 2024-W13 or 2024-Q1.");

    /// <summary>The stored and printed form.</summary>
    public override string ToString() => Kind switch
    {
        PeriodKind.Week => $"{Week}",
        PeriodKind.Year => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{(Kind == PeriodKind.Quarter ? 'Q' : 'H')}{Number}"),
    };

    private Period Containing(DateOnly day) => Kind == PeriodKind.Week ? ReportingWeek.Containing(day) : new Period(Kind, day.Year, ((day.Month - 1) / Months) + 1);

    [GeneratedRegex("^(?<year>[12][0-9]{3})(-(?<kind>Q)(?<number>[1-4])|-(?<kind>H)(?<number>[12]))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
