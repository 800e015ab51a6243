using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>The lines of support.</summary>
internal static partial class SupportRules
{
    /// <summary>GN310: support goes to households of the list, also to those that have left near-poverty.</summary>
    public static IEnumerable<Finding> SupportOnList(SubmissionDraft draft)
    {
        if (draft.Raw.List is null) return [];
        var known = draft.Households.Select(household => household.Code).ToHashSet(StringComparer.Ordinal);
        return from support in draft.Supports
               where support.Code is not null && !known.Contains(support.Code)
               select FindingCatalogue.Create("GN310", support.Row.Sheet, support.Row.Cell("code").Address.ToString(), support.Code) with { Household = support.Code };
    }

    /// <summary>GN212: what is given after the week's Sunday belongs to a later report.</summary>
    public static IEnumerable<Finding> SupportWithinWeek(SubmissionDraft draft)
    {
        if (draft.Week?.Sunday is not { } last) return [];
        return from support in draft.Supports
               where support.Date > last
               let cell = support.Row.Cell("date")
               select FindingCatalogue.Create("GN212", support.Row.Sheet, cell.Address.ToString(), cell.Shown,
                   ("name", "Ngày hỗ trợ"), ("range", $"không sau ngày {HouseholdRules.Text(last)}")) with
               { Household = support.Code };
    }

    /// <summary>GN311: the code of a support is one household's, the name beside it another's.</summary>
    public static IEnumerable<Finding> SupportOfItsHousehold(SubmissionDraft draft)
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
