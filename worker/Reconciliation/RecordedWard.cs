namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>A ward's part of a record: every figure of its position with the cell in which it stands.</summary>
internal static class RecordedWard
{
    public static ReconciliationRecord.WardRecord Of(WardPosition ward) => new(
        ward.Ward.Code,
        ward.State.ToString(),
        ward.Source?.Sha256,
        ward.Baseline,
        ward.Balance.Opening.Households,
        ward.Balance[FigureKey.Exited].Households,
        ward.Balance.Left.Households,
        ward.Balance.Entered.Households,
        ward.Closing.Households,
        ward.ExitedToDate.Households)
    {
        Source = ward.Source is { } source ? new(source.Content.Week.ToString(), source.Version, source.FileName, source.ReceivedAt) : null,
        Figures = [.. Balance.Keys.Select(key => (key, ward.Balance[key])).Append((FigureKey.ExitedToDate, ward.ExitedToDate)).SelectMany(pair => Figures(pair.Item1, pair.Item2, ward))],
    };

    /// <summary>Without what happened in the week.</summary>
    public static ReconciliationRecord.WardRecord AtTheEnd(ReconciliationRecord.WardRecord ward) => ward with
    {
        Figures = [.. ward.Figures!.Where(figure => FigureNames.AtTheEnd.Contains(FigureKey.Parse(figure.Key).InHouseholds))],
    };

    private static IEnumerable<ReconciliationRecord.FigureRecord> Figures(FigureKey key, Counted value, WardPosition ward) =>
        [Figure(key, value.Households, ward), Figure(key.InPersons, value.Persons, ward)];

    private static ReconciliationRecord.FigureRecord Figure(FigureKey key, int value, WardPosition ward)
    {
        var origin = ward.Source?.Content.Summary.Find(ReadFrom(key, ward).ToString())?.Origin;
        return new(key.ToString(), value, origin?.Sheet, origin?.Cell);
    }

    /// <summary>A ward that has not reported the week opens it with the closing of the workbook that is carried over.</summary>
    private static FigureKey ReadFrom(FigureKey key, WardPosition ward) => ward.IsCarriedOver && key.InHouseholds == FigureKey.Opening ? FigureKey.Closing with { IsPersons = key.IsPersons } : key;
}
