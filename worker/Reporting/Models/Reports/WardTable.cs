using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reconciliation.Pacing;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>The table by ward with its footnotes.</summary>
internal static class WardTable
{
    private const string AssumedMark = "(*)";
    private const string CarriedMark = "(**)";
    private const string PlannedMark = "(***)";

    /// <summary>As many rows as two pages hold.</summary>
    private const int MostRows = 40;

    /// <summary>True when there are more wards than a mail or the pages before the annexes should list.</summary>
    public static bool IsLong(ReconciliationResult result) => result.Wards.Count > MostRows;

    /// <summary>The wards furthest behind, in the order of the register, and all others in one row; null when every ward has a row. When none is behind, all are the others.</summary>
    public static WardExtractFigures? Extract(ReconciliationResult result, IReadOnlyList<WardFigures> rows)
    {
        if (!IsLong(result)) return null;
        var shown = result.FurthestBehind().Take(VietnameseText.ShownOfMany).ToHashSet();
        var others = WardSum.Of([.. result.Wards.Where(ward => !shown.Contains(ward))]);
        return new(
            [.. result.Wards.Zip(rows).Where(pair => shown.Contains(pair.First)).Select(pair => pair.Second)],
            new($"{VietnameseText.Count(others.Wards)} đơn vị khác", VietnameseText.PaddedFraction(new(others.Submitted, others.Wards)),
                VietnameseText.Count(others.OfBaseline.Whole), VietnameseText.Count(others.OfBaseline.Part), VietnameseText.Count(others.Remaining),
                VietnameseText.PaddedFraction(others.OfBaseline), VietnameseText.Percent(others.OfBaseline, result.Plan)));
    }

    public static IReadOnlyList<WardFigures> Rows(ReconciliationResult result)
    {
        var pace = result.Pace;
        return [.. result.Wards.Select((ward, index) => Row(ward, index + 1, result, pace))];
    }

    public static IReadOnlyList<NoteFigures> Notes(ReconciliationResult result)
    {
        var notes = new List<NoteFigures>();
        if (result.Wards.Any(ward => ward.BaselineAssumed))
            notes.Add(new(AssumedMark, "Số hộ cận nghèo đầu năm là số tạm tính, chờ đơn vị xác nhận."));
        if (result.Wards.Any(ward => ward is { IsCarriedOver: true, Source: not null }))
            notes.Add(new(CarriedMark, $"Chưa có báo cáo {VietnameseText.Week(result.Week)}; số liệu lấy theo báo cáo gần nhất đã được tiếp nhận."));
        if (result.Wards.Any(ward => ward.Source is null))
            notes.Add(new(PlannedMark, "Chưa có báo cáo nào được tiếp nhận trong năm; số hộ lấy theo kế hoạch, chưa có số nhân khẩu."));
        return [.. notes, .. Mergers(result)];
    }

    /// <summary>Which units are new since the base date, and of what; of many only how many they are, the Excel annex names all.</summary>
    private static IEnumerable<NoteFigures> Mergers(ReconciliationResult result)
    {
        var merged = result.Wards.Where(ward => ward.Formers.Count > 0).ToList();
        return merged.Count <= VietnameseText.ShownOfMany
            ? merged.Select(ward => new NoteFigures(ward.Ward.FullName, Origin(ward)))
            : [new($"{VietnameseText.Count(merged.Count)} đơn vị", "có đơn vị khác nhập vào từ đầu năm; danh sách ở phụ lục Excel, trang tính \"Đối chiếu hộ\".")];
    }

    /// <summary>Of which units a unit is made up since when, to be read after its name: <c>gồm phường Ka Long, phường Ninh Dương, xã Vạn Ninh cũ (từ ngày 01/7/2025).</c></summary>
    public static string Origin(WardPosition ward) => string.Join("; ", ward.Formers.GroupBy(former => former.ValidTo!.Value.AddDays(1)).OrderBy(day => day.Key).Select(day =>
        $"{(ward.Ward.ValidFrom < day.Key ? "nhập thêm" : "gồm")} {string.Join(", ", day.Select(former => former.NameInText))} cũ (từ ngày {VietnameseText.Date(day.Key)})")) + ".";

    private static WardFigures Row(WardPosition ward, int number, ReconciliationResult result, CityPace pace) => new()
    {
        Row = VietnameseText.Count(number),
        Name = ward.Ward.FullName,
        State = FilingLines.Word(ward.State),
        Submitted = !ward.IsCarriedOver,
        Baseline = VietnameseText.Count(ward.Baseline),
        BaselineMark = ward.BaselineAssumed ? AssumedMark : null,
        Exited = VietnameseText.Count(ward.ExitedToDate.Households),
        ExitedCount = ward.ExitedToDate.Households,
        Remaining = VietnameseText.Count(ward.Closing.Households),
        RemainingCount = ward.Closing.Households,
        DataMark = Mark(ward),
        DataSource = ward.DataWeek is { } week ? $"báo cáo {VietnameseText.Week(week)}" : "theo kế hoạch",
        Fraction = VietnameseText.PaddedFraction(ward.OfBaseline),
        Percent = VietnameseText.Percent(ward.OfBaseline, result.Plan),
        Ledger = LedgerLines.OfWard(result, ward),
        Pace = PaceLines.OfWard(pace, ward),
        Origins = OriginTable.OfWard(ward),
    };

    private static string? Mark(WardPosition ward) => ward switch
    {
        { Source: null } => PlannedMark,
        { IsCarriedOver: true } => CarriedMark,
        _ => null,
    };
}
