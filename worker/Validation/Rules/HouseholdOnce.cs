using MongCai.Poverty.Etl.Validation.Values;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN306: the same code or the same CCCD twice, at the second line.</summary>
internal sealed class HouseholdOnce : IRule
{
    /// <summary>A CMND has nine; "chưa có", "-" and "0" are nobody's number.</summary>
    private const int LeastDigits = 9;

    public IEnumerable<Finding> Check(SubmissionDraft draft) =>
        Twice(draft, "code", "mã hộ", household => household.Code is { } code ? TextKey.Of(code) : null, household => household.Code)
            .Concat(Twice(draft, "nationalId", "số CCCD", household => household.NationalId?.Text is { } id && string.Concat(id.Where(char.IsAsciiDigit)) is { Length: >= LeastDigits } digits ? digits.TrimStart('0') : null, household => NationalIdValue.Masked(household.NationalId!.Text)));

    private static IEnumerable<Finding> Twice(SubmissionDraft draft, string column, string name, Func<HouseholdDraft, string?> key, Func<HouseholdDraft, string?> shown)
    {
        var first = new Dictionary<string, HouseholdDraft>(StringComparer.Ordinal);
        foreach (var household in draft.Households)
        {
            if (key(household) is not { Length: > 0 } value) continue;
            if (!first.TryAdd(value, household))
                yield return FindingCatalogue.Create("GN306", household.Row.Sheet, Place(household, column), shown(household), ("name", name), ("first", Place(first[value], column))) with { Household = household.Code };
        }
    }

    private static string Place(HouseholdDraft household, string column) => household.Row.Cell(column).Address.ToString();
}
