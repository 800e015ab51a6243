namespace MongCai.Poverty.Etl.Reconciliation.Rules;

/// <summary>A ward that has reported this week and an earlier one, so that the two can be compared.</summary>
/// <param name="Ward">The ward.</param>
/// <param name="Now">This week's submission.</param>
/// <param name="Before">Its newest earlier one.</param>
/// <param name="LastYear">Its newest one of last year; null when there is none.</param>
internal sealed record ReportedTwice(Ward Ward, Submission Now, Submission Before, Submission? LastYear)
{
    /// <summary>False when units became part of the ward since and nothing is known of one of them: the earlier figures lack it.</summary>
    public bool IsWhole { get; private init; }

    /// <summary>True when the earlier one is whole, and of the week before.</summary>
    public bool AreNeighbours { get; private init; }

    public static IEnumerable<ReportedTwice> In(IEnumerable<WardFiling> filings)
    {
        foreach (var filing in filings)
            if (filing is { Current.Content: { } now, Last.Content: { } before }) yield return Of(filing, now, before);
    }

    private static ReportedTwice Of(WardFiling filing, Submission now, Submission before)
    {
        var isWhole = filing.Unheard.Count == 0;
        return new(filing.Ward, now, before, filing.LastYear?.Content) { IsWhole = isWhole, AreNeighbours = isWhole && !filing.IsCut && filing.Last!.IsWhollyOf(now.Week.Previous) };
    }
}
