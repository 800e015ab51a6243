using System.Globalization;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>A file of config/plans.</summary>
public static class PlanFile
{
    /// <summary>Reads and checks a plan against the register.</summary>
    /// <exception cref="ConfigurationFaultException">Every fault of the file, among them GN407: the wards do not add up.</exception>
    public static PovertyPlan Load(string path, WardRegister register)
    {
        var file = new YamlFile(path);
        var content = file.Read<Content>();
        var date = Day(file, content.Date, "date");
        var baseDate = Day(file, content.BaseDate, "baseDate");
        var milestones = (content.Milestones ?? []).Select((entry, index) => new Milestone(Day(file, entry.Date, $"milestones[{index}].date"), entry.Exits)).ToList();
        var wards = (content.Wards ?? []).Select(entry => new PlanWard(entry.Ward ?? "", entry.Baseline, entry.Assumed)).ToList();
        CheckPlan(file, content, milestones, baseDate);
        CheckWards(file, content, wards, register, baseDate);
        file.ThrowIfFaulty();
        return new(
            Path.GetFileNameWithoutExtension(path), content.Number!, date, baseDate, content.TotalHouseholds, content.NearPoorHouseholds, content.PoorHouseholds, wards, milestones,
            content.Rounding == "truncate" ? RoundingRule.Truncate : RoundingRule.HalfUp, content.Decimals, content.HouseholdShiftPercent);
    }

    private static void CheckPlan(YamlFile file, Content content, List<Milestone> milestones, DateOnly baseDate)
    {
        file.Require(!string.IsNullOrWhiteSpace(content.Number), "number", "thiếu số kế hoạch.", "Ghi số, ký hiệu, ví dụ 57/KH-UBND.");
        file.Require(content.TotalHouseholds > 0, "totalHouseholds", "tổng số hộ phải lớn hơn 0.", "Ghi tổng số hộ dân cư tại ngày gốc.");
        file.Require(content.Rounding is "halfUp" or "truncate", "rounding", $"cách làm tròn '{content.Rounding}' lạ.", "Ghi halfUp hoặc truncate.");
        file.Require(content.Decimals is >= 0 and <= 4, "decimals", "số chữ số thập phân phải từ 0 đến 4.", "Ghi 2.");
        file.Require(content.HouseholdShiftPercent is > 0 and <= 100, "householdShiftPercent", "phải lớn hơn 0 và không quá 100.", "Ghi 5.");
        file.Require(milestones.TrueForAll(milestone => milestone.Date > baseDate), "milestones", "mốc phải sau ngày gốc.", "Sửa ngày của mốc.");
        file.Require(milestones.Count > 0, "milestones", "chưa có mốc nào.", "Ghi ít nhất một mốc với ngày và số hộ.");
        file.Require(milestones.Zip(milestones.Skip(1)).All(pair => pair.First.Date < pair.Second.Date && pair.First.Exits <= pair.Second.Exits), "milestones", "các mốc phải theo thứ tự ngày, số hộ không giảm.", "Sắp xếp lại các mốc.");
        file.Require(milestones.TrueForAll(milestone => milestone.Exits > 0 && milestone.Exits <= content.NearPoorHouseholds), "milestones", "số hộ của mốc phải từ 1 đến số hộ cận nghèo đầu năm.", "Sửa số hộ của mốc.");
    }

    private static void CheckWards(YamlFile file, Content content, List<PlanWard> wards, WardRegister register, DateOnly baseDate)
    {
        foreach (var repeated in wards.GroupBy(ward => ward.Ward).Where(group => group.Count() > 1))
            file.Require(false, $"wards.{repeated.Key}", "phường, xã ghi hai lần.", "Bỏ một dòng.");
        foreach (var ward in wards)
        {
            file.Require(register.Find(ward.Ward, baseDate) is not null, $"wards.{ward.Ward}", "không có trong wards.yml tại ngày gốc.", "Sửa mã phường, xã.");
            file.Require(ward.Baseline >= 0, $"wards.{ward.Ward}.baseline", "số hộ âm.", "Ghi số từ 0 trở lên.");
        }
        var sum = wards.Sum(ward => ward.Baseline);
        file.Require(sum == content.NearPoorHouseholds, "wards", $"GN407: cộng các phường, xã được {sum} hộ, kế hoạch ghi {content.NearPoorHouseholds} hộ (lệch {sum - content.NearPoorHouseholds}).", "Sửa số của phường, xã hoặc nearPoorHouseholds cho khớp.");
    }

    private static DateOnly Day(YamlFile file, string? text, string place)
    {
        var read = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        file.Require(read, place, $"'{text}' không phải ngày.", "Ghi ngày dạng 2024-12-31.");
        return day;
    }

    private sealed class Content
    {
        public string? Number { get; set; }

        public string? Date { get; set; }

        public string? BaseDate { get; set; }

        public int TotalHouseholds { get; set; }

        public int NearPoorHouseholds { get; set; }

        public int PoorHouseholds { get; set; }

        public string Rounding { get; set; } = "halfUp";

        public int Decimals { get; set; } = 2;

        public decimal HouseholdShiftPercent { get; set; } = 5;

        public List<MilestoneEntry>? Milestones { get; set; }

        public List<WardEntry>? Wards { get; set; }
    }

    private sealed class MilestoneEntry
    {
        public string? Date { get; set; }

        public int Exits { get; set; }
    }

    private sealed class WardEntry
    {
        public string? Ward { get; set; }

        public int Baseline { get; set; }

        public bool Assumed { get; set; }
    }
}
