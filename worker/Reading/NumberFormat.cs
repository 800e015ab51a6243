using System.Globalization;

namespace MongCai.Poverty.Etl.Reading;

/// <summary>
/// A number format of Excel (ECMA-376 part 1, 18.8.31): what it makes of a value, and what kind of thing it shows. A format has up to four sections, and which of
/// them applies depends on the value, so every question takes one. Showing is the package ExcelNumberFormat's, with what it does not do mended here.
/// </summary>
public sealed class NumberFormat
{
    private const int LongestCode = 255;
    private const double SecondsOfADay = 86_400;
    private const double MostDays = 2_958_466;

    private static readonly NumberFormatInfo Vietnamese = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", PercentDecimalSeparator = ",", PercentGroupSeparator = "." };
    private static readonly CultureInfo Culture = CultureOf();

    private readonly List<FormatSection> sections;
    private readonly ExcelNumberFormat.NumberFormat? shown;
    private readonly ExcelNumberFormat.NumberFormat? shownNumbers;

    /// <summary>Reads a format code.</summary>
    /// <param name="code">Code as stored; null or empty for General.</param>
    public NumberFormat(string? code)
    {
        var known = code is { Length: > 0 and <= LongestCode } ? code : "General";
        IsKnown = code is null || code.Length <= LongestCode;
        sections = FormatSection.Split(known);
        if (known == "@" || known.Equals("General", StringComparison.OrdinalIgnoreCase)) return;
        shown = new(FormatSection.ForShowing(known));
        IsKnown &= shown.IsValid;
        shownNumbers = sections.Count is 2 or 3 && sections[^1].IsText ? new(FormatSection.ForShowing(string.Join(';', sections[..^1].Select(section => section.Code)))) : shown;
    }

    /// <summary>False for what Excel itself would not take for a format: nobody knows what it shows.</summary>
    public bool IsKnown { get; }

    /// <summary>True when the number is shown as a day; a time of day alone and an elapsed time are none.</summary>
    public bool IsDate(double number) => Section(number).IsDate;

    /// <summary>True when the number is shown as a time of day or as elapsed time, without a day.</summary>
    public bool IsTime(double number) => Section(number).IsTime;

    /// <summary>True when the number is shown times 100: an unescaped, unquoted <c>%</c> stands in the section that applies.</summary>
    public bool IsPercent(double number) => Section(number).IsPercent;

    /// <summary>The words that stand beside the number, quotation marks left out.</summary>
    public string Words(double number) => Section(number).Words;

    /// <summary>Digits shown after the comma; null when the section has no digit places (General, dates, words).</summary>
    public int? Decimals(double number) => Section(number).Decimals;

    /// <summary>What Excel shows of a number, with decimal comma and dots for thousands as in Việt Nam; empty when the format hides it. General shows the plain number, with a point.</summary>
    /// <returns>Null when the format is not known, or the number is too large for its fraction.</returns>
    public string? Show(double number)
    {
        if (!IsKnown) return null;
        var section = Section(number);
        if (shownNumbers is null || section.IsGeneral) return Plain(number);
        if (section.IsFraction && Math.Abs(number) * section.Denominator > int.MaxValue) return null;
        if ((section.IsTime || section.IsDate) && Math.Abs(number) > MostDays) return null;
        if (section.IsTime) return Formatted(shownNumbers, section.IsElapsed && !section.HasPoint ? WholeSeconds(number) : number)?.Replace('.', ',');
        var text = Formatted(shownNumbers, number);
        return text is not null && number < 0 ? WithMinus(text, section) : text;
    }

    /// <summary>What the package makes of a number; null where its arithmetic does not reach.</summary>
    private static string? Formatted(ExcelNumberFormat.NumberFormat format, double number)
    {
        try
        {
            return format.Format(number, Culture);
        }
        catch (Exception fault) when (fault is ArithmeticException or ArgumentException or IndexOutOfRangeException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Elapsed times are counted in whole seconds; the package cuts off what binary fractions lack.</summary>
    private static double WholeSeconds(double days) => Rounding.Nearest(days * SecondsOfADay) / SecondsOfADay * (1 + 1e-15);

    /// <summary>Zeros bear no minus, a number bears one, and a section with a condition goes without one only when it is for negative numbers alone.</summary>
    private static string WithMinus(string text, FormatSection section)
    {
        if (text.StartsWith('-') && text.All(sign => sign is '-' or '0' or ',' or '.' or '%' || char.IsWhiteSpace(sign))) return text[1..];
        if (section is { HasCondition: true, IsOfNegativesOnly: false } && !text.Contains('-', StringComparison.Ordinal)) return $"-{text}";
        return section.Code.Contains("General", StringComparison.OrdinalIgnoreCase) ? text.Replace("--", "-", StringComparison.Ordinal) : text;
    }

    /// <summary>What Excel shows of a text: the fourth section speaks of texts, and so does a single one with <c>@</c>.</summary>
    public string Show(string text) => IsKnown && shown is not null && (sections.Count == 4 || sections.Exists(section => section.IsText)) ? shown.Format(text, Culture) : text;

    /// <summary>A number without any format: all digits of a whole number, a point before the rest.</summary>
    public static string Plain(double number) =>
        double.IsNaN(number) ? "NaN" : ((decimal)Math.Clamp(number, -1e20, 1e20)).ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>With conditions the first section whose condition holds; without, those of positive numbers, negative ones and zero. A section of texts has no say; where there is no other, numbers are General.</summary>
    private FormatSection Section(double number)
    {
        var ofNumbers = sections.Count == 4 || sections[^1].IsText ? sections[..^1] : sections;
        if (ofNumbers.Count == 0) return FormatSection.General;
        for (var i = 0; i < ofNumbers.Count - 1; i++)
        {
            if (ofNumbers[i].Applies(number, isFirst: i == 0, isLastButOne: i == ofNumbers.Count - 2, anyCondition: ofNumbers.Exists(section => section.HasCondition))) return ofNumbers[i];
        }

        return ofNumbers[^1];
    }

    private static CultureInfo CultureOf()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("vi-VN").Clone();
        culture.NumberFormat = Vietnamese;
        return CultureInfo.ReadOnly(culture);
    }
}
