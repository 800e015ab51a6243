using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>What the charts by ward and by indicator show and what they say to those who do not see them.</summary>
internal static class BarChartLines
{
    public static BarChartFigures OfWards(ReconciliationResult result)
    {
        BarFigures[] bars =
        [
            .. result.Wards.Select(ward => new BarFigures(
                ward.Ward.FullName, ward.ExitedToDate.Households, ward.ToBringOut, $"{VietnameseText.PaddedFraction(ward.OfBaseline)} hộ")),
        ];
        return new(
            "Số hộ đã thoát cận nghèo (phần đậm) trên số hộ cận nghèo đầu năm, theo xã, phường",
            $"Biểu đồ số hộ thoát cận nghèo trên số hộ đầu năm. {string.Join("; ", bars.Select(bar => $"{bar.Label}: {bar.Text}"))}.",
            bars);
    }

    /// <summary>Null when no household lacks anything.</summary>
    public static BarChartFigures? OfDeprivations(ReconciliationResult result, ReportSettings settings)
    {
        if (result.Deprivations.Count == 0) return null;
        BarFigures[] bars = [.. result.Deprivations.Select(total => new BarFigures(settings.IndicatorLabels[total.Indicator], total.Households, 0, $"{VietnameseText.Padded(total.Households)} hộ"))];
        return new(
            $"Số hộ thiếu hụt từng chỉ số trong {VietnameseText.Padded(result.City.Closing.Households)} hộ cận nghèo hiện còn",
            $"Biểu đồ số hộ thiếu hụt theo chỉ số. {string.Join("; ", bars.Select(bar => $"{bar.Label}: {bar.Text}"))}.",
            bars);
    }
}
