using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting;

/// <summary>What a changed figure is called.</summary>
internal static class CorrectionLabels
{
    /// <summary>What is counted, in households (<c>{0}</c>: hộ) and, where the form has them, in persons (nhân khẩu).</summary>
    private static readonly Dictionary<string, string> Counted = new(StringComparer.Ordinal)
    {
        ["opening"] = "{0} cận nghèo đầu kỳ",
        ["exited"] = "{0} thoát cận nghèo trong kỳ",
        ["becamePoor"] = "{0} cận nghèo trở thành nghèo trong kỳ",
        ["otherDecrease"] = "{0} giảm khác trong kỳ",
        ["fromPoor"] = "{0} nghèo trở thành cận nghèo trong kỳ",
        ["relapsed"] = "{0} tái cận nghèo trong kỳ",
        ["new"] = "{0} cận nghèo phát sinh mới trong kỳ",
        ["otherIncrease"] = "{0} tăng khác trong kỳ",
        ["closing"] = "{0} cận nghèo cuối kỳ",
        ["exitedToDate"] = "{0} thoát cận nghèo lũy kế từ đầu năm",
    };

    private static readonly Dictionary<SupportPolicy, string> Policies = new()
    {
        [SupportPolicy.Health] = "y tế",
        [SupportPolicy.Education] = "giáo dục",
        [SupportPolicy.Housing] = "nhà ở",
        [SupportPolicy.Credit] = "tín dụng ưu đãi",
        [SupportPolicy.VocationalTraining] = "đào tạo nghề",
        [SupportPolicy.Other] = "chính sách khác",
    };

    /// <summary>The name of a figure.</summary>
    /// <param name="figure">Which.</param>
    /// <param name="indicators">Labels of the deprivation indicators by key.</param>
    /// <exception cref="KeyNotFoundException">Nobody has named such a figure.</exception>
    public static string Of(FigureKey figure, IReadOnlyDictionary<string, string> indicators) => figure.Name switch
    {
        FigureNames.Submitted => figure.Ward is null ? "Số xã, phường đã nộp báo cáo" : "Nộp báo cáo",
        FigureNames.Baseline => "Hộ cận nghèo đầu năm",
        FigureNames.SupportHouseholds => $"Số hộ được hỗ trợ {Policy(figure)}",
        FigureNames.SupportLines => $"Số lượt hỗ trợ {Policy(figure)}",
        FigureNames.SupportAmount => $"Kinh phí hỗ trợ {Policy(figure)} (đồng)",
        FigureNames.SponsorRemaining => $"Hộ hiện còn, {Sponsor(figure)}",
        FigureNames.SponsorExited => $"Hộ đã thoát, {Sponsor(figure)}",
        FigureNames.Deprivation => $"Hộ thiếu hụt: {indicators[figure.Of!]}",
        FigureNames.ClosedWeeks => "Số tuần của quý đã chốt",
        _ when figure.Name.EndsWith(FigureNames.Persons, StringComparison.Ordinal) => Named(figure.Name[..^FigureNames.Persons.Length], "Nhân khẩu"),
        _ => Named(figure.Name, "Hộ"),
    };

    private static string Named(string key, string unit) => Counted[key].Replace("{0}", unit, StringComparison.Ordinal);

    private static string Policy(FigureKey figure) => Policies[Words.Policy(figure.Of!)];

    private static string Sponsor(FigureKey figure) => figure.Of is null or "" ? "chưa phân công đơn vị phụ trách" : $"{figure.Of} phụ trách";
}
