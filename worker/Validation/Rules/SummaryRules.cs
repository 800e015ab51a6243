using System.Globalization;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>The figures of the summary, with each other and with the list.</summary>
internal static class SummaryRules
{
    /// <summary>GN301: closing, exited and exitedToDate of the summary, households and persons, against the list.</summary>
    public static IEnumerable<Finding> SummaryAgainstList(SubmissionDraft draft)
    {
        if (draft.Raw.Summary is null || draft.Raw.List is null || draft.Households.Any(household => household.Status is null)) return [];
        var exited = draft.Households.Where(household => household.Status == HouseholdStatus.Exited).ToList();
        var findings = Compare(draft, "closing", [.. draft.Households.Where(household => household.Status!.Value.IsOnList())])
            .Concat(ToDate(draft, exited));
        var datesAreSound = exited.TrueForAll(household => !household.Row.IsFaulty("decisionDate"));
        return draft.Week is { } week && datesAreSound
            ? findings.Concat(Compare(draft, "exited", exited.FindAll(household => household.DecisionDate is { } date && week.Contains(date))))
            : findings;
    }

    /// <summary>
    /// Counted from 1 January of the year in which the week ends: who left before it belongs to the year before. A list that still has last year's exits gets one finding (GN312),
    /// whether the ward counts them or not; the list of the week that holds 1 January has them rightly.
    /// </summary>
    private static IEnumerable<Finding> ToDate(SubmissionDraft draft, List<HouseholdDraft> exited)
    {
        var former = draft.Week is { } week ? exited.FindAll(household => household.DecisionDate < week.YearStart) : [];
        var counted = former.Count > 0 && draft.Figure("exitedToDate")?.Value == exited.Count;
        var findings = Compare(draft, "exitedToDate", counted ? exited : exited.FindAll(household => !former.Contains(household)));
        return former.Count > 0 && (counted || draft.Week!.Value.Monday >= draft.Week.Value.YearStart) ? findings.Append(LastYearsList(former, draft.Week!.Value, counted)) : findings;
    }

    /// <summary>GN312.</summary>
    private static Finding LastYearsList(List<HouseholdDraft> former, ReportingWeek week, bool counted)
    {
        var (row, last) = (former[0].Row, week.PlanYear - 1);
        var isListed = string.Create(CultureInfo.InvariantCulture, $"{former.Count} hộ đã thoát cận nghèo từ năm {last}");
        var what = counted
            ? $"lũy kế số hộ thoát cận nghèo đang tính cả {isListed}; lũy kế năm {week.PlanYear} tính lại từ 0 nên các hộ này không được tính"
            : $"danh sách còn {isListed}; các hộ này thuộc số liệu năm trước nên không được tính";
        return FindingCatalogue.Create("GN312", row.Sheet, row.Cell("decisionDate").Address.ToString(), null, ("what", what), ("year", week.PlanYear.ToString(CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<Finding> Compare(SubmissionDraft draft, string key, List<HouseholdDraft> households)
    {
        if (Differs(draft, key, households.Count, "hộ") is { } finding) yield return finding;
        if (households.TrueForAll(household => household.Members is not null)
            && Differs(draft, $"{key}Persons", households.Sum(household => household.Members!.Value), "nhân khẩu") is { } ofPersons)
            yield return ofPersons;
    }

    private static Finding? Differs(SubmissionDraft draft, string key, int computed, string unit)
    {
        if (draft.Figure(key) is not { IsFaulty: false, Value: { } value } figure || value == computed) return null;
        return FindingCatalogue.Create("GN301", draft.Raw.Summary!.Sheet, figure.Cell?.Address.ToString(), value.ToString("0", CultureInfo.InvariantCulture),
            ("name", $"\"{figure.Label}\""), ("computed", $"{computed} {unit}"));
    }

    /// <summary>GN302: closing = opening − decreases + increases (Mẫu 7.3, Thông tư 07/2021/TT-BLĐTBXH). Real forms often break it, so it is a warning.</summary>
    public static IEnumerable<Finding> BalanceHolds(SubmissionDraft draft)
    {
        if (draft.Raw.Summary is null || draft.Figure("closing") is not { IsFaulty: false, Value: { } closing } figure) yield break;
        decimal computed = 0;
        foreach (var indicator in draft.Form.Summary.Indicators.Where(indicator => indicator.Balance != 0))
        {
            if (draft.Figure(indicator.Key) is not { IsFaulty: false, Value: { } value }) yield break;
            computed += indicator.Balance * value;
        }

        if (computed != closing) yield return Unbalanced(draft.Raw.Summary.Sheet, figure.Cell?.Address.ToString(), closing, computed);
    }

    /// <summary>The finding for a closing figure of any form.</summary>
    internal static Finding Unbalanced(string sheet, string? cell, decimal closing, decimal computed) =>
        FindingCatalogue.Create("GN302", sheet, cell, Text(closing), ("computed", Text(computed)), ("difference", (closing - computed).ToString("+0;-0", CultureInfo.InvariantCulture)));

    private static string Text(decimal value) => value.ToString("0", CultureInfo.InvariantCulture);

    /// <summary>GN303: the typed rate must be exitedToDate / baseline, rounded or cut off at the precision it shows (published figures are cut off).</summary>
    public static IEnumerable<Finding> ReportedPercent(SubmissionDraft draft)
    {
        if (draft.Figure("reportedPercent") is not { IsFaulty: false, Percent: { } percent } figure) yield break;
        if (draft.Figure("exitedToDate") is not { IsFaulty: false, Value: { } exited }) yield break;
        if (draft.Figure("baseline") is not { IsFaulty: false, Value: { } baseline }) yield break;
        var exact = baseline == 0 ? 0 : exited * 100 / baseline;
        if (percent.Agrees(exact)) yield break;
        yield return FindingCatalogue.Create("GN303", draft.Raw.Summary!.Sheet, figure.Cell?.Address.ToString(), figure.Cell?.Shown,
            ("exited", exited.ToString("0", CultureInfo.InvariantCulture)),
            ("baseline", baseline.ToString("0", CultureInfo.InvariantCulture)),
            ("computed", exact.ToString("0.00", CultureInfo.GetCultureInfo("vi-VN"))));
    }

    /// <summary>GN308: the city has no poor household by the national standard.</summary>
    public static IEnumerable<Finding> NoPoorHousehold(SubmissionDraft draft)
    {
        foreach (var key in new[] { "poorHouseholds", "poorPersons" })
        {
            if (draft.Figure(key) is not { IsFaulty: false, Value: > 0 } figure) continue;
            yield return FindingCatalogue.Create("GN308", draft.Raw.Summary!.Sheet, figure.Cell?.Address.ToString(), figure.Cell?.Shown, ("unit", key == "poorHouseholds" ? "hộ" : "nhân khẩu"), ("level", draft.Area.Level), ("office", draft.Area.Office));
            yield break;
        }
    }
}
