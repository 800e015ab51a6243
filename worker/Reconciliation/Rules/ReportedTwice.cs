namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>A ward that has reported this week and an earlier one, so that the two can be compared.</summary>
/// <param name="Ward">The ward.</param>
/// <param name="Now">This week's submission.</param>
/// <param name="Before">Its newest earlier one.</param>
/// <param name="LastYear">Its newest one of last year; null when there is none.</param>
internal sealed record ReportedTwice(Ward Ward, Submission Now, Submission Before, Submission? LastYear)
{
    public static IEnumerable<ReportedTwice> In(IEnumerable<WardFiling> filings)
    {
        foreach (var filing in filings)
            if (filing is { Current.Content: { } now, Last.Content: { } before }) yield return new(filing.Ward, now, before, filing.LastYear?.Content);
    }
}
