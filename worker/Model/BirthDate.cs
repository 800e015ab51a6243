using System.Globalization;

namespace MongCai.Poverty.Etl.Model;

/// <summary>A date of birth, of which old papers often know the year alone.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Day">The whole date; null when only the year is known.</param>
public sealed record BirthDate(int Year, DateOnly? Day)
{
    /// <summary>A whole date.</summary>
    public static BirthDate Of(DateOnly day) => new(day.Year, day);

    /// <summary>A year alone.</summary>
    public static BirthDate Of(int year) => new(year, null);

    /// <summary>Reads the stored form.</summary>
    /// <exception cref="FormatException">Neither <c>yyyy</c> nor <c>yyyy-MM-dd</c>.</exception>
    public static BirthDate Parse(string text) => text.Length == 4
        ? Of(int.Parse(text, CultureInfo.InvariantCulture))
        : Of(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>The stored form: <c>1960-03-12</c> or <c>1960</c>.</summary>
    public override string ToString() =>
        Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Year.ToString("0000", CultureInfo.InvariantCulture);
}
