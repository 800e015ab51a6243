using System.Globalization;
using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Values;

/// <summary>A percentage as it was typed.</summary>
/// <param name="Points">Percent points: 28.57 for 28,57%.</param>
/// <param name="Decimals">Digits shown after the comma.</param>
internal sealed partial record PercentValue(decimal Points, int Decimals)
{
    private const int MostDecimals = 10;
    private const int LongestText = 60;

    /// <summary>Reads <c>28.57</c>, <c>28</c>, <c>28,57%</c>, a cell formatted as percent (0.2857), <c>02/7 = 28%</c>.</summary>
    /// <param name="cell">Cell.</param>
    /// <param name="range">Allowed percent points; null for any.</param>
    public static Parsed<PercentValue> Read(RawCell cell, ValueRange? range)
    {
        var parsed = cell.Kind switch
        {
            RawKind.Blank => default,
            RawKind.Date when WholeNumber.IsTypedDay(cell) => ValueFault.TwoMeanings("Excel đã đổi thành ngày, không rõ ban đầu gõ gì", "28,57"),
            RawKind.Number or RawKind.Date => FromNumber(cell),
            RawKind.Text => FromText(cell.Text!),
            _ => NoPercent,
        };
        return parsed.Value is { } percent && range is not null && !range.Contains(percent.Points)
            ? ValueFault.OutOfRange(string.Create(CultureInfo.InvariantCulture, $"từ {range.Smallest}% đến {range.Largest}%"))
            : parsed;
    }

    /// <summary>The value at its shown precision.</summary>
    public decimal Shown => Rounding.Round(Points, Decimals, RoundingRule.HalfUp);

    /// <summary>True when the shown value is the exact one rounded half up or cut off at the shown precision.</summary>
    public bool Agrees(decimal exact) => Shown == Rounding.Round(exact, Decimals, RoundingRule.HalfUp) || Shown == Rounding.Round(exact, Decimals, RoundingRule.Truncate);

    private static ValueFault NoPercent => ValueFault.NoNumber("tỷ lệ phần trăm", "28,57");

    private static Parsed<PercentValue> FromNumber(RawCell cell)
    {
        if (!double.IsFinite(cell.Number) || Math.Abs(cell.Number) >= 1e9) return NoPercent;
        var number = (decimal)cell.Number;
        var format = cell.Style?.Number;
        var points = format?.IsPercent(cell.Number) == true ? number * 100 : number;
        var decimals = Math.Min(format?.Decimals(cell.Number) ?? Digits(points), MostDecimals);
        return points == number && number is > 0 and < 1 ? Fraction(number) : new PercentValue(points, decimals);
    }

    private static Parsed<PercentValue> FromText(string text)
    {
        if (text.Length > LongestText || Typed().Match(text) is not { Success: true } match) return NoPercent;
        var digits = match.Groups["value"].Value.Replace(',', '.').Replace('−', '-');
        if (!decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points)) return NoPercent;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        if (points is > 0 and < 1 && !match.Groups["sign"].Success) return Fraction(points);
        return new PercentValue(points, point < 0 ? 0 : Math.Min(digits.Length - point - 1, MostDecimals));
    }

    private static ValueFault Fraction(decimal number) =>
        ValueFault.TwoMeanings(
            string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"có thể là {number:0.####}% hoặc {number * 100:0.##}%"),
            string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"{number * 100:0.##}%"));

    private static int Digits(decimal number)
    {
        var rounded = Rounding.Round(number, MostDecimals, RoundingRule.HalfUp) / 1.000000000000000000000000000000m;
        return rounded.Scale;
    }

    [GeneratedRegex("^(?:[0-9]+\\s*/\\s*[0-9]+\\s*=\\s*)?(?<value>[+\\-−]?[0-9]{1,9}(?:[.,][0-9]{1,40})?)\\s*(?<sign>%)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Typed();
}
