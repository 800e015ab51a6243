using System.Globalization;
using MongCai.Poverty.Etl.Configuration;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Lays every plan beside wards, calendar and the lists at the end of the year before.</summary>
public sealed class PlanReview(PeriodResults results, LookAhead ahead, CityConfiguration city)
{
    /// <summary>One line per plan and per thing that a person should look at.</summary>
    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken ct)
    {
        var lines = new List<CheckLine>();
        foreach (var plan in city.Plans.All) lines.AddRange(await OfAsync(plan, ct));
        lines.AddRange(city.PlanFiles.Drafts.SelectMany(Of));
        lines.AddRange(ahead.Checks());
        return lines;
    }

    private async Task<IEnumerable<CheckLine>> OfAsync(PovertyPlan plan, CancellationToken ct)
    {
        var subject = string.Create(CultureInfo.InvariantCulture, $"Kế hoạch năm {plan.Year} ({plan.Id}.yml)");
        var days = string.Create(CultureInfo.InvariantCulture, $"từ {plan.ValidFrom:dd/MM/yyyy}");
        var good = new CheckLine(subject, CheckState.Good, $"số {plan.Number}, có hiệu lực {days}, {plan.Wards.Count} đơn vị, {plan.NearPoorHouseholds} hộ cận nghèo đầu năm, {plan.Milestones.Count} mốc.");
        var end = await results.EndOfYearAsync(plan.Year - 1, ct);
        return [good, .. end is null ? [] : Differences(plan, YearEndCount.Of(city.Register.On(new(plan.Year - 1, 12, 31)), end)).Select(detail => new CheckLine(subject, CheckState.Lacking, detail))];
    }

    private static IEnumerable<string> Differences(PovertyPlan plan, IReadOnlyList<YearEndCount> end) =>
        from counted in end
        where counted.Count is not null && plan.For(counted.Ward.Code) is not null
        let planned = plan.For(counted.Ward.Code)!.Baseline
        where planned != counted.Count
        select string.Create(CultureInfo.InvariantCulture, $"{counted.Ward.FullName}: kế hoạch ghi {planned} hộ, danh sách đến 31/12/{plan.Year - 1} có {counted.Count} hộ{Elsewhere(counted)}. Đối chiếu với quyết định phê duyệt cuối năm.");

    private static string Elsewhere(YearEndCount counted) => counted.Elsewhere.Count == 0 ? "" : $", không tính {string.Join(", ", counted.Elsewhere)} (cùng số định danh với hộ của đơn vị khác)";

    private static IEnumerable<CheckLine> Of(DraftPlan draft) =>
        [new($"Dự thảo {Path.GetFileName(draft.Path)}", CheckState.Lacking, "chưa được dùng: còn dòng draft: true."), .. draft.Faults.Select(fault => new CheckLine($"Dự thảo {Path.GetFileName(draft.Path)}", CheckState.Lacking, fault.ToString()))];
}
