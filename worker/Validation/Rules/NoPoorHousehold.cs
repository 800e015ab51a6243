namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN308: the city has no poor household by the national standard.</summary>
internal sealed class NoPoorHousehold : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        foreach (var key in new[] { "poorHouseholds", "poorPersons" })
        {
            if (draft.Figure(key) is not { IsFaulty: false, Value: > 0 } figure) continue;
            yield return FindingCatalogue.Create("GN308", draft.Raw.Summary!.Sheet, figure.Cell?.Address.ToString(), figure.Cell?.Shown, ("unit", key == "poorHouseholds" ? "hộ" : "nhân khẩu"));
            yield break;
        }
    }
}
