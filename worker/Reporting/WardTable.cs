using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting;

/// <summary>The table by ward with its footnotes.</summary>
internal static class WardTable
{
    private const string AssumedMark = "(*)";
    private const string CarriedMark = "(**)";

    public static IReadOnlyList<WardFigures> Rows(ReconciliationResult result) =>
        [.. result.Wards.Select((ward, index) => Row(ward, index + 1, result.Plan))];

    public static IReadOnlyList<NoteFigures> Notes(ReconciliationResult result)
    {
        var notes = new List<NoteFigures>();
        if (result.Wards.Any(ward => ward.BaselineAssumed))
            notes.Add(new(AssumedMark, "Số hộ cận nghèo đầu năm là số tạm tính, chờ đơn vị xác nhận."));
        if (result.Wards.Any(ward => ward.IsCarriedOver))
            notes.Add(new(CarriedMark, $"Chưa có báo cáo {VietnameseText.Week(result.Week)}; số liệu lấy theo báo cáo gần nhất đã được tiếp nhận hoặc số đầu năm."));
        return notes;
    }

    private static WardFigures Row(WardPosition ward, int number, PovertyPlan plan) => new()
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
        DataMark = ward.IsCarriedOver ? CarriedMark : null,
        Fraction = VietnameseText.PaddedFraction(ward.OfBaseline),
        Percent = VietnameseText.Percent(ward.OfBaseline, plan),
    };
}
