using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Corrections;

/// <summary>What a changed figure is called.</summary>
internal static class CorrectionLabels
{
    /// <summary>What is counted, in households (<c>{0}</c>: hộ) and, where the form has them, in persons (nhân khẩu).</summary>
    private static readonly Dictionary<FigureKey, string> Counted = new()
    {
        [FigureKey.Opening] = "{0} cận nghèo đầu kỳ",
        [FigureKey.Exited] = "{0} thoát cận nghèo trong kỳ",
        [FigureKey.BecamePoor] = "{0} cận nghèo trở thành nghèo trong kỳ",
        [FigureKey.OtherDecrease] = "{0} giảm khác trong kỳ",
        [FigureKey.FromPoor] = "{0} nghèo trở thành cận nghèo trong kỳ",
        [FigureKey.Relapsed] = "{0} tái cận nghèo trong kỳ",
        [FigureKey.New] = "{0} cận nghèo phát sinh mới trong kỳ",
        [FigureKey.OtherIncrease] = "{0} tăng khác trong kỳ",
        [FigureKey.Closing] = "{0} cận nghèo cuối kỳ",
        [FigureKey.ExitedToDate] = "{0} thoát cận nghèo lũy kế từ đầu năm",
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
    public static string Of(ReportFigure figure, IReadOnlyDictionary<string, string> indicators) => figure.Name switch
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
        _ => Named(FigureKey.Parse(figure.Name)),
    };

    private static string Named(FigureKey key) => Counted[key.InHouseholds].Replace("{0}", key.IsPersons ? "Nhân khẩu" : "Hộ", StringComparison.Ordinal);

    private static string Policy(ReportFigure figure) => Policies[Words.Policy(figure.Of!)];

    private static string Sponsor(ReportFigure figure) => figure.Of is null or "" ? "chưa phân công đơn vị phụ trách" : $"{figure.Of} phụ trách";
}
