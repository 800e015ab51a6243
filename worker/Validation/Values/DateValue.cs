using System.Globalization;
using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Values;

/// <summary>Days as wards write them: real dates, or <c>d/M/yyyy</c> with <c>/ - .</c>; never month first.</summary>
internal static partial class DateValue
{
    private const string Example = "05/3/2024";
    private const int LongestText = 40;
    private const int EarliestYear = 1900;

    /// <summary>A bare number of fewer digits is a year, or a slip of the pen, but no day count.</summary>
    private const int LeastDayCount = 10_000;
    private const int LatestYear = 2100;

    /// <summary>Reads a day.</summary>
    /// <param name="cell">Cell; a plain number is Excel's day count when it gives a day from 2000 to 2099.</param>
    /// <param name="epoch1904">Day count of the workbook.</param>
    /// <param name="years">Allowed years; null for any.</param>
    public static Parsed<DateOnly?> Day(RawCell cell, bool epoch1904, ValueRange? years = null)
    {
        Parsed<DateOnly?> parsed = cell.Kind switch
        {
            RawKind.Blank => default,
            RawKind.Date when cell.Day is { } day => day,
            RawKind.Number when !ShowsTime(cell) && SerialDate.ToDay(cell.Number, epoch1904) is { Year: >= 2000 and < LatestYear } day => day,
            RawKind.Text => FromText(cell.Text!),
            _ => ValueFault.NoDate(Example),
        };
        return parsed.Value is { } found && years is not null && !years.Contains(found.Year) ? OutOfYears(years) : parsed;
    }

    /// <summary>Reads a birth date: a day, or a year alone, which may also be stored as the number 1960.</summary>
    /// <param name="cell">Cell.</param>
    /// <param name="epoch1904">Day count of the workbook.</param>
    /// <param name="years">Allowed years; null for any.</param>
    public static Parsed<BirthDate> Birth(RawCell cell, bool epoch1904, ValueRange? years)
    {
        var parsed = cell.Kind switch
        {
            RawKind.Blank => default,
            RawKind.Number or RawKind.Date when cell.Text is null && IsYear(cell.Number) => BirthDate.Of((int)cell.Number),
            RawKind.Date when cell.Day is { } day => BirthDate.Of(day),
            RawKind.Number when !ShowsTime(cell) && SerialDate.ToDay(cell.Number, epoch1904) is { Year: >= EarliestYear and < LatestYear } day && cell.Number >= LeastDayCount => BirthDate.Of(day),
            RawKind.Text => BirthFromText(cell.Text!),
            _ => ValueFault.NoDate("12/3/1960 hoặc 1960"),
        };
        return parsed.Value is { } birth && years is not null && !years.Contains(birth.Year)
            ? OutOfYears(years)
            : parsed;
    }

    private static ValueFault OutOfYears(ValueRange years) => ValueFault.OutOfRange(string.Create(CultureInfo.InvariantCulture, $"năm từ {years.Smallest} đến {years.Largest}"));

    /// <summary>A time of day or an elapsed time is no day, whatever its count.</summary>
    private static bool ShowsTime(RawCell cell) => cell.Style?.Number.IsTime(cell.Number) == true;

    private static bool IsYear(double number) => number is >= EarliestYear and <= LatestYear && number == Math.Floor(number);

    private static Parsed<BirthDate> BirthFromText(string text)
    {
        if (YearAlone().IsMatch(text)) return BirthDate.Of(int.Parse(text, CultureInfo.InvariantCulture));
        if (ShortYearAlone().IsMatch(text)) return ValueFault.TwoMeanings("năm chỉ ghi hai chữ số", "1960");
        var day = FromText(text);
        return day.Fault is { } fault ? fault : BirthDate.Of(day.Value!.Value);
    }

    private static Parsed<DateOnly?> FromText(string text)
    {
        if (text.Length > LongestText) return ValueFault.NoDate(Example);
        var match = DayMonthYear().Match(text);
        if (!match.Success) match = IsoDay().Match(text);
        if (!match.Success) return ValueFault.NoDate(Example);
        var (day, month, year) = (Part(match, "day"), Part(match, "month"), Part(match, "year"));
        if (match.Groups["year"].Length == 2) return ValueFault.TwoMeanings("năm chỉ ghi hai chữ số", Example);
        return year is >= EarliestYear and < LatestYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : ValueFault.NoDate(Example);
    }

    private static int Part(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<day>[0-9]{1,2}) ?[/.\\-] ?(?<month>[0-9]{1,2}) ?[/.\\-] ?(?<year>[0-9]{4}|[0-9]{2})( ([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayMonthYear();

    /// <summary>How strict Open XML stores days; year first can mean one thing only.</summary>
    [GeneratedRegex("^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})(T00:00:00(\\.0+)?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsoDay();

    [GeneratedRegex("^[0-9]{4}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex YearAlone();

    [GeneratedRegex("^[0-9]{2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ShortYearAlone();
}
