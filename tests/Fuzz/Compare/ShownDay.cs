using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Tests.Fuzz.Compare;

/// <summary>Holds a day against what a format shows of it: each part that the format names must be there, in its order.</summary>
internal static partial class ShownDay
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("vi-VN"), CultureInfo.GetCultureInfo("en-US")];

    /// <summary>True when the text shows the day under the format.</summary>
    public static bool Agrees(string format, DateOnly day, string text)
    {
        var pattern = new StringBuilder("^");
        var plain = Marked().Replace(format.Split(';')[0], match => match.Value.StartsWith('[') ? "" : "\u0001");
        foreach (Match part in Parts().Matches(plain)) pattern.Append(Pattern(part.Value.ToLowerInvariant(), IsMinute(plain, part), day));
        return Regex.IsMatch(text, pattern.Append('$').ToString(), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    /// <summary>A month behind hours or before seconds is a minute.</summary>
    private static bool IsMinute(string format, Match part) =>
        part.Value.Length <= 2 && (BehindHours().IsMatch(format[..part.Index]) || BeforeSeconds().IsMatch(format[(part.Index + part.Length)..]));

    private static string Pattern(string part, bool isMinute, DateOnly day) => part switch
    {
        "d" or "dd" => Number(day.Day),
        "ddd" or "dddd" => Names(language => language.DateTimeFormat.GetDayName(day.DayOfWeek), language => language.DateTimeFormat.GetAbbreviatedDayName(day.DayOfWeek)),
        "m" or "mm" when isMinute => "[0-9]+",
        "m" or "mm" => Number(day.Month),
        "mmm" or "mmmm" => Names(language => language.DateTimeFormat.GetMonthName(day.Month), language => language.DateTimeFormat.GetAbbreviatedMonthName(day.Month), _ => $"Tháng {day.Month:00}", _ => $"Thg {day.Month}"),
        "mmmmm" => "[A-Z]",
        "y" or "yy" => Number(day.Year % 100),
        "yyy" or "yyyy" or "e" => Number(day.Year),
        "h" or "hh" or "s" or "ss" => "[0-9]+",
        "am/pm" or "a/p" => "(sáng|chiều|AM|PM|SA|CH)",
        _ => "[^0-9]*?",
    };

    private static string Number(int number) => string.Create(CultureInfo.InvariantCulture, $"0?{number}");

    private static string Names(params Func<CultureInfo, string>[] names) =>
        $"({string.Join('|', Languages.SelectMany(language => names.Select(name => Regex.Escape(name(language).Normalize(NormalizationForm.FormC)))).Distinct())})";

    [GeneratedRegex("\"[^\"]*\"|\\\\.|_.|\\[[^\\]]*\\]", RegexOptions.None, 1000)]
    private static partial Regex Marked();

    [GeneratedRegex("d+|m+|y+|e+|h+|s+|am/pm|a/p|[^dmyehs]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parts();

    [GeneratedRegex("h[^dmyes]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BehindHours();

    [GeneratedRegex("^[^dmyeh]*s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BeforeSeconds();
}
