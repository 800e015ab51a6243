namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>One ward's position from what it has filed.</summary>
internal static class Positions
{
    /// <summary>From this week's submission; else carried over from the last one; else the baseline itself.</summary>
    public static WardPosition Of(WardFiling filing, PlanWard planned) => filing switch
    {
        { Current: { } current } => Reported(filing, planned, current),
        { Previous: { } previous } => CarriedOver(filing, planned, previous),
        _ => Unknown(filing, planned),
    };

    private static WardPosition Reported(WardFiling filing, PlanWard planned, FiledSubmission source)
    {
        var summary = source.Content.Summary;
        return new()
        {
            Ward = filing.Ward,
            State = filing.State,
            Source = source,
            Baseline = planned.Baseline,
            BaselineAssumed = planned.Assumed,
            Balance = Balance.Of(summary.Count),
            ExitedToDate = summary.Count(FigureKey.ExitedToDate),
            ReportedPercent = summary.ReportedPercent,
        };
    }

    private static WardPosition CarriedOver(WardFiling filing, PlanWard planned, FiledSubmission source)
    {
        var summary = source.Content.Summary;
        return Still(filing, planned, summary.Count(FigureKey.Closing)) with { Source = source, ExitedToDate = summary.Count(FigureKey.ExitedToDate) };
    }

    private static WardPosition Unknown(WardFiling filing, PlanWard planned) => Still(filing, planned, new(planned.Baseline, 0));

    private static WardPosition Still(WardFiling filing, PlanWard planned, Counted remaining) => new()
    {
        Ward = filing.Ward,
        State = filing.State,
        Source = null,
        Baseline = planned.Baseline,
        BaselineAssumed = planned.Assumed,
        Balance = Balance.Still(remaining),
        ExitedToDate = default,
        ReportedPercent = null,
    };
}
