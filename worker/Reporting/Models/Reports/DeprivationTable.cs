using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>Unmet indicators of the households that remain.</summary>
internal static class DeprivationTable
{
    private const int MainCount = 3;

    public static IReadOnlyList<DeprivationFigures> Build(ReconciliationResult result, ReportSettings settings) =>
        [.. result.Deprivations.Select(total => Row(total, result, settings))];

    /// <summary>The most frequent ones, the first of the statutory order when numbers are equal.</summary>
    public static string? MostFrequent(ReconciliationResult result, ReportSettings settings) => VietnameseText.Names(
        result.Deprivations.OrderByDescending(total => total.Households).Take(MainCount)
            .Select(total => $"{InText(settings.IndicatorLabels[total.Indicator])} ({VietnameseText.Padded(total.Households)} hộ)")).Text;

    private static DeprivationFigures Row(DeprivationTotal total, ReconciliationResult result, ReportSettings settings) => new(
        settings.IndicatorLabels[total.Indicator],
        VietnameseText.Count(total.Households),
        VietnameseText.Percent(new Ratio(total.Households, result.City.Closing.Households), result.Plan));

    private static string InText(string label) => char.ToLowerInvariant(label[0]) + label[1..];
}
