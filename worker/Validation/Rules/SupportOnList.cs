namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN310: support goes to households of the list, also to those that have left near-poverty.</summary>
internal sealed class SupportOnList : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        if (draft.Raw.List is null) return [];
        var known = draft.Households.Select(household => TextKey.Of(household.Code)).ToHashSet(StringComparer.Ordinal);
        return from support in draft.Supports
               where support.Code is not null && !known.Contains(TextKey.Of(support.Code))
               select FindingCatalogue.Create("GN310", support.Row.Sheet, support.Row.Cell("code").Address.ToString(), support.Code) with { Household = support.Code };
    }
}
