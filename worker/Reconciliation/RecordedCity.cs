namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>The part of a record that belongs to no single ward.</summary>
internal static class RecordedCity
{
    public static IReadOnlyList<ReconciliationRecord.TotalRecord> Of(ReconciliationResult result, IReadOnlyList<SupportTotal> supports) =>
    [
        .. supports.SelectMany(Support),
        .. result.Sponsors.SelectMany(Sponsor),
        .. result.Deprivations.Select(total => new ReconciliationRecord.TotalRecord(FigureNames.Deprivation, total.Indicator, total.Households)),
    ];

    public static IReadOnlyList<ReconciliationRecord.TotalRecord> Of(PeriodResult result) =>
    [
        new(FigureNames.ClosedWeeks, null, result.ClosedWeeks.Count),
        .. Balance.Movements.SelectMany(key => Moved(key, result.Balance[key])),
        .. Of(result.Closing, result.Supports),
    ];

    private static IEnumerable<ReconciliationRecord.TotalRecord> Moved(FigureKey key, Counted moved) =>
        [new(key.ToString(), null, moved.Households), new(key.InPersons.ToString(), null, moved.Persons)];

    private static IEnumerable<ReconciliationRecord.TotalRecord> Support(SupportTotal total) =>
    [
        new(FigureNames.SupportHouseholds, total.Policy.Word(), total.Households),
        new(FigureNames.SupportLines, total.Policy.Word(), total.Lines),
        new(FigureNames.SupportAmount, total.Policy.Word(), total.Amount),
    ];

    private static IEnumerable<ReconciliationRecord.TotalRecord> Sponsor(SponsorTotal total) =>
    [
        new(FigureNames.SponsorRemaining, total.Sponsor ?? "", total.Remaining),
        new(FigureNames.SponsorExited, total.Sponsor ?? "", total.Exited),
    ];
}
