using System.Globalization;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN301: closing, exited and exitedToDate of the summary, households and persons, against the list.</summary>
internal sealed class SummaryAgainstList : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        if (draft.Raw.Summary is null || draft.Raw.List is null || draft.Households.Any(household => household.Status is null)) return [];
        var exited = draft.Households.Where(household => household.Status == HouseholdStatus.Exited).ToList();
        var findings = Compare(draft, "closing", [.. draft.Households.Where(household => household.Status!.Value.IsOnList())])
            .Concat(Compare(draft, "exitedToDate", exited));
        var datesAreSound = exited.TrueForAll(household => !household.Row.IsFaulty("decisionDate"));
        return draft.Week is { } week && datesAreSound
            ? findings.Concat(Compare(draft, "exited", exited.FindAll(household => household.DecisionDate is { } date && week.Contains(date))))
            : findings;
    }

    private static IEnumerable<Finding> Compare(SubmissionDraft draft, string key, List<HouseholdDraft> households)
    {
        if (Differs(draft, key, households.Count, "hộ") is { } finding) yield return finding;
        if (households.TrueForAll(household => household.Members is not null)
            && Differs(draft, $"{key}Persons", households.Sum(household => household.Members!.Value), "nhân khẩu") is { } ofPersons)
            yield return ofPersons;
    }

    private static Finding? Differs(SubmissionDraft draft, string key, int computed, string unit)
    {
        if (draft.Figure(key) is not { IsFaulty: false, Value: { } value } figure || value == computed) return null;
        return FindingCatalogue.Create("GN301", draft.Raw.Summary!.Sheet, figure.Cell?.Address.ToString(), value.ToString("0", CultureInfo.InvariantCulture),
            ("name", $"\"{figure.Label}\""), ("computed", $"{computed} {unit}"));
    }
}
