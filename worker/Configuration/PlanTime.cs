using System.Globalization;
using MongCai.Poverty.Etl.Forms;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>Holds a plan against its time: it is valid within its year, names the units of one day, and each of them has one successor when units change in the year.</summary>
internal static class PlanTime
{
    /// <summary>Notes what is wrong.</summary>
    /// <param name="root">The file.</param>
    /// <param name="plan">What it says.</param>
    /// <param name="wards">Its units with their lines.</param>
    /// <param name="register">All units.</param>
    public static void Check(YamlSection root, PovertyPlan plan, IReadOnlyList<(YamlSection Entry, PlanWard Planned)> wards, WardRegister register)
    {
        CheckValidity(root, plan);
        var then = plan.UnitsOn(register);
        if (HasStrangers(plan, wards, register, then) || wards.DistinctBy(one => one.Planned.Ward).Count() < wards.Count) return;
        foreach (var ward in register.On(then).Where(ward => plan.For(ward.Code) is null))
            root.Fault("wards", $"thiếu {ward.NameInText} ({ward.Code}), là đơn vị có trong wards.yml {When(plan, then)}.", "Thêm đơn vị này với số hộ cận nghèo đầu năm (0 nếu không có hộ nào).");
        foreach (var (entry, planned) in wards) CheckSuccessor(entry, register.Find(planned.Ward, then)!, plan.Year, register, then);
    }

    private static void CheckValidity(YamlSection root, PovertyPlan plan)
    {
        if (!root.Keys.Contains("validFrom"))
        {
            root.Require(plan.ValidFrom.Year == plan.Year, "baseDate", $"kế hoạch lấy số đầu năm tại {Text(plan.BaseDate)} sẽ có hiệu lực từ {Text(plan.ValidFrom)}, chưa sang năm {plan.Year}.", $"Sửa baseDate thành {plan.BaseDate.Year}-12-31, hoặc thêm mục validFrom với ngày có hiệu lực trong năm {plan.Year}.");
            return;
        }

        var orDrop = plan.BaseDate is { Month: 12, Day: 31 } ? ", hoặc bỏ mục này: kế hoạch khi đó có hiệu lực từ ngày sau ngày gốc" : "";
        root.Require(plan.ValidFrom > plan.BaseDate && plan.ValidFrom.Year == plan.Year, "validFrom", $"ngày có hiệu lực phải thuộc năm {plan.Year}, là năm sau ngày gốc.", $"Sửa validFrom{orDrop}.");
    }

    /// <summary>A code that is none of the day's is most often the one that is missing, so that the missing ones are told only where there is none.</summary>
    private static bool HasStrangers(PovertyPlan plan, IReadOnlyList<(YamlSection Entry, PlanWard Planned)> wards, WardRegister register, DateOnly then) =>
        wards.Select(one => one.Entry.Require(register.Find(one.Planned.Ward, then) is not null, "ward", $"\"{one.Planned.Ward}\" không có trong wards.yml {When(plan, then)}.", "Sửa mã phường, xã.")).ToList().Contains(false);

    /// <summary>A base figure goes to exactly one unit: nobody but the city can share it out.</summary>
    private static void CheckSuccessor(YamlSection entry, Ward ward, int year, WardRegister register, DateOnly then)
    {
        foreach (var day in Changes(register, year).Where(day => day > then))
        {
            var successors = register.SuccessorsOf(ward.Code, then, day);
            if (successors.Count == 1) continue;
            var found = successors.Count == 0 ? "không có đơn vị kế thừa nào" : $"có {successors.Count} đơn vị kế thừa ({string.Join(", ", successors.Select(one => one.Name))})";
            entry.Fault("ward", $"từ ngày {Text(day)}, {ward.NameInText} ({ward.Code}) {found} trong wards.yml; số đầu năm phải chuyển cho đúng một đơn vị.", "Ghi đúng một mã ở mục successors của đơn vị đã hết hiệu lực trong wards.yml, hoặc lập kế hoạch điều chỉnh theo các đơn vị mới (validFrom).");
            return;
        }
    }

    /// <summary>The days of a year on which other units exist than the day before.</summary>
    private static IEnumerable<DateOnly> Changes(WardRegister register, int year) =>
        register.Wards.Select(ward => ward.ValidFrom)
            .Concat(register.Wards.Where(ward => ward.ValidTo < DateOnly.MaxValue).Select(ward => ward.ValidTo!.Value.AddDays(1)))
            .Where(day => day.Year == year).Distinct().Order();

    private static string When(PovertyPlan plan, DateOnly day) => $"{(day == plan.BaseDate ? "tại ngày gốc" : "tại ngày kế hoạch có hiệu lực")} ({Text(day)})";

    private static string Text(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
