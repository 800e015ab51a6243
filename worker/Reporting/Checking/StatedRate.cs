using System.Globalization;
using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Reporting.Models;

namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>A fraction with the percentage that a text gives for it: <c>03/6 hộ = 50%</c>, <c>12/57 hộ (21%)</c>, <c>21% (12/57 hộ)</c>, <c>12/57 hộ, đạt 21%</c>.</summary>
/// <param name="Part">Numerator.</param>
/// <param name="Whole">Denominator.</param>
/// <param name="Percent">Percent points as stated.</param>
/// <param name="Decimals">Digits behind its comma.</param>
/// <param name="At">Position of the fraction in the text.</param>
/// <param name="Text">As it stands there.</param>
internal sealed partial record StatedRate(int Part, int Whole, decimal Percent, int Decimals, int At, string Text)
{
    /// <summary>Every rate that a text or a row states. Dates, numbers of papers and months (tháng 6/2024) are no fractions.</summary>
    public static IReadOnlyList<StatedRate> Read(string text) =>
        [.. FractionFirst().Matches(text).Concat(PercentFirst().Matches(text)).OrderBy(match => match.Index).Select(Of).OfType<StatedRate>()];

    /// <summary>What is wrong with it; null when it is right.</summary>
    /// <param name="rule">The plan's; null accepts either.</param>
    public string? Fault(RoundingRule? rule)
    {
        var ratio = new Ratio(Part, Whole);
        if (Whole == 0) return $"\"{Text}\": không thể chia cho 0.";
        var right = (rule is { } one ? [one] : Enum.GetValues<RoundingRule>()).Select(each => ratio.Percent(Decimals, each)!.Value).Distinct().ToList();
        return right.Contains(Percent) ? null : $"\"{Text}\" sai: {Part}/{Whole} = {string.Join(" hoặc ", right.Select(Shown))}.";
    }

    private string Shown(decimal percent) => VietnameseText.Decimal(percent, Decimals) + "%";

    private static StatedRate? Of(Match match)
    {
        var percent = match.Groups["percent"].Value;
        var point = percent.LastIndexOfAny([',', '.']);
        return Number(match.Groups["part"].Value) is { } part && Number(match.Groups["whole"].Value) is { } whole
            && decimal.TryParse(percent.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && !IsPeriod(part, whole)
            ? new(part, whole, value, point < 0 ? 0 : percent.Length - point - 1, match.Groups["fraction"].Index, match.Value.ReplaceLineEndings(" ").Trim())
            : null;
    }

    /// <summary>Week or month of a year, <c>13/2024</c>.</summary>
    private static bool IsPeriod(int part, int whole) => part <= 53 && whole is >= 1990 and <= 2100;

    private static int? Number(string text) =>
        int.TryParse(text.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private const string Fraction = @"(?<fraction>(?<![\d/.,\-]|(?i:tháng|quý|ngày)\s*)(?<part>\d{1,3}(?:\.\d{3})+|\d{1,7})\s?/\s?(?<whole>\d{1,3}(?:\.\d{3})+|\d{1,7})(?![\d/\-]|[.,]\d|/?\p{Lu}))";

    private const string Rate = @"(?<percent>\d{1,5}(?:[.,]\d{1,6})?)\s?%";

    private const string Joint = @"[\s\t]*(?:[\p{L}][\p{L} \u00A0\n]{0,60}?)?[\s\t]*(?:=|≈|\(|\t|,?\s*(?i:đạt|bằng|chiếm|tương đương|tương ứng|tức)(?:\s+(?:tỷ lệ|khoảng|với))?)[\s\t]*";

    [GeneratedRegex(Fraction + Joint + Rate, RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FractionFirst();

    [GeneratedRegex(Rate + @"\s*\(\s*" + Fraction + @"[^()\d]{0,40}\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PercentFirst();
}
