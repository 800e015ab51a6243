namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>Names of figures that are no keys of the form; with the form's own keys they name every figure of a report.</summary>
public static class FigureNames
{
    /// <summary>Near-poor households in the plan.</summary>
    public const string Baseline = "baseline";

    /// <summary>1 when the ward's workbook was accepted, else 0; of the city the number of such wards.</summary>
    public const string Submitted = "submitted";

    /// <summary>Households that were supported under a policy.</summary>
    public const string SupportHouseholds = "supportHouseholds";

    /// <summary>Lines of support under a policy.</summary>
    public const string SupportLines = "supportLines";

    /// <summary>Whole đồng of support under a policy.</summary>
    public const string SupportAmount = "supportAmount";

    /// <summary>Households that remain in the charge of a body.</summary>
    public const string SponsorRemaining = "sponsorRemaining";

    /// <summary>Households that left near-poverty in the charge of a body.</summary>
    public const string SponsorExited = "sponsorExited";

    /// <summary>Households that lack an indicator.</summary>
    public const string Deprivation = "deprivation";

    /// <summary>Closed weeks of the quarter.</summary>
    public const string ClosedWeeks = "closedWeeks";

    /// <summary>What records of the first form hold of a ward.</summary>
    internal static readonly IReadOnlyList<string> OfOlderRecords = [Submitted, Baseline, .. new[] { FigureKey.Opening, FigureKey.Exited, FigureKey.Closing, FigureKey.ExitedToDate }.Select(key => key.ToString())];
}

/// <summary>Names one figure of a report.</summary>
/// <param name="Ward">Code of the ward; null for the city.</param>
/// <param name="Name">Key of the form or one of <see cref="FigureNames"/>.</param>
/// <param name="Of">The policy, body or indicator; null when there is none.</param>
public sealed record ReportFigure(string? Ward, string Name, string? Of);
