using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Model;

/// <summary>
/// Codes of households, <c>06751-001</c>: ward code, ASCII hyphen, number (contract §1, Values). Another dash, blanks and soft hyphens around it and full-width digits
/// are other spellings of the same code; a missing dash or another number of digits is another code.
/// </summary>
public static partial class HouseholdCode
{
    private const int WardDigits = 5;
    private const int LongestCode = 60;
    private const string Digit = "[0-9\uFF10-\uFF19]";
    private const string Dashes = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D";
    private const string Gap = "[\\s\u00AD]*";

    /// <summary>The one spelling of a code; a text that is none comes back as it is.</summary>
    public static string Canonical(string text)
    {
        if (IsCanonical(text) || text.Length > LongestCode || Spelling().Match(text) is not { Success: true } match) return text;
        return $"{Plain(match.Groups["ward"].Value)}-{Plain(match.Groups["number"].Value)}";
    }

    /// <summary>True when the text is a code in any spelling: four (Excel eats a leading zero) or five digits, a dash, digits.</summary>
    public static bool Is(string? text) => text is not null && IsCanonical(Canonical(text));

    /// <summary>True for a code as the contract has it: five digits of the ward, a hyphen, a number.</summary>
    public static bool IsSound(string code) => IsCanonical(code) && code[WardDigits] == '-';

    /// <summary>The number behind the ward, <c>001</c>; of a code that <see cref="IsSound"/>.</summary>
    public static string NumberOf(string code) => code[(WardDigits + 1)..];

    /// <summary>The ward code at the begin of a code in its one spelling; null when there is none.</summary>
    public static string? WardOf(string code) => code.Length > WardDigits && code[WardDigits] == '-' && DigitsFrom(code, 0) == WardDigits ? code[..WardDigits] : null;

    private static bool IsCanonical(string text) =>
        DigitsFrom(text, 0) is (WardDigits - 1 or WardDigits) and var ward && ward + 1 < text.Length && text[ward] == '-' && ward + 1 + DigitsFrom(text, ward + 1) == text.Length;

    private static int DigitsFrom(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end - start;
    }

    private static string Plain(string part)
    {
        var plain = part.ToCharArray();
        foreach (ref var letter in plain.AsSpan())
        {
            if (letter is >= '\uFF10' and <= '\uFF19') letter = (char)(letter - '\uFF10' + '0');
            else if (Dashes.Contains(letter, StringComparison.Ordinal)) letter = '-';
        }

        return new(plain);
    }

    /// <summary>A soft hyphen, which Excel shows as a hyphen, is the dash only where no other dash stands.</summary>
    [GeneratedRegex($"^(?<ward>{Digit}{{4,5}})(?:{Gap}[{Dashes}]{Gap}|\\s*\u00AD{Gap})(?<number>[^{Dashes}\\s\u00AD].*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Spelling();
}
