using System.Globalization;

namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>What is known of a ward before it reports a week: written into its blank workbook, where the ward confirms or corrects it.</summary>
/// <param name="Households">The list as last accepted, in its order; empty when nothing was.</param>
/// <param name="Figures">Figures of the summary by key.</param>
public sealed record Prefill(IReadOnlyList<Household> Households, IReadOnlyDictionary<string, KnownFigure> Figures)
{
    /// <summary>Figures that hold from one week to the next unless the ward says otherwise.</summary>
    private static readonly (string From, string To)[] Lasting =
    [
        ("totalHouseholds", "totalHouseholds"), ("totalPersons", "totalPersons"), ("closing", "opening"), ("closingPersons", "openingPersons"),
    ];

    /// <summary>Nothing is known: the workbook of a ward that never reported and stands in no plan.</summary>
    public static Prefill Nothing { get; } = new([], new Dictionary<string, KnownFigure>(StringComparer.Ordinal));

    /// <summary>What follows from the newest accepted submission and the plan. The week that holds 1 January still shows who left up to 31/12; from the next one on they are off the list.</summary>
    /// <param name="week">The week that is to be reported.</param>
    /// <param name="last">Newest accepted submission of an earlier week; null when there is none.</param>
    /// <param name="baseline">The ward's number in the plan, with the plan's name; null when no plan is known yet, then the end of last year stands in.</param>
    public static Prefill Of(ReportingWeek week, Submission? last, KnownFigure? baseline)
    {
        var figures = new Dictionary<string, KnownFigure>(StringComparer.Ordinal);
        foreach (var (from, to) in Lasting)
        {
            if (last?.Summary.Find(from)?.Value is { } value) figures[to] = new(value, Source(last.Week, isClosing: from != to));
        }

        if ((baseline ?? (last is null ? null : Expected(week, last))) is { } known) figures["baseline"] = known;
        return new((week.Monday < week.YearStart ? last : last?.InYear(week.YearStart))?.Households ?? [], figures);
    }

    private static KnownFigure Expected(ReportingWeek week, Submission last) => new(
        last.Week.PlanYear == week.PlanYear ? last.Summary.Baseline : last.Summary.Closing,
        string.Create(CultureInfo.InvariantCulture, $"Số cuối năm {week.PlanYear - 1}, chờ kế hoạch năm {week.PlanYear}; sửa nếu khác"));

    private static string Source(ReportingWeek week, bool isClosing) => string.Create(
        CultureInfo.InvariantCulture, $"{(isClosing ? "Cuối kỳ" : "Theo")} tuần {week.Number}/{week.Year}{(isClosing ? "" : ", sửa nếu thay đổi")}");
}

/// <summary>A figure of the summary that is known beforehand.</summary>
/// <param name="Value">Households or persons.</param>
/// <param name="Source">Vietnamese: where it comes from; stands in the column of remarks.</param>
public sealed record KnownFigure(decimal Value, string Source);
