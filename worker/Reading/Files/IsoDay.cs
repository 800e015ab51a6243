using System.Globalization;
using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>A day as ISO 8601 writes it in a cell (<c>t="d"</c>, ECMA-376 part 1, 18.18.11): a time of day is dropped, a time zone is not applied.</summary>
internal static partial class IsoDay
{
    /// <summary>The day; null for what is none.</summary>
    public static DateOnly? Parse(string text) =>
        Form().Match(text) is { Success: true } match && DateOnly.TryParseExact(match.Groups["day"].ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex("^(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})([T ]([01][0-9]|2[0-4]):[0-5][0-9](:[0-6][0-9]([.,][0-9]+)?)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Form();
}
