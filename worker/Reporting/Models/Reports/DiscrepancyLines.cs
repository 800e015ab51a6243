using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>
/// Contradictions as leaders may read them: figures and totals, never a household. Findings about households are counted per ward;
/// only messages about a ward's figures are passed on, and none that holds a household code or an identity number.
/// </summary>
internal static partial class DiscrepancyLines
{
    private const string WrongPercent = "GN303";
    private const string Missing = "GN406";
    private const string Behind = "GN408";

    /// <summary>As many as a report can list.</summary>
    private const int MostLines = 60;

    private static readonly HashSet<string> AboutFigures = new(StringComparer.Ordinal) { "GN302", "GN308", "GN401", "GN402", "GN407", "GN409", "GN410" };

    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["GN206"] = "số định danh cần kiểm tra lại",
        ["GN302"] = "số hộ cuối kỳ không bằng số đầu kỳ cộng, trừ các biến động",
        ["GN303"] = "tỷ lệ ghi trong báo cáo không khớp với số hộ",
        ["GN304"] = "biến động thiếu số hoặc ngày quyết định công nhận",
        ["GN307"] = "điểm rà soát không khớp với tình trạng của hộ",
        ["GN308"] = "có hộ nghèo được báo cáo, trong khi {level} không còn hộ nghèo",
        ["GN310"] = "hỗ trợ ghi cho hộ không có trong danh sách",
        ["GN311"] = "tên chủ hộ ở biểu hỗ trợ khác với danh sách",
        ["GN401"] = "số hộ cận nghèo đầu năm khác với kế hoạch",
        ["GN402"] = "số hộ đầu kỳ khác với số hộ cuối kỳ tuần trước",
        ["GN403"] = "hộ có trong danh sách tuần trước, tuần này không còn mà không ghi lý do",
        ["GN404"] = "hộ trùng với danh sách của {units} khác",
        ["GN405"] = "hộ đã thoát cận nghèo lại ghi là hộ cận nghèo mà không báo tái cận nghèo",
        ["GN407"] = "tổng số hộ đầu năm của các {units} khác với kế hoạch",
        ["GN409"] = "tổng số hộ dân cư thay đổi nhiều so với tuần trước",
    };

    /// <summary>Missing wards (GN406) and lagging ones (GN408) are told elsewhere in the report.</summary>
    /// <param name="result">The figures.</param>
    /// <param name="area">The area, for its words.</param>
    /// <param name="most">Wards with one kind of contradiction that are named each.</param>
    public static IReadOnlyList<DiscrepancyFigures> Build(ReconciliationResult result, Area area, int most = MostLines)
    {
        var order = result.Wards.Select((ward, index) => (ward.Ward.Code, index)).ToDictionary(pair => pair.Code, pair => pair.index, StringComparer.Ordinal);
        var groups = result.Discrepancies
            .Where(finding => finding.Code is not (Missing or Behind))
            .GroupBy(finding => (finding.Code, finding.Ward))
            .OrderBy(group => group.Key.Ward is { } ward ? order.GetValueOrDefault(ward, int.MaxValue) : -1)
            .ThenBy(group => group.Key.Code, StringComparer.Ordinal)
            .ToList();
        var listed = groups.OrderBy(group => AboutFigures.Contains(group.Key.Code) ? 0 : 1).Take(most).ToHashSet();
        return [.. groups.Where(listed.Contains).SelectMany(group => Lines(result, area, group.Key.Code, group.Key.Ward, [.. group])), .. Others(groups.Where(group => !listed.Contains(group)), area)];
    }

    /// <summary>What a report cannot list any more, counted by kind: contradictions between figures are listed first. None is passed over.</summary>
    private static IEnumerable<DiscrepancyFigures> Others(IEnumerable<IGrouping<(string Code, string? Ward), Finding>> groups, Area area) =>
        groups.GroupBy(one => one.Key.Code).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => new DiscrepancyFigures(
            kind.Key, $"{VietnameseText.Padded(kind.Count())} đơn vị khác", $"{Counted(kind.Key, kind.Sum(one => one.Count()), area)} (từng đơn vị trong phụ lục Excel)"));

    private static IEnumerable<DiscrepancyFigures> Lines(ReconciliationResult result, Area area, string code, string? wardCode, List<Finding> findings)
    {
        var ward = result.Wards.FirstOrDefault(position => position.Ward.Code == wardCode);
        var name = ward?.Ward.FullName ?? Sentences.Beginning(area.Whole);
        if (code == WrongPercent && ward is { ReportedPercent: { } typed })
            return [new(code, name, PercentText(ward, typed, result.Plan))];
        var told = findings.Where(MayBePassedOn).Select(finding => finding.Message).Distinct(StringComparer.Ordinal).ToList();
        var counted = findings.Count(finding => !MayBePassedOn(finding));
        var lines = told.Select(message => new DiscrepancyFigures(code, name, message));
        return counted == 0 ? lines : lines.Append(new(code, name, Counted(code, counted, area)));
    }

    private static string PercentText(WardPosition ward, decimal typed, PovertyPlan plan) =>
        $"đơn vị báo cáo {VietnameseText.TypedPercent(typed)}, tính lại {VietnameseText.PaddedFraction(ward.OfBaseline)} = {VietnameseText.Percent(ward.OfBaseline, plan)}";

    private static bool MayBePassedOn(Finding finding) =>
        AboutFigures.Contains(finding.Code) && finding.Household is null && !Personal().IsMatch(finding.Message);

    private static string Counted(string code, int count, Area area) =>
        $"{VietnameseText.Padded(count)} trường hợp: {Label(code, area)}";

    private static string Label(string code, Area area) => Labels.GetValueOrDefault(code, "số liệu cần kiểm tra lại")
        .Replace("{level}", area.Level, StringComparison.Ordinal).Replace("{units}", area.Units, StringComparison.Ordinal);

    [GeneratedRegex(@"\d{5}-\d{3}|\d{9}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Personal();
}
