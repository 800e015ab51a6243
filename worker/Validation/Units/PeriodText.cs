using System.Globalization;
using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Validation.Units;

/// <summary>A quarter or year as a title says it: <c>Quý I/2024</c>, <c>Quý 1 năm 2024</c>, <c>Năm 2024</c>.</summary>
/// <param name="Text"><c>2024-Q1</c> or <c>2024</c>.</param>
/// <param name="LastDay">Last day: units must exist on it.</param>
internal sealed partial record PeriodText(string Text, DateOnly LastDay)
{
    private static readonly string[] Romans = ["i", "ii", "iii", "iv"];

    /// <summary>True when the period is a quarter, which says more than the year.</summary>
    public bool IsQuarter => Text.Contains('Q', StringComparison.Ordinal);

    /// <summary>Reads a title; null when it does not speak of a period. A date of signing is none.</summary>
    public static PeriodText? Read(string title)
    {
        var folded = TextKey.Fold(title);
        var quarter = Quarter().Match(folded);
        if (quarter.Success)
        {
            var number = Array.IndexOf(Romans, quarter.Groups[1].Value) is >= 0 and var roman ? roman + 1 : quarter.Groups[1].Value[0] - '0';
            var named = new Period(PeriodKind.Quarter, Year(quarter.Groups[2]), number);
            return new(named.ToString(), named.LastDay);
        }

        return !Month().IsMatch(folded) && WholeYear().Match(folded) is { Success: true } year ? new(year.Groups[1].Value, new(Year(year.Groups[1]), 12, 31)) : null;
    }

    private static int Year(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("\\bquy (iv|i{1,3}|[1-4])\\s*(?:/|-|,?\\s*nam)\\s*(20[0-9]{2})\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quarter();

    [GeneratedRegex("\\bnam (20[0-9]{2})\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WholeYear();

    [GeneratedRegex("\\bthang\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Month();
}
