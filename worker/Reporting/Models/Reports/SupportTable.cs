using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>Support by policy.</summary>
internal static class SupportTable
{
    public static SupportFigures Build(IReadOnlyList<SupportTotal> totals)
    {
        var (lines, amount) = SupportTotal.Sum(totals);
        return new([.. totals.Select(Row)], VietnameseText.Count(lines), VietnameseText.Count(amount));
    }

    private static SupportRowFigures Row(SupportTotal total) => new(
        Label(total.Policy), VietnameseText.Count(total.Households), VietnameseText.Count(total.Lines), VietnameseText.Count(total.Amount));

    private static string Label(SupportPolicy policy) => policy switch
    {
        SupportPolicy.Health => "Y tế",
        SupportPolicy.Education => "Giáo dục",
        SupportPolicy.Housing => "Nhà ở",
        SupportPolicy.Credit => "Tín dụng ưu đãi",
        SupportPolicy.VocationalTraining => "Đào tạo nghề",
        SupportPolicy.Other => "Khác",
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "Unknown policy."),
    };
}
