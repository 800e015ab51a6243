using System.Globalization;
using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Model;

/// <summary>A calendar quarter, the period of the quarterly review.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Number">1 to 4.</param>
public readonly partial record struct ReportingQuarter(int Year, int Number)
{
    /// <summary>First day.</summary>
    public DateOnly FirstDay => new(Year, (Number * 3) - 2, 1);

    /// <summary>Last day.</summary>
    public DateOnly LastDay => FirstDay.AddMonths(3).AddDays(-1);

    /// <summary>The quarter after this one.</summary>
    public ReportingQuarter Next => Containing(LastDay.AddDays(1));

    /// <summary>The Roman number used in print: <c>quý I/2024</c>.</summary>
    public string Roman => Number switch { 1 => "I", 2 => "II", 3 => "III", _ => "IV" };

    /// <summary>The last week whose Sunday does not lie after the quarter: its figures close the quarter.</summary>
    public ReportingWeek LastWeek
    {
        get
        {
            var week = ReportingWeek.Containing(LastDay);
            return week.Sunday > LastDay ? week.Previous : week;
        }
    }

    /// <summary>The quarter that holds a day.</summary>
    public static ReportingQuarter Containing(DateOnly day) => new(day.Year, ((day.Month - 1) / 3) + 1);

    /// <summary>Reads <c>2024-Q1</c>.</summary>
    public static bool TryParse(string? text, out ReportingQuarter quarter)
    {
        var match = Form().Match(text ?? "");
        quarter = match.Success
            ? new(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), match.Groups[2].Value[0] - '0')
            : default;
        return match.Success;
    }

    /// <summary>The stored and printed form, <c>2024-Q1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}");

    [GeneratedRegex("^([12][0-9]{3})-Q([1-4])$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
