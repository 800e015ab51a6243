namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN009: summary and list must be there; the support sheet may be missing.</summary>
internal sealed class RequiredSheets : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        if (draft.Raw.Summary is null) yield return Missing(draft.Form.Summary.Sheet, "tổng hợp");
        if (draft.Raw.List is null) yield return Missing(draft.Form.List.Sheet, "danh sách hộ");
    }

    private static Finding Missing(string sheet, string what) => FindingCatalogue.Create("GN009", null, null, null, ("name", $"\"{sheet}\" ({what})"));
}
