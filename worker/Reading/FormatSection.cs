using System.Globalization;
using System.Text;

namespace MongCai.Poverty.Etl.Reading;

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
        Code = code;
        var (letters, words) = (new StringBuilder(), new StringBuilder());
        foreach (var (text, kind) in Tokens(code))
        {
            if (kind == FormatToken.Plain) letters.Append(text);
            else if (kind == FormatToken.Literal && text[0] != '_') words.Append(text.Trim('"', '\\'));
            else if (kind == FormatToken.Bracket && ConditionOf(text) is { } found) condition = found;
            else if (kind == FormatToken.Bracket && IsOfElapsedTime(text)) IsElapsed = true;
        }

        (plain, Words) = (letters.ToString(), words.ToString());
        IsGeneral = plain.Trim().Equals("General", StringComparison.OrdinalIgnoreCase) && code.Trim().Equals(plain.Trim(), StringComparison.Ordinal);
    }

    /// <summary>See <see cref="NumberFormat.Words"/>.</summary>
    public string Words { get; }

    /// <summary>The section as it stands in the code.</summary>
    public string Code { get; }

    /// <summary>True when its condition holds for negative numbers alone.</summary>
    public bool IsOfNegativesOnly => condition is var (sign, limit) && ((sign == "<" && limit <= 0) || (sign is "<=" or "=" && limit < 0));

    /// <summary>True when a decimal point stands in it.</summary>
    public bool HasPoint => plain.Contains('.', StringComparison.Ordinal);

    /// <summary>True when the number is shown as a fraction, <c># ?/?</c>.</summary>
    public bool IsFraction => plain.Contains('/', StringComparison.Ordinal) && !IsDate && !IsTime;

    /// <summary>The denominator that a fraction names, <c>??/100</c>; 1 when it names none.</summary>
    public int Denominator => IsFraction && int.TryParse(string.Concat(plain[(plain.IndexOf('/', StringComparison.Ordinal) + 1)..].TakeWhile(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var named) && named > 0 ? named : 1;

    /// <summary>True when time that has passed is shown, <c>[h]:mm</c>.</summary>
    public bool IsElapsed { get; }

    /// <summary>True when a condition such as <c>[&lt;10]</c> stands before the section.</summary>
    public bool HasCondition => condition is not null;

    /// <summary>True when the section is General and nothing else.</summary>
    public bool IsGeneral { get; }

    /// <summary>True when the section is one for texts.</summary>
    public bool IsText => plain.Contains('@', StringComparison.Ordinal);

    /// <summary>See <see cref="NumberFormat.IsPercent"/>.</summary>
    public bool IsPercent => plain.Contains('%', StringComparison.Ordinal);

    /// <summary>See <see cref="NumberFormat.IsDate"/>.</summary>
    public bool IsDate => Letters is { } letters && !IsElapsed && (letters.Intersect("dyeb").Any() || (letters.Contains('m', StringComparison.Ordinal) && !letters.Intersect("hs").Any()));

    /// <summary>See <see cref="NumberFormat.IsTime"/>.</summary>
    public bool IsTime => IsElapsed || (Letters is { } letters && !IsDate && letters.Intersect("hs").Any());

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

    private static bool IsOfElapsedTime(string bracket) => bracket.Length > 2 && bracket.Trim('[', ']').All(letter => letter is 'h' or 'm' or 's' or 'H' or 'M' or 'S');

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
