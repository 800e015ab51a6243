using MongCai.Poverty.Etl.Forms;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN307: near-poor needs B1 at most 175 (phường) or 140 (xã) and B2 below 30; B2 is ten times the marks (Thông tư 07/2021/TT-BLĐTBXH).</summary>
internal sealed class Points : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        var countsMarks = draft.Raw.List is { } list && draft.Form.List.Columns.Select((column, index) => column.Kind != ValueKind.Mark || list.Columns[index] is not null).All(found => found);
        foreach (var household in draft.Households)
        {
            if (ProblemOfB1(draft, household) is { } ofB1) yield return At(household, "b1", ofB1);
            if (ProblemOfB2(draft.Form.Points, household, countsMarks) is { } ofB2) yield return At(household, "b2", ofB2);
        }
    }

    private static string? ProblemOfB1(SubmissionDraft draft, HouseholdDraft household)
    {
        if (draft.Ward is not { } ward || household is not { Status: { } status, B1: { } points } || !status.IsOnList()) return null;
        var most = draft.Form.Points.B1For(ward.Kind);
        return points > most ? $"điểm B1 là {points}, hộ cận nghèo ở {ward.NameInText} không quá {most} điểm" : null;
    }

    private static string? ProblemOfB2(PointLimits limits, HouseholdDraft household, bool countsMarks)
    {
        if (household.B2 is not { } points) return null;
        if (household.Status is { } status && status.IsOnList() && points >= limits.B2Below) return $"điểm B2 là {points}, hộ cận nghèo phải dưới {limits.B2Below} điểm";
        var expected = household.Deprivations.Count * limits.B2PerMark;
        return countsMarks && points != expected ? $"điểm B2 là {points}, nhưng đánh dấu {household.Deprivations.Count} chỉ số thiếu hụt (phải là {expected} điểm)" : null;
    }

    private static Finding At(HouseholdDraft household, string column, string problem) =>
        FindingCatalogue.Create("GN307", household.Row.Sheet, household.Row.Cell(column).Address.ToString(), household.Row.Cell(column).Shown, ("problem", problem)) with { Household = household.Code };
}
