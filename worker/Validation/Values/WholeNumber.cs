using System.Globalization;
using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Values;

/// <summary>Whole numbers as Vietnamese wards write them: <c>1890</c>, <c>1.890</c>, <c>1 890</c>, for money also <c>5.000.000 đ</c>.</summary>
public static partial class WholeNumber
{
    private const decimal ThousandsConfusion = 1000;
    private const int LongestText = 60;
    private const int EarliestTypedYear = 1950;

    /// <summary>Reads households, persons or points.</summary>
    /// <param name="cell">Cell; a number under a left-over date format counts, but not a day of our time: that is what Excel makes of <c>4/1</c> or <c>4-12</c>.</param>
    /// <param name="range">Allowed values; null for any.</param>
    public static Parsed<long?> Count(RawCell cell, ValueRange? range) => Read(cell, range, "một số nguyên", "12");

    /// <summary>Reads whole đồng.</summary>
    /// <param name="cell">Cell.</param>
    /// <param name="range">Allowed values; null for any.</param>
    public static Parsed<long?> Money(RawCell cell, ValueRange? range) =>
        cell is { Kind: RawKind.Text, Text.Length: <= LongestText }
            ? Read(cell with { Text = Currency().Replace(cell.Text!, "") }, range, "số tiền bằng đồng", "5.000.000")
            : Read(cell, range, "số tiền bằng đồng", "5.000.000");

    private static Parsed<long?> Read(RawCell cell, ValueRange? range, string kind, string example) => cell.Kind switch
    {
        RawKind.Blank => default,
        RawKind.Number => Checked(cell.Number, range, kind, example),
        RawKind.Date when cell.Number is >= 59 and < 61 => ValueFault.TwoMeanings("ô định dạng ngày, không rõ là 59 hay 60", "59"),
        RawKind.Date when IsTypedDay(cell) => ValueFault.TwoMeanings("Excel đã đổi thành ngày, không rõ ban đầu gõ gì", example),
        RawKind.Date => Checked(cell.Number, range, kind, example),
        RawKind.Text => FromText(cell.Text!, range, kind, example),
        _ => ValueFault.NoNumber(kind, example),
    };

    /// <summary>True when a number that is shown as a date was typed as one, or as something that Excel took for one; nobody types days before 1950 into a report.</summary>
    internal static bool IsTypedDay(RawCell cell) => cell is { Kind: RawKind.Date, Day: null or { Year: >= EarliestTypedYear } } and not { Number: >= 0 and < 61 };

    private static Parsed<long?> Checked(double number, ValueRange? range, string kind, string example)
    {
        if (!double.IsFinite(number) || Math.Abs(number) >= 1e15) return ValueFault.NoNumber(kind, example);
        var value = Rounding.OfBinary(number, 6);
        if (value == decimal.Truncate(value)) return InRange((long)value, range);
        var thousands = value * ThousandsConfusion;
        return value < ThousandsConfusion && thousands == decimal.Truncate(thousands) && (range?.Contains(thousands) ?? true)
            ? ValueFault.TwoMeanings($"Excel hiểu là số lẻ, có thể muốn ghi {Grouped((long)thousands)}", Grouped((long)thousands).Replace(".", "", StringComparison.Ordinal))
            : ValueFault.NoNumber(kind, example);
    }

    private static Parsed<long?> FromText(string text, ValueRange? range, string kind, string example)
    {
        var trimmed = text.Trim();
        if (trimmed.Length > LongestText) return ValueFault.NoNumber(kind, example);
        if (EnglishOrDecimal().IsMatch(trimmed)) return ValueFault.TwoMeanings("dấu phẩy có thể là phần nghìn hoặc phần lẻ", trimmed[0] == '0' ? null : trimmed.Replace(',', '.'));
        if (!Vietnamese().IsMatch(trimmed)) return ValueFault.NoNumber(kind, example);
        var digits = trimmed.Split(',')[0].Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace('−', '-');
        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? InRange(value, range) : ValueFault.NoNumber(kind, example);
    }

    private static Parsed<long?> InRange(long value, ValueRange? range) =>
        range is null || range.Contains(value) ? value : ValueFault.OutOfRange($"từ {Grouped((long)range.Smallest)} đến {Grouped((long)range.Largest)}");

    /// <summary>Digits in groups of three with dots, <c>29.694</c>.</summary>
    internal static string Grouped(long value) => value.ToString("#,0", Dots);

    private static readonly NumberFormatInfo Dots = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    [GeneratedRegex("^[+\\-−]?([0-9]{1,15}|[1-9][0-9]{0,2}(\\.[0-9]{3}){1,4}|[1-9][0-9]{0,2}( [0-9]{3}){1,4})(,0{1,2})?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Vietnamese();

    [GeneratedRegex("^[+\\-−]?[0-9]{1,3},[0-9]{3}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EnglishOrDecimal();

    [GeneratedRegex("\\s*(đ|đồng|vnđ|vnd|₫)\\.?\\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Currency();
}
