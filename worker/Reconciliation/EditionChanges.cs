namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>
/// What changed between two frozen results of the same period. Pure. Nothing changes between equal figures; the old figures with the changes applied are the
/// new ones; the changes of the wards add up to the city's.
/// </summary>
public static class EditionChanges
{
    /// <summary>The figures that differ, wards first, then the city. Remarks are no figures.</summary>
    /// <param name="before">The earlier result; one stored in the older form is compared in what it holds.</param>
    /// <param name="after">The later one.</param>
    public static IReadOnlyList<FigureChange> Between(ReconciliationRecord before, ReconciliationRecord after)
    {
        var old = FrozenFigures.Of(before);
        var now = FrozenFigures.Of(after);
        var (oldValues, newValues) = (old.ToDictionary(), now.ToDictionary());
        return [.. now.Concat(old.Where(figure => !newValues.ContainsKey(figure.Key)))
            .Select(figure => figure.Key)
            .Where(key => before.Totals is not null || FigureNames.OfOlderRecords.Contains(key.Name))
            .Select(key => (Key: key, Old: oldValues.GetValueOrDefault(key), New: newValues.GetValueOrDefault(key)))
            .Where(figure => figure.Old != figure.New)
            .Select(figure => Change(figure.Key, figure.Old, figure.New, before, after))
            .OrderBy(change => change.Figure.Ward is null)];
    }

    private static FigureChange Change(ReportFigure key, long old, long now, ReconciliationRecord before, ReconciliationRecord after)
    {
        if (key.Ward is null) return new(key, old, now, ChangeReason.Sum, null);
        if (key.Name == FigureNames.Baseline) return new(key, old, now, ChangeReason.Plan, null);
        var ward = Ward(after, key);
        return new(key, old, now, Reason(Ward(before, key)?.IsSubmitted() ?? false, ward?.IsSubmitted() ?? false), Source(ward, key.Name));
    }

    private static ChangeReason Reason(bool was, bool submitted) => (was, submitted) switch
    {
        (true, true) => ChangeReason.NewVersion,
        (false, true) => ChangeReason.SubmittedLater,
        (true, false) => ChangeReason.Withdrawn,
        _ => ChangeReason.CarriedOver,
    };

    private static FigureSource? Source(ReconciliationRecord.WardRecord? ward, string name)
    {
        if (ward?.Source is not { } workbook) return null;
        var figure = ward.Figures?.FirstOrDefault(one => one.Key == name);
        return new(workbook, figure?.Sheet, figure?.Cell);
    }

    private static ReconciliationRecord.WardRecord? Ward(ReconciliationRecord record, ReportFigure key) => record.Wards.FirstOrDefault(ward => ward.Ward == key.Ward);
}

/// <summary>The figures of a record by name.</summary>
internal static class FrozenFigures
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
