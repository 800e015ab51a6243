using MongCai.Poverty.Etl.Forms;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>What a file of config/plans says.</summary>
/// <param name="Path">The file.</param>
/// <param name="Year">The year it is for; null when that cannot be read.</param>
/// <param name="IsDraft">True when it says <c>draft: true</c>: it counts for nothing.</param>
/// <param name="Plan">The plan; null when the file has faults.</param>
/// <param name="Faults">What is wrong with it.</param>
internal sealed record PlanReading(string Path, int? Year, bool IsDraft, PovertyPlan? Plan, IReadOnlyList<ConfigurationFault> Faults)
{
    /// <summary>Line that says from when it is valid.</summary>
    public int? Line { get; init; }
}

/// <summary>A file of config/plans.</summary>
internal static class PlanFile
{
    private static readonly Dictionary<string, RoundingRule> Roundings = new(StringComparer.Ordinal)
    {
        ["halfUp"] = RoundingRule.HalfUp,
        ["truncate"] = RoundingRule.Truncate,
    };

    /// <summary>Reads a plan and checks it against the register; of a file that has faults, among them GN407 (the wards do not add up), it gives what can be said.</summary>
    public static PlanReading Read(string path, WardRegister register)
    {
        (int? year, int? line, bool? isDraft) = (null, null, null);
        try
        {
            var plan = YamlFile.Read(path, root =>
            {
                isDraft = root.Flag("draft");
                var read = Plan(root, path, register);
                year = root.IsRead("baseDate") ? read.Year : null;
                line = root.Line(root.Keys.Contains("validFrom") ? "validFrom" : "baseDate");
                return read;
            });
            return new(path, year, isDraft == true, plan, []) { Line = line };
        }
        catch (ConfigurationFaultException wrong)
        {
            var broken = isDraft is null ? BrokenPlan.Of(path) : new(isDraft.Value, year);
            return new(path, broken.Year, broken.IsDraft, null, wrong.Faults) { Line = line };
        }
    }

    private static PovertyPlan Plan(YamlSection root, string path, WardRegister register)
    {
        var baseDate = root.Day("baseDate");
        var nearPoor = root.Number("nearPoorHouseholds");
        var wards = Wards(root);
        var plan = new PovertyPlan(
            Path.GetFileNameWithoutExtension(path), root.Text("number", "Ghi số, ký hiệu, ví dụ 57/KH-UBND."), root.Day("date"), baseDate, root.Number("totalHouseholds"), nearPoor, root.Number("poorHouseholds", missing: 0),
            [.. wards.Select(one => one.Planned)], Milestones(root, baseDate, nearPoor), root.Word("rounding", "cách làm tròn", Roundings, RoundingRule.HalfUp), root.Number("decimals", missing: 2), root.Decimal("householdShiftPercent", missing: 5))
        { ValidFrom = root.OptionalDay("validFrom") ?? (baseDate < DateOnly.MaxValue ? baseDate.AddDays(1) : baseDate) };
        Check(root, plan);
        if (root.IsRead("baseDate") && root.IsRead("validFrom")) PlanTime.Check(root, plan, wards, register);
        return plan;
    }

    private static void Check(YamlSection root, PovertyPlan plan)
    {
        if (!root.Flag("draft"))
            root.Require(plan.Number.Any(char.IsAsciiDigit) && !plan.Number.Contains('…'), "number", $"số, ký hiệu \"{plan.Number}\" chưa đầy đủ.", "Ghi số, ký hiệu của kế hoạch đã ban hành, ví dụ 57/KH-UBND.");
        root.Require(plan.TotalHouseholds > 0, "totalHouseholds", "tổng số hộ phải lớn hơn 0.", "Ghi tổng số hộ dân cư tại ngày gốc.");
        if (root.IsRead("totalHouseholds") && root.IsRead("nearPoorHouseholds"))
            root.Require(plan.NearPoorHouseholds + (long)plan.PoorHouseholds <= Math.Max(1, plan.TotalHouseholds), "totalHouseholds", $"tổng số hộ ({plan.TotalHouseholds}) ít hơn số hộ cận nghèo và hộ nghèo cộng lại ({plan.NearPoorHouseholds + (long)plan.PoorHouseholds}).", "Ghi tổng số hộ dân cư tại ngày gốc, kể cả hộ nghèo, hộ cận nghèo.");
        root.Require(plan.Decimals is >= 0 and <= 4, "decimals", "số chữ số thập phân phải từ 0 đến 4.", "Ghi 2.");
        root.Require(plan.HouseholdShiftPercent is > 0 and <= 100, "householdShiftPercent", "mục householdShiftPercent phải lớn hơn 0 và không quá 100.", "Ghi 5.");
        var (sum, planned) = (plan.Wards.Sum(ward => ward.Baseline), plan.NearPoorHouseholds);
        if (root.IsRead("nearPoorHouseholds"))
            root.Require(sum == planned, "wards", $"GN407: cộng các phường, xã được {sum} hộ, kế hoạch ghi {planned} hộ (lệch {sum - planned}).", "Sửa số của phường, xã hoặc nearPoorHouseholds cho khớp.");
    }

    private static List<Milestone> Milestones(YamlSection root, DateOnly baseDate, int nearPoor)
    {
        var entries = root.Sections("milestones", entry => (Entry: entry, Milestone: new Milestone(entry.Day("date"), entry.Number("exits"))));
        root.Require(entries.Count > 0, "milestones", "chưa có mốc nào.", "Ghi ít nhất một mốc với ngày và số hộ.");
        int? most = root.IsRead("nearPoorHouseholds") ? nearPoor : null;
        foreach (var (entry, milestone) in entries)
        {
            entry.Require(milestone.Date > baseDate, "date", "mốc phải sau ngày gốc.", "Sửa ngày của mốc.");
            entry.Require(milestone.Exits > 0 && !(milestone.Exits > most), "exits", "số hộ của mốc phải từ 1 đến số hộ cận nghèo đầu năm.", "Sửa số hộ của mốc.");
        }

        foreach (var (before, (entry, milestone)) in entries.Zip(entries.Skip(1)))
        {
            entry.Require(before.Milestone.Date < milestone.Date, "date", "các mốc phải theo thứ tự ngày.", "Sắp xếp lại các mốc.");
            entry.Require(before.Milestone.Exits <= milestone.Exits, "exits", "số hộ của mốc không được ít hơn mốc trước.", "Sắp xếp lại các mốc hoặc sửa số hộ.");
        }

        return [.. entries.Select(one => one.Milestone)];
    }

    private static IReadOnlyList<(YamlSection Entry, PlanWard Planned)> Wards(YamlSection root)
    {
        var entries = root.Sections("wards", entry => (Entry: entry, Planned: new PlanWard(entry.Text("ward"), entry.Number("baseline", missing: 0), entry.Flag("assumed"))));
        foreach (var (entry, planned) in entries.GroupBy(one => one.Planned.Ward).SelectMany(same => same.Skip(1)))
            entry.Require(false, "ward", $"phường, xã \"{planned.Ward}\" ghi hai lần.", "Bỏ một lần.");
        foreach (var (entry, planned) in entries)
            entry.Require(planned.Baseline >= 0, "baseline", "số hộ âm.", "Ghi số từ 0 trở lên.");
        return entries;
    }
}
