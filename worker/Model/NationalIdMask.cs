using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Model;

/// <summary>Identity numbers as people may see them: never the whole.</summary>
public static partial class NationalIdMask
{
    private const int Front = 3;
    private const int Back = 4;
    private const int Shortest = Front + Back + 2;

    /// <summary>True when a text holds nine digits in a row or more, perhaps in groups: a CMND has 9, a CCCD 12.</summary>
    public static bool IsIn(string? text) => text is not null && LongNumber().IsMatch(text);

    /// <summary>A text with nothing left of such numbers but their last three digits, <c>…234</c>.</summary>
    public static string Hide(string text) => LongNumber().Replace(text, match => $"…{match.ValueSpan[^3..]}");

    /// <summary><c>022•••••1234</c>: the first three and last four digits; nothing of a number that is too short to hide anything.</summary>
    public static string Of(string number) =>
        number.Length >= Shortest ? $"{number[..Front]}{new string('•', number.Length - Front - Back)}{number[^Back..]}" : new string('•', number.Length);

    [GeneratedRegex(@"[0-9](?:[ .]?[0-9]){7,}[0-9]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LongNumber();
}
