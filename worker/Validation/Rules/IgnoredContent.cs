namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN007: macros and external links are left alone.</summary>
internal sealed class IgnoredContent : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        if (draft.Raw.Ignored.Count > 0) yield return FindingCatalogue.Create("GN007", null, null, null, ("what", string.Join(", ", draft.Raw.Ignored)));
    }
}
