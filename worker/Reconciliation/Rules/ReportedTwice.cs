namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>A ward that has reported this week and an earlier one, so that the two can be compared.</summary>
/// <param name="Ward">The ward.</param>
/// <param name="Now">This week's submission.</param>
/// <param name="Before">Its newest earlier one.</param>
internal sealed record ReportedTwice(Ward Ward, Submission Now, Submission Before)
{
    public static IEnumerable<ReportedTwice> In(IEnumerable<WardFiling> filings)
    {
        foreach (var filing in filings)
            if (filing is { Current.Content: { } now, Last.Content: { } before }) yield return new(filing.Ward, now, before);
    }
}
