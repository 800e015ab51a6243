using System.Globalization;
using System.Text;

namespace MongCai.Poverty.Etl.Reading;

/// <summary>
/// A number format of Excel (ECMA-376 part 1, 18.8.31): what it makes of a value, and what kind of thing it shows. A format has up to four sections, and which of
/// them applies depends on the value, so every question takes one. Showing is the package ExcelNumberFormat's, with what it does not do mended here.
/// </summary>
public sealed class NumberFormat
{
    private const int LongestCode = 255;

    private static readonly NumberFormatInfo Vietnamese = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", PercentDecimalSeparator = ",", PercentGroupSeparator = "." };
    private static readonly CultureInfo Culture = CultureOf();

    private readonly List<FormatSection> sections;
    private readonly ExcelNumberFormat.NumberFormat? shown;

    /// <summary>Reads a format code.</summary>
    /// <param name="code">Code as stored; null or empty for General.</param>
    public NumberFormat(string? code)
    {
        var known = code is { Length: > 0 and <= LongestCode } ? code : "General";
        IsKnown = code is null || code.Length <= LongestCode;
        sections = FormatSection.Split(known);
        if (known.Equals("General", StringComparison.OrdinalIgnoreCase)) return;
        shown = new(FormatSection.ForShowing(known));
        IsKnown &= shown.IsValid;
    }

    /// <summary>False for what Excel itself would not take for a format: nobody knows what it shows.</summary>
    public bool IsKnown { get; }

    /// <summary>True when the number is shown as a day; a time of day alone and an elapsed time are none.</summary>
    public bool IsDate(double number) => Section(number).IsDate;

    /// <summary>True when the number is shown as a time of day or as elapsed time, without a day.</summary>
    public bool IsTime(double number) => Section(number).IsTime;

    /// <summary>True when the number is shown times 100: an unescaped, unquoted <c>%</c> stands in the section that applies.</summary>
    public bool IsPercent(double number) => Section(number).IsPercent;

    /// <summary>Digits shown after the comma; null when the section has no digit places (General, dates, words).</summary>
    public int? Decimals(double number) => Section(number).Decimals;

    /// <summary>What Excel shows of a number, with decimal comma and dots for thousands as in Việt Nam; empty when the format hides it. General shows the plain number, with a point.</summary>
    /// <returns>Null when the format is not known.</returns>
    public string? Show(double number)
    {
        if (!IsKnown) return null;
        if (shown is null || Section(number).IsGeneral) return Plain(number);
        var text = shown.Format(number, Culture);
        if (Section(number).IsTime) return text.Replace('.', ',');
        if (number >= 0) return text;
        return text.StartsWith('-') && text.All(sign => sign is '-' or '0' or ',' or '.' or '%') ? text[1..] : text.Replace("--", "-", StringComparison.Ordinal);
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

/// <summary>One section of a number format.</summary>
internal sealed class FormatSection
{
    private const string DigitPlaces = "0#?";

    /// <summary>General.</summary>
    public static readonly FormatSection General = new("General");

    private readonly string plain;
    private readonly (string Sign, double Limit)? condition;

    private FormatSection(string code)
    {
        var letters = new StringBuilder();
        foreach (var (text, kind) in Tokens(code))
        {
            if (kind == FormatToken.Plain) letters.Append(text);
            else if (kind == FormatToken.Bracket && ConditionOf(text) is { } found) condition = found;
            else if (kind == FormatToken.Bracket && IsElapsed(text)) HasElapsed = true;
        }

        plain = letters.ToString();
        IsGeneral = plain.Trim().Equals("General", StringComparison.OrdinalIgnoreCase) && code.Trim().Equals(plain.Trim(), StringComparison.Ordinal);
    }

    /// <summary>True when a condition such as <c>[&lt;10]</c> stands before the section.</summary>
    public bool HasCondition => condition is not null;

    /// <summary>True when the section is General and nothing else.</summary>
    public bool IsGeneral { get; }

    /// <summary>True when the section is one for texts.</summary>
    public bool IsText => plain.Contains('@', StringComparison.Ordinal);

    /// <summary>See <see cref="NumberFormat.IsPercent"/>.</summary>
    public bool IsPercent => plain.Contains('%', StringComparison.Ordinal);

    /// <summary>See <see cref="NumberFormat.IsDate"/>.</summary>
    public bool IsDate => Letters is { } letters && !HasElapsed && (letters.Intersect("dyeb").Any() || (letters.Contains('m', StringComparison.Ordinal) && !letters.Intersect("hs").Any()));

    /// <summary>See <see cref="NumberFormat.IsTime"/>.</summary>
    public bool IsTime => HasElapsed || (Letters is { } letters && !IsDate && letters.Intersect("hs").Any());

    /// <summary>See <see cref="NumberFormat.Decimals"/>.</summary>
    public int? Decimals
    {
        get
        {
            if (!plain.Any(DigitPlaces.Contains) || IsTime || IsDate) return null;
            var point = plain.IndexOf('.', StringComparison.Ordinal);
            return point < 0 ? 0 : plain[(point + 1)..].TakeWhile(DigitPlaces.Contains).Count();
        }
    }

    private bool HasElapsed { get; }

    /// <summary>Letters of days and times; null for General and for numbers, whose exponent is no era.</summary>
    private string? Letters
    {
        get
        {
            if (plain.Contains("General", StringComparison.OrdinalIgnoreCase)) return null;
            var letters = plain.ToLowerInvariant().Replace("am/pm", "h", StringComparison.Ordinal).Replace("a/p", "h", StringComparison.Ordinal).Replace("e+", "", StringComparison.Ordinal).Replace("e-", "", StringComparison.Ordinal);
            return letters.IndexOfAny(['d', 'm', 'y', 'h', 's', 'e', 'b']) >= 0 ? letters : null;
        }
    }

    /// <summary>The sections of a code, at most four.</summary>
    public static List<FormatSection> Split(string code)
    {
        var (sections, section) = (new List<FormatSection>(), new StringBuilder());
        foreach (var (text, kind) in Tokens(code))
        {
            if (kind == FormatToken.Plain && text == ";" && sections.Count < 3)
            {
                sections.Add(new(section.ToString()));
                section.Clear();
            }
            else section.Append(text);
        }

        sections.Add(new(section.ToString()));
        return sections;
    }

    /// <summary>
    /// The code as the package understands it: without <c>*x</c>, which fills the column with a sign and shows nothing of the value, and with a stroke before the signs that
    /// Excel shows as they are (18.8.31: <c>: ! ^ &amp; ' ~ { } &lt; &gt; =</c>) and before letters that no format has. A colon between hours and minutes stays.
    /// </summary>
    public static string ForShowing(string code)
    {
        var isOfTime = Split(code).Exists(section => section.IsDate || section.IsTime);
        return string.Concat(Tokens(code).Where(token => token.Kind != FormatToken.Fill).Select(token => token.Kind == FormatToken.Plain && IsShown(token.Text[0], isOfTime) ? $"\\{token.Text}" : token.Text));
    }

    private static bool IsShown(char sign, bool isOfTime) => sign is '!' or '^' or '&' or '\'' or '~' or '{' or '}' or '<' or '>' or '=' || (sign == ':' && !isOfTime) || sign > '~';

    /// <summary>True when the section is the one for a number; the last one is for all that no other takes.</summary>
    public bool Applies(double number, bool isFirst, bool isLastButOne, bool anyCondition)
    {
        if (condition is var (sign, limit))
        {
            return sign switch { "<" => number < limit, "<=" => number <= limit, ">" => number > limit, ">=" => number >= limit, "<>" => number != limit, _ => number == limit };
        }

        if (!isFirst) return number < 0;
        return isLastButOne && !anyCondition ? number >= 0 : number > 0;
    }

    private static bool IsElapsed(string bracket) => bracket.Length > 2 && bracket.Trim('[', ']').All(letter => letter is 'h' or 'm' or 's' or 'H' or 'M' or 'S');

    private static (string Sign, double Limit)? ConditionOf(string bracket)
    {
        var inner = bracket.Trim('[', ']');
        var sign = new[] { "<=", ">=", "<>", "<", ">", "=" }.FirstOrDefault(sign => inner.StartsWith(sign, StringComparison.Ordinal));
        return sign is not null && double.TryParse(inner.AsSpan(sign.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var limit) ? (sign, limit) : null;
    }

    private static IEnumerable<(string Text, FormatToken Kind)> Tokens(string code)
    {
        for (var at = 0; at < code.Length;)
        {
            var (length, kind) = code[at] switch
            {
                '"' => (LengthTo(code, at, '"'), FormatToken.Literal),
                '[' => (LengthTo(code, at, ']'), FormatToken.Bracket),
                '\\' or '_' => (2, FormatToken.Literal),
                '*' => (2, FormatToken.Fill),
                _ => (1, FormatToken.Plain),
            };
            length = Math.Min(length, code.Length - at);
            yield return (code.Substring(at, length), kind);
            at += length;
        }
    }

    private static int LengthTo(string code, int at, char end) => code.IndexOf(end, at + 1) is > 0 and var found ? found - at + 1 : code.Length - at;

    private enum FormatToken
    {
        Plain,
        Literal,
        Bracket,
        Fill,
    }
}
