using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>
/// A sentence that states a total and then, or before it, its parts: <c>giảm 12/57 hộ = 21%, trong đó: Bình Ngọc 03/6 = 50%; …</c>. The parts must
/// make up the total; their bases may be fewer, since wards without a change are left out, but never more.
/// </summary>
internal static partial class ListedParts
{
    /// <summary>What is wrong; null when all is right or nothing is listed.</summary>
    public static string? Fault(string text, IReadOnlyList<StatedRate> rates)
    {
        if (Total(text, rates) is not { } at) return null;
        var total = rates[at];
        var parts = (at == 0 ? rates.Skip(1).TakeWhile(rate => !EndsSentence(text, rates[0].At, rate.At)) : rates.Take(at)).ToList();
        if (parts.Count < 2) return null;
        var sum = parts.Sum(part => part.Part);
        if (sum != total.Part) return $"các đơn vị được nêu cộng lại là {sum}, không phải {total.Part} như tổng số \"{total.Text}\".";
        var wholes = parts.Sum(part => part.Whole);
        return wholes <= total.Whole ? null : $"mẫu số của các đơn vị được nêu cộng lại là {wholes}, lớn hơn {total.Whole} của tổng số \"{total.Text}\".";
    }

    /// <summary>The first rate when "trong đó" follows it, or the last when "tổng" stands before it.</summary>
    private static int? Total(string text, IReadOnlyList<StatedRate> rates)
    {
        if (rates.Count < 3) return null;
        if (Among().IsMatch(text[rates[0].At..rates[1].At])) return 0;
        return Sum().IsMatch(text[(rates[^2].At + rates[^2].Text.Length)..rates[^1].At]) ? rates.Count - 1 : null;
    }

    private static bool EndsSentence(string text, int from, int to) => SentenceEnd().IsMatch(text[from..to]);

    [GeneratedRegex("trong đó|cụ thể|gồm", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Among();

    [GeneratedRegex("tổng|cộng|toàn thành phố", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Sum();

    [GeneratedRegex(@"[.]\s+\p{Lu}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SentenceEnd();
}
