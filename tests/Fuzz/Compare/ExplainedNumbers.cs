using System.Globalization;
using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Tests.Fuzz.Compare;

/// <summary>What <see cref="Explained"/> asks about numbers.</summary>
internal static partial class ExplainedNumbers
{
    private const double Slight = 1e-9;

    /// <summary>Half of the last of the ten decimals that we show.</summary>
    private const double LastPlace = 0.51e-10;

    /// <summary>The number that a Vietnamese text says; null when it says none.</summary>
    public static double? Number(string text) => double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A text without its blanks.</summary>
    public static string Packed(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>True where LibreOffice shows the stored number as it is.</summary>
    public static bool IsPlain(Difference difference) => difference.Ours.Kind == RawKind.Number && Number(difference.Theirs) is { } theirs && IsSame(theirs, difference.Ours.Number);

    /// <summary>True for General, alone, in a section or between words: both show the stored number, the words are the same.</summary>
    public static bool IsGeneral(Difference difference)
    {
        if (difference.Ours.Kind != RawKind.Number || !(difference.Ours.Format is null || difference.Ours.Format.Contains("General", StringComparison.Ordinal) || (difference.Ours.Format.Contains('@', StringComparison.Ordinal) && !difference.Ours.Format.Contains(';', StringComparison.Ordinal)))) return false;
        var (ours, theirs) = (Digits().Match(difference.Shown), Digits().Match(difference.Theirs));
        return ours.Success && theirs.Success && Digits().Replace(difference.Shown, "#") == Digits().Replace(difference.Theirs, "#") && Math.Abs(Number(ours.Value)!.Value - difference.Ours.Number) <= Math.Max(Slight * Math.Abs(difference.Ours.Number), LastPlace) && IsSame(Number(theirs.Value), difference.Ours.Number);
    }

    /// <summary>True when ours has one decimal sign more, with no digit behind it.</summary>
    public static bool IsBareComma(Difference difference) =>
        difference.Ours.Kind == RawKind.Number && (IsCommaBeforeWords(difference) || WithoutBareComma(difference.Shown).Any(without => without == difference.Theirs || IsOtherLanguage(difference, without)));

    /// <summary>True when only a minus differs and no digit but 0 comes from the number.</summary>
    public static bool IsMinusZero(Difference difference) =>
        difference.Ours is { Kind: RawKind.Number, Number: <= 0 and > -1e6, Style.Number: { } format } && WithoutMinus(difference.Shown) is var ours && WithoutMinus(difference.Theirs) is var theirs
        && WithoutBareComma(ours).Append(ours).Any(one => one == theirs || IsOtherLanguage(difference, one))
        && new[] { 0, -1e-12 }.Any(zero => WithoutMinus(format.Show(zero) ?? "0") == ours);

    /// <summary>True when point and comma have changed places under [$-409].</summary>
    public static bool IsOtherLanguage(Difference difference) => difference.Ours.Kind == RawKind.Number && IsOtherLanguage(difference, difference.Shown);

    /// <summary>True for a negative number in brackets here and with a minus there.</summary>
    public static bool IsBracketed(Difference difference) =>
        difference is { Format: "built-in 37" or "built-in 38" or "built-in 39" or "built-in 40", Ours: { Kind: RawKind.Number, Number: < 0 } } && difference.Shown == $"({difference.Theirs.TrimStart('-')})";

    /// <summary>True when each of the two is a fraction near the stored number, or ours is told to be unknown.</summary>
    public static bool IsFraction(Difference difference) =>
        difference.Ours.Kind == RawKind.Number && IsFractionFormat().IsMatch(difference.Format)
        && (IsNear(difference.Shown, difference.Ours.Number) || difference.Ours.Style!.Number.Show(difference.Ours.Number) is null) && (difference.Theirs == "#FMT" || IsNear(difference.Theirs, difference.Ours.Number));

    /// <summary>True when decimal rounding of the stored number gives ours and not theirs.</summary>
    public static bool IsHalf(Difference difference)
    {
        if (difference.Ours is not { Kind: RawKind.Number, Number: > -1e15 and < 1e15 } ours || ours.Style?.Number.Decimals(ours.Number) is not { } places) return false;
        var value = (decimal)ours.Number * (ours.Style.Number.IsPercent(ours.Number) ? 100 : 1);
        var unit = (decimal)Math.Pow(10, -places);
        return value % unit == unit / 2 * Math.Sign(value) && Rounded(difference.Shown) is { } shown && (decimal)shown == Math.Round(value, places, MidpointRounding.AwayFromZero)
            && Rounded(difference.Theirs) is { } theirs && Math.Abs((decimal)shown - (decimal)theirs) == unit;
    }

    /// <summary>The number among the words of a format.</summary>
    private static double? Rounded(string text) => Digits().Match(Grouped().Replace(text, "").TrimStart(',')) is { Success: true } digits ? Number(digits.Value) : null;

    /// <summary>True when the minus of General stands at another place.</summary>
    public static bool IsMinusElsewhere(Difference difference) =>
        difference.Ours is { Kind: RawKind.Number, Number: < 0 } && difference.Format.EndsWith("\"General", StringComparison.Ordinal) && difference.Theirs.StartsWith('-') && WithoutMinus(difference.Shown) == WithoutMinus(difference.Theirs);

    /// <summary>True when LibreOffice drops the minus of a third section after conditions.</summary>
    public static bool IsMinusOfElse(Difference difference) =>
        difference is { Format: "[=1]\"có\";[=0]\"không\";General", Ours: { Kind: RawKind.Number, Number: < 0 } } && Number(difference.Theirs) is { } theirs && IsSame(-theirs, difference.Ours.Number);

    private static bool IsSame(double? one, double? other) => Math.Abs(one!.Value - other!.Value) <= Slight * Math.Abs(other.Value);

    private static string WithoutMinus(string text) => Packed(text).Replace("-", "", StringComparison.Ordinal);

    private static bool IsOtherLanguage(Difference difference, string ours) => (difference.IsXls ? difference.Ours.Format ?? "" : difference.Format).Contains("-409]", StringComparison.Ordinal) && WithCommas(ours) == WithCommas(difference.Theirs);

    private static string WithCommas(string text) => Packed(text).Replace('.', ',');

    private static IEnumerable<string> WithoutBareComma(string text) => BareComma().Matches(text).Select(comma => text.Remove(comma.Index, 1));

    /// <summary>True when the digits behind ours' comma are words of the format, because its own places are all empty.</summary>
    private static bool IsCommaBeforeWords(Difference difference) => difference.Format.Contains(".#", StringComparison.Ordinal) && difference.Shown.IndexOf(',', StringComparison.Ordinal) is >= 0 and var comma && difference.Shown.Remove(comma, 1) == difference.Theirs;

    private static bool IsNear(string text, double number) =>
        Fraction().Match(text) is { Success: true, Groups: var parts } && Value(parts["whole"], 0) + (Value(parts["over"], 0) / Value(parts["under"], 1)) is var value && Math.Abs(value - Math.Abs(number)) <= 0.12;

    private static double Value(Group group, double otherwise) => group.Success ? double.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : otherwise;

    [GeneratedRegex("-?[0-9]+([.,][0-9]+)?(E[+-]?[0-9]+)?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(",(?![0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BareComma();

    [GeneratedRegex("[?#0]/[?0-9]|/100|built-in 1[23]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IsFractionFormat();

    [GeneratedRegex("^-? ?((?<whole>[0-9]+)|((?<whole>[0-9]+) )?(?<over>[0-9]+)/ ?(?<under>[0-9]+))$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fraction();

    [GeneratedRegex("[.%]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Grouped();
}
