using System.Globalization;
using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>What the lines of a plan say whose YAML is broken, as it is while somebody types: without it a half-written draft would count as a plan.</summary>
/// <param name="IsDraft">True when a line says <c>draft: true</c>.</param>
/// <param name="Year">The year after its base date; null when no line says one.</param>
internal sealed partial record BrokenPlan(bool IsDraft, int? Year)
{
    /// <summary>Looks through the lines; a file that cannot be read says nothing.</summary>
    public static BrokenPlan Of(string path)
    {
        try
        {
            var text = File.ReadAllText(path);
            return new(Draft().IsMatch(text), BaseDate().Match(text) is { Success: true } day ? int.Parse(day.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 1 : null);
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            return new(false, null);
        }
    }

    [GeneratedRegex(@"^draft:\s*true\b", RegexOptions.Multiline, 1000)]
    private static partial Regex Draft();

    [GeneratedRegex(@"^baseDate:\s*([0-9]{4})-[0-9]{2}-[0-9]{2}\b", RegexOptions.Multiline, 1000)]
    private static partial Regex BaseDate();
}
