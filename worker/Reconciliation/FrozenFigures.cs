namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>The figures of a record by name.</summary>
public static class FrozenFigures
{
    /// <summary>Every figure of a record once: those of each ward, then the city's sums of them, then the city's other totals.</summary>
    public static IReadOnlyList<KeyValuePair<ReportFigure, long>> Of(ReconciliationRecord record)
    {
        var wards = record.Wards.SelectMany(OfWard).ToList();
        var sums = wards.GroupBy(figure => figure.Key.Name).Select(name => KeyValuePair.Create(new ReportFigure(null, name.Key, null), name.Sum(figure => figure.Value)));
        var totals = (record.Totals ?? []).Select(total => KeyValuePair.Create(new ReportFigure(null, total.Key, total.Of), total.Value));
        return [.. wards, .. sums, .. totals];
    }

    private static IEnumerable<KeyValuePair<ReportFigure, long>> OfWard(ReconciliationRecord.WardRecord ward)
    {
        var reported = ward.Figures?.Select(figure => (figure.Key, figure.Value))
            ?? [($"{FigureKey.Opening}", ward.Opening), ($"{FigureKey.Exited}", ward.Exited), ($"{FigureKey.Closing}", ward.Closing), ($"{FigureKey.ExitedToDate}", ward.ExitedToDate)];
        return ((IEnumerable<(string Name, int Value)>)[(FigureNames.Submitted, ward.IsSubmitted() ? 1 : 0), (FigureNames.Baseline, ward.Baseline), .. reported])
            .Select(figure => KeyValuePair.Create(new ReportFigure(ward.Ward, figure.Name, null), (long)figure.Value));
    }
}
