using System.Globalization;
using System.Text;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>A unit's number for next year's plan.</summary>
/// <param name="Ward">The unit.</param>
/// <param name="Baseline">Near-poor households on 31/12; null when nothing is known.</param>
/// <param name="Source">Vietnamese: where the number comes from, or what is to be found out.</param>
public sealed record DraftBaseline(Ward Ward, int? Baseline, string Source);

/// <summary>
/// Writes the draft of a year's plan: everything that is known, and at each line that a person must answer a question behind <c># ?</c>. It says <c>draft: true</c> and counts for nothing until
/// that line is removed.
/// </summary>
/// <param name="Year">The year of the plan.</param>
/// <param name="Source">Vietnamese: where the numbers come from.</param>
/// <param name="Wards">The units on the base date.</param>
/// <param name="TotalHouseholds">All households; null when not known.</param>
/// <param name="Former">The plan before; its way of rounding goes on. Null when there is none.</param>
public sealed record PlanDraft(int Year, string Source, IReadOnlyList<DraftBaseline> Wards, int? TotalHouseholds, PovertyPlan? Former)
{
    /// <summary>Name of the file, <c>2027-du-thao.yml</c>.</summary>
    public string FileName => string.Create(CultureInfo.InvariantCulture, $"{Year}-du-thao.yml");

    private int? NearPoor => Wards.All(ward => ward.Baseline is not null) ? Wards.Sum(ward => ward.Baseline) : null;

    /// <summary>The file.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# Dự thảo kế hoạch giảm hộ cận nghèo năm {Year}, lấy từ {Source}.");
        Line($"# Trả lời từng dòng có dấu hỏi (# ?), đối chiếu với quyết định phê duyệt kết quả rà soát cuối năm {Year - 1}, rồi xóa dòng draft: true ở dưới.");
        Line($"# Chừng nào còn dòng đó, tệp này chưa được dùng. Kiểm tra bằng lệnh: worker plan check");
        Line($"draft: true");
        Line($"number: \"…/KH-UBND\"  # ? Số, ký hiệu của kế hoạch");
        Line($"date:   # ? Ngày ban hành kế hoạch, dạng {Year}-02-16");
        Line($"baseDate: {Year - 1}-12-31  # ngày chốt kết quả rà soát cuối năm");
        Line($"totalHouseholds: {Open(TotalHouseholds)}  # ? Tổng số hộ dân cư tại 31/12/{Year - 1}");
        Line($"nearPoorHouseholds: {Open(NearPoor)}  # ? Tổng số hộ cận nghèo tại 31/12/{Year - 1}, bằng tổng các đơn vị ở dưới");
        Line($"poorHouseholds: {Former?.PoorHouseholds ?? 0}  # ? Số hộ nghèo");
        Line($"rounding: {(Former?.Rounding == RoundingRule.Truncate ? "truncate" : "halfUp")}");
        Line($"decimals: {Former?.Decimals ?? 2}");
        Line($"householdShiftPercent: {Former?.HouseholdShiftPercent ?? 5}");
        Line($"milestones:  # ? Các mốc và số hộ phải giảm, cộng dồn từ đầu năm; thêm mốc giữa năm nếu kế hoạch có");
        Line($"  - date: {Year}-12-31");
        Line($"    exits:   # ? Số hộ phải giảm đến ngày này, cộng dồn từ đầu năm{(NearPoor is { } all ? $"; nhiều nhất {all}" : "")}");
        Line($"wards:");
        foreach (var ward in Wards)
        {
            Line($"  - ward: \"{ward.Ward.Code}\"  # {ward.Ward.Name}: {(ward.Baseline is null ? "? " : "")}{ward.Source}");
            Line($"    baseline: {Open(ward.Baseline)}");
        }

        return text.ToString();
    }

    private static string Open(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
