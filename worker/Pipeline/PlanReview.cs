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
        return [good, .. end is null ? [] : Differences(plan, end).Select(detail => new CheckLine(subject, CheckState.Lacking, detail))];
    }

    private static IEnumerable<string> Differences(PovertyPlan plan, IReadOnlyList<WardFiling> end) =>
        from filing in end
        where filing.Newest is not null && plan.For(filing.Ward.Code) is not null
        let planned = plan.For(filing.Ward.Code)!.Baseline
        let listed = filing.Newest!.Content.Households.Count(household => household.Status.IsOnList())
        where planned != listed
        select string.Create(CultureInfo.InvariantCulture, $"{filing.Ward.FullName}: kế hoạch ghi {planned} hộ, danh sách đến 31/12/{plan.Year - 1} có {listed} hộ. Đối chiếu với quyết định phê duyệt cuối năm.");

    private static IEnumerable<CheckLine> Of(DraftPlan draft) =>
        [new($"Dự thảo {Path.GetFileName(draft.Path)}", CheckState.Lacking, "chưa được dùng: còn dòng draft: true."), .. draft.Faults.Select(fault => new CheckLine($"Dự thảo {Path.GetFileName(draft.Path)}", CheckState.Lacking, fault.ToString()))];
}
