using MongCai.Poverty.Etl.Validation.Values;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN206, GN210: length of the CCCD, its agreement with sex and year of birth, and a zero that Excel ate.</summary>
internal sealed class NationalIds : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        foreach (var household in draft.Households)
        {
            if (household.NationalId is not { } id) continue;
            var cell = household.Row.Cell("nationalId");
            if (id.Problem is not null) yield return At("GN206", household, NationalIdValue.Masked(id.Text), ("problem", id.Problem));
            if (id.ZeroRestored) yield return At("GN210", household, NationalIdValue.Masked(cell.Shown ?? ""), ("name", "số CCCD"));
        }
    }

    private static Finding At(string code, HouseholdDraft household, string masked, (string, string) word) =>
        FindingCatalogue.Create(code, household.Row.Sheet, household.Row.Cell("nationalId").Address.ToString(), masked, word) with { Household = household.Code };
}
