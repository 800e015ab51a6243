namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN304: a household moves only by a decision with number and date (Quyết định 24/2021/QĐ-TTg). A column that the sheet lacks is not asked for.</summary>
internal sealed class MovementDecision : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft) =>
        from household in draft.Households
        where household.Status is not (null or HouseholdStatus.NearPoor)
        from column in new[] { (Key: "decision", Name: "số quyết định", IsBlank: !IsNumbered(household.Decision)), (Key: "decisionDate", Name: "ngày quyết định", IsBlank: household.DecisionDate is null) }
        where column.IsBlank && household.Row.Has(column.Key) && !household.Row.IsFaulty(column.Key)
        let cell = household.Row.Cell(column.Key)
        select FindingCatalogue.Create("GN304", household.Row.Sheet, cell.Address.ToString(), cell.Shown,
            ("state", cell.IsBlank ? "đang trống" : $"ghi \"{cell.Shown}\""), ("household", household.Code ?? "này"), ("status", household.Row.Cell("status").Shown ?? ""), ("name", column.Name)) with
        { Household = household.Code };

    /// <summary>"Chưa có", "x" and "…/QĐ-UBND" are no number of a decision.</summary>
    private static bool IsNumbered(string? decision) => decision?.IndexOfAny(['1', '2', '3', '4', '5', '6', '7', '8', '9']) >= 0;
}
