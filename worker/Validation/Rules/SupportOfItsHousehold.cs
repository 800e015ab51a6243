using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN311: the code of a support is one household's, the name beside it another's.</summary>
internal sealed class SupportOfItsHousehold : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        var heads = draft.Households.Where(household => household is { Code: not null, Head: not null }).ToLookup(household => household.Code!, household => TextKey.Of(household.Head), StringComparer.Ordinal);
        return from support in draft.Supports
               where support is { Code: { } code, Head: not null } && heads.Contains(code) && !heads[code].Contains(TextKey.Of(support.Head), StringComparer.Ordinal)
               select FindingCatalogue.Create("GN311", support.Row.Sheet, support.Row.Cell("head").Address.ToString(), support.Head, ("household", support.Code!)) with { Household = support.Code };
    }
}
