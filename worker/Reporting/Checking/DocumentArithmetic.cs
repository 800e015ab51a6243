using System.Globalization;
using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Reporting.Models;

namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>Calculates a finished document again from what it says itself: every stated rate, listed parts against their total, columns against their sums. Needs no model, so it serves documents typed by hand too.</summary>
internal static class DocumentArithmetic
{
    /// <summary>Everything that does not agree.</summary>
    /// <param name="document">Name of the document, for messages.</param>
    /// <param name="passages">Its text.</param>
    /// <param name="rule">The plan's rounding; null accepts rounded and truncated percentages.</param>
    /// <param name="area">Whose name a total may bear.</param>
    public static IEnumerable<FigureFault> Faults(string document, IReadOnlyList<Passage> passages, RoundingRule? rule, Area area)
    {
        foreach (var passage in passages)
        {
            var rates = StatedRate.Read(passage.Text);
            foreach (var fault in rates.Select(rate => rate.Fault(rule)).OfType<string>()) yield return new(document, passage.Place, fault);
            if (passage.Row is null && ListedParts.Fault(passage.Text, rates, area) is { } unequal) yield return new(document, passage.Place, unequal);
        }

        foreach (var (at, problem) in TableSums.Faults(passages, area)) yield return new(document, at.Place, problem);
    }
}

/// <summary>
/// A sentence that states a total and then, or before it, its parts: <c>giảm 12/57 hộ = 21%, trong đó: Bình Ngọc 03/6 = 50%; …</c>. The parts must
/// make up the total; their bases may be fewer, since wards without a change are left out, but never more.
/// </summary>
internal static partial class ListedParts
{
    /// <summary>What is wrong; null when all is right or nothing is listed.</summary>
    public static string? Fault(string text, IReadOnlyList<StatedRate> rates, Area area)
    {
        if (Total(text, rates, area) is not { } at) return null;
        var total = rates[at];
        var parts = (at == 0 ? rates.Skip(1).TakeWhile(rate => !EndsSentence(text, rates[0].At, rate.At)) : rates.Take(at)).ToList();
        if (parts.Count < 2) return null;
        var sum = parts.Sum(part => part.Part);
        if (sum != total.Part) return $"các đơn vị được nêu cộng lại là {sum}, không phải {total.Part} như tổng số \"{total.Text}\".";
        var wholes = parts.Sum(part => part.Whole);
        return wholes <= total.Whole ? null : $"mẫu số của các đơn vị được nêu cộng lại là {wholes}, lớn hơn {total.Whole} của tổng số \"{total.Text}\".";
    }

    /// <summary>The first rate when "trong đó" follows it, or the last when "tổng" stands before it.</summary>
    private static int? Total(string text, IReadOnlyList<StatedRate> rates, Area area)
    {
        if (rates.Count < 3) return null;
        if (Among().IsMatch(text[rates[0].At..rates[1].At])) return 0;
        var before = text[(rates[^2].At + rates[^2].Text.Length)..rates[^1].At];
        return Sum().IsMatch(before) || before.Contains(area.Whole, StringComparison.OrdinalIgnoreCase) ? rates.Count - 1 : null;
    }

    private static bool EndsSentence(string text, int from, int to) => SentenceEnd().IsMatch(text[from..to]);

    [GeneratedRegex("trong đó|cụ thể|gồm", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Among();

    /// <remarks>Behind the kind of a unit it is the unit's name, as in "phường Cộng Hòa".</remarks>
    [GeneratedRegex(@"(?<!(?:phường|xã|thị trấn|đặc khu)\s)(?:tổng|cộng)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Sum();

    [GeneratedRegex(@"[.]\s+\p{Lu}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SentenceEnd();
}

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
