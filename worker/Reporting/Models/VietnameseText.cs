using System.Globalization;
using MongCai.Poverty.Etl.Reporting.Models.Reports;

namespace MongCai.Poverty.Etl.Reporting.Models;

/// <summary>Numbers, dates and lists as Vietnamese official papers write them. Fixed patterns: the host's ICU changes its own by version.</summary>
internal static class VietnameseText
{
    /// <summary>What stands where a rate of nothing would stand.</summary>
    public const string NoRate = "–";

    /// <summary>Of more wards than a sentence or a page bears, so many are shown; the others are counted, and stand in the Excel annex.</summary>
    public const int ShownOfMany = 10;

    /// <summary>More names than a sentence of a report bears.</summary>
    public const int MostNames = 20;

    private static readonly NumberFormatInfo Format = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
        NumberGroupSizes = [3],
    };

    /// <summary><c>29.694</c>.</summary>
    public static string Count(long value) => value.ToString("#,0", Format);

    /// <summary><c>+2</c>, <c>-1</c>, <c>0</c>.</summary>
    public static string Signed(long value) => value.ToString("+#,0;-#,0;0", Format);

    /// <summary><c>2,2</c>: a number that has been rounded already.</summary>
    public static string Decimal(decimal value, int decimals) => value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Format);

    /// <summary><c>21,05%</c>, with the plan's digits and rounding; a dash when there is nothing to compare with.</summary>
    public static string Percent(Ratio ratio, PovertyPlan plan) =>
        ratio.Percent(plan.Decimals, plan.Rounding) is { } percent ? Decimal(percent, plan.Decimals) + "%" : NoRate;

    /// <summary><c>14%</c>, <c>14,29%</c>: a percentage as someone typed it.</summary>
    public static string TypedPercent(decimal percent) => percent.ToString("0.######", Format) + "%";

    /// <summary><c>12/57</c>, <c>57/29.694</c>.</summary>
    public static string Fraction(Ratio ratio) => $"{Count(ratio.Part)}/{Count(ratio.Whole)}";

    /// <summary><c>03/6</c>: a numerator of one digit gets a zero, the denominator never does; 0 stays 0.</summary>
    public static string PaddedFraction(Ratio ratio) => $"{Padded(ratio.Part)}/{Count(ratio.Whole)}";

    /// <summary><c>03</c>; 0 stays 0.</summary>
    public static string Padded(int value) => value is > 0 and < 10 ? $"0{Count(value)}" : Count(value);

    /// <summary><c>05/4/2024</c>: days below 10 and months 1 and 2 with a zero (Nghị định 30/2020, Phụ lục I).</summary>
    public static string Date(DateOnly day) => $"{TwoDigits(day.Day)}/{Month(day)}/{Year(day)}";

    /// <summary><c>ngày 05 tháng 4 năm 2024</c>.</summary>
    public static string LongDate(DateOnly day) => $"ngày {TwoDigits(day.Day)} tháng {Month(day)} năm {Year(day)}";

    /// <summary><c>08 giờ 00 phút ngày 04/4/2024</c>, in the offset the moment has.</summary>
    public static string Moment(DateTimeOffset moment) =>
        $"{TwoDigits(moment.Hour)} giờ {TwoDigits(moment.Minute)} phút ngày {Date(DateOnly.FromDateTime(moment.DateTime))}";

    /// <summary><c>tuần 13/2024</c>.</summary>
    public static string Week(ReportingWeek week) => string.Create(CultureInfo.InvariantCulture, $"tuần {week.Number}/{week.Year}");

    /// <summary><c>tuần 13/2024</c>, <c>quý I/2024</c>, <c>6 tháng đầu năm 2024</c>, <c>năm 2024</c>.</summary>
    public static string Period(Period period) => period.Kind switch
    {
        PeriodKind.Week => Week(period.Week!.Value),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"quý {period.Roman}/{period.Year}"),
        PeriodKind.HalfYear => string.Create(CultureInfo.InvariantCulture, $"6 tháng {(period.Number == 1 ? "đầu" : "cuối")} năm {period.Year}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"năm {period.Year}"),
    };

    /// <summary>Names joined by a separator.</summary>
    public static NameListFigures Names(IEnumerable<string> names, string separator = ", ")
    {
        var all = names.ToList();
        return new(all.Count, all.Count == 0 ? null : string.Join(separator, all));
    }

    /// <summary>The same of so many names as a sentence of a report bears: of more than <see cref="MostNames"/> the first ones, and how many there are besides.</summary>
    /// <param name="names">The names; when there are too many, those that matter most first.</param>
    /// <param name="separator">What stands between two.</param>
    /// <param name="others">Words for those that are not named, by their number; null for how many they are and where they are listed.</param>
    public static NameListFigures Some(IEnumerable<string> names, string separator = ", ", Func<int, string>? others = null)
    {
        var all = names.ToList();
        if (all.Count <= MostNames) return Names(all, separator);
        var rest = all.Count - ShownOfMany;
        return new(all.Count, $"{string.Join(separator, all.Take(ShownOfMany))}{(separator == ", " ? " " : separator)}và {others?.Invoke(rest) ?? $"{Count(rest)} đơn vị khác (đủ tên trong phụ lục Excel)"}");
    }

    private static string TwoDigits(int value) => value.ToString("00", CultureInfo.InvariantCulture);

    private static string Month(DateOnly day) => day.Month.ToString(day.Month < 3 ? "00" : "0", CultureInfo.InvariantCulture);

    private static string Year(DateOnly day) => day.Year.ToString(CultureInfo.InvariantCulture);
}
