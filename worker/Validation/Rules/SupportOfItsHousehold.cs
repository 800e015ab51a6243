using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN311: the code of a support is one household's, the name beside it another's.</summary>
internal sealed partial class SupportOfItsHousehold : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        var heads = draft.Households.Where(household => household is { Code: not null, Head: not null })
            .GroupBy(household => household.Code!, household => Name(household.Head!), StringComparer.Ordinal).ToDictionary(names => names.Key, names => names.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        return from support in draft.Supports
               where support is { Code: not null, Head: not null } && heads.TryGetValue(support.Code!, out var known) && !known.Contains(Name(support.Head!))
               select FindingCatalogue.Create("GN311", support.Row.Sheet, support.Row.Cell("head").Address.ToString(), support.Head, ("household", support.Code!)) with { Household = support.Code };
    }

    /// <summary>Without a form of address and remarks in brackets.</summary>
    private static string Name(string head) => Address().Replace(TextKey.Of(Bracketed().Replace(head, "")), "");

    [GeneratedRegex("^(ong|ba|anh|chi) (?=\\w+ \\w)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();

    [GeneratedRegex("\\([^)]*\\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bracketed();
}
