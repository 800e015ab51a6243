using System.Globalization;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Tests.Fuzz.Compare;

/// <summary>What <see cref="Explained"/> asks about days and times.</summary>
internal static class ExplainedTimes
{
    /// <summary>True for days that LibreOffice shows one day early.</summary>
    public static bool IsDayTooEarly(Difference difference) =>
        difference is { Epoch1904: false, Ours: { Kind: RawKind.Date, Number: >= 1 and < 60, Day: { } day, Format: { } format } } && ShownDay.Agrees(format, day.AddDays(-1), difference.Theirs);

    /// <summary>True for days in ISO 8601 that LibreOffice shows as the same day count, because no format of days applies.</summary>
    public static bool IsIsoDay(Difference difference) =>
        difference is { Made.Kind: MadeKind.IsoDay, Ours: { Kind: RawKind.Date } ours } && ours.Style?.Number.IsDate(ours.Number) != true && ExplainedNumbers.Number(difference.Theirs) is { } count && Math.Floor(count).Equals(difference.Ours.Number);

    /// <summary>True where LibreOffice shows two digits of the year.</summary>
    public static bool IsYearOfEra(Difference difference) =>
        difference is { Ours: { Kind: RawKind.Date, Day: { } day, Number: var number } ours } && "e" == (difference.IsXls ? ours.Format : difference.Format)
        && difference.Theirs == ((!difference.Epoch1904 && number < 60 ? day.AddDays(-1) : day).Year % 100).ToString("00", CultureInfo.InvariantCulture);

    /// <summary>True for the same time with other words for the halves of the day.</summary>
    public static bool IsHalfOfDay(Difference difference) =>
        difference.Ours.Kind == RawKind.Number && difference.Ours.Style?.Number.IsTime(difference.Ours.Number) == true
        && difference.Shown.Replace("SA", "sáng", StringComparison.Ordinal).Replace("CH", "chiều", StringComparison.Ordinal) == (difference.Format.StartsWith("[$-F400]", StringComparison.Ordinal) ? difference.Theirs.TrimStart('0') : difference.Theirs);

    /// <summary>True for a time below 0.</summary>
    public static bool IsNegative(Difference difference) => difference.Ours is { Kind: RawKind.Number, Number: < 0 } ours && ours.Style?.Number.IsTime(ours.Number) == true;
}
