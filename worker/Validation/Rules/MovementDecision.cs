using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN304: a household moves only by a decision with number and date (Quyết định 24/2021/QĐ-TTg). A column that the sheet lacks is not asked for.</summary>
internal sealed class MovementDecision : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft) =>
        from household in draft.Households
        where household.Status is not (null or HouseholdStatus.NearPoor)
        from column in new[] { (Key: "decision", Name: "số quyết định", IsBlank: household.Decision is null), (Key: "decisionDate", Name: "ngày quyết định", IsBlank: household.DecisionDate is null) }
        where column.IsBlank && household.Row.Has(column.Key) && !household.Row.IsFaulty(column.Key)
        select FindingCatalogue.Create("GN304", household.Row.Sheet, household.Row.Cell(column.Key).Address.ToString(), null,
            ("household", household.Code ?? "này"), ("status", household.Row.Cell("status").Shown ?? ""), ("name", column.Name)) with
        { Household = household.Code };
}
