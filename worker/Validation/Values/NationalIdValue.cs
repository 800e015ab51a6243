using System.Globalization;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Values;

/// <summary>A CCCD: 12 digits, of which the fourth says century and sex and the next two the year of birth (Thông tư 59/2021/TT-BCA).</summary>
/// <param name="Text">The number; as typed when it is not sound.</param>
/// <param name="Problem">Vietnamese: what is wrong, after "số CCCD …"; null when it is sound.</param>
/// <param name="ZeroRestored">True when Excel had eaten the leading zero.</param>
internal sealed record NationalIdValue(string Text, string? Problem, bool ZeroRestored)
{
    private const int Length = 12;
    private const int CenturyAt = 3;

    private static readonly ValueFault MadeADay = ValueFault.TwoMeanings("Excel đã đổi thành ngày, không rõ số nào; định dạng ô là Văn bản (Text) rồi gõ lại", null);

    /// <summary>Reads a number; what is not sound is a value with its problem, only a day is a fault (GN208).</summary>
    /// <param name="cell">Cell; blanks inside are dropped.</param>
    /// <param name="sex">Sex of the person; null when not known.</param>
    /// <param name="birth">Birth of the person; null when not known.</param>
    public static Parsed<NationalIdValue> Read(RawCell cell, Sex? sex, BirthDate? birth)
    {
        if (cell.Kind == RawKind.Date) return MadeADay;
        if (cell.IsBlank || cell.Shown is not { } typed) return default;
        if (cell.Kind == RawKind.Number && typed.Contains('E', StringComparison.Ordinal)) typed = NumberFormat.Plain(cell.Number);
        var text = typed.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        if (!text.All(char.IsAsciiDigit)) return new NationalIdValue(typed, "có ký tự không phải chữ số", false);
        if (cell.Kind == RawKind.Number && text.Length == Length - 1 && (sex is not null || birth is not null) && Contradiction($"0{text}", sex, birth) is null)
            return new NationalIdValue($"0{text}", null, true);
        return text.Length == Length
            ? new NationalIdValue(text, Contradiction(text, sex, birth), false)
            : new NationalIdValue(text, string.Create(CultureInfo.InvariantCulture, $"có {text.Length} chữ số, phải có {Length}"), false);
    }

    /// <summary>The number as findings may show it: the first three and last four digits, never the whole.</summary>
    public static string Masked(string text) => NationalIdMask.Of(text);

    private static string? Contradiction(string digits, Sex? sex, BirthDate? birth)
    {
        var century = digits[CenturyAt] - '0';
        if (sex is { } known && (century % 2 == 0) != (known == Model.Sex.Male)) return "không khớp giới tính";
        var year = 1900 + (century / 2 * 100) + ((digits[4] - '0') * 10) + digits[5] - '0';
        return birth is not null && birth.Year != year ? "không khớp năm sinh" : null;
    }
}
