using System.Globalization;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN305: a decision dated after the week's Sunday belongs to a later report.</summary>
internal sealed class DecisionWithinWeek : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        if (draft.Week?.Sunday is not { } last) return [];
        return from household in draft.Households
               where household.DecisionDate > last
               select FindingCatalogue.Create("GN305", household.Row.Sheet, household.Row.Cell("decisionDate").Address.ToString(), Text(household.DecisionDate!.Value),
                   ("last", Text(last))) with
               { Household = household.Code };
    }

    private static string Text(DateOnly day) => day.ToString("d/M/yyyy", CultureInfo.InvariantCulture);
}
