using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Reconciliation;

/// <summary>A ward's part of a record: every figure of its position with the cell in which it stands.</summary>
internal static class RecordedWard
{
    public static ReconciliationRecord.WardRecord Of(WardPosition ward) => new(
        ward.Ward.Code,
        ward.State.ToString(),
        ward.Source?.Sha256,
        ward.Baseline,
        ward.Opening.Households,
        ward.Movements.Exited.Households,
        ward.Movements.Left.Households,
        ward.Movements.Entered.Households,
        ward.Closing.Households,
        ward.ExitedToDate.Households)
    {
        Source = ward.Source is { } source ? new(source.Content.Week.ToString(), source.Version, source.FileName, source.ReceivedAt) : null,
        Figures = [.. Pairs(ward).SelectMany(pair => Figures(pair.Key, pair.Value, ward))],
    };

    /// <summary>Without what happened in the week.</summary>
    public static ReconciliationRecord.WardRecord AtTheEnd(ReconciliationRecord.WardRecord ward) => ward with
    {
        Figures = [.. ward.Figures!.Where(figure => FigureNames.AtTheEnd.Contains(Households(figure.Key)))],
    };

    private static IEnumerable<(string Key, Counted Value)> Pairs(WardPosition ward) =>
    [
        ("opening", ward.Opening),
        ("exited", ward.Movements.Exited),
        ("becamePoor", ward.Movements.BecamePoor),
        ("otherDecrease", ward.Movements.OtherDecrease),
        ("fromPoor", ward.Movements.FromPoor),
        ("relapsed", ward.Movements.Relapsed),
        ("new", ward.Movements.New),
        ("otherIncrease", ward.Movements.OtherIncrease),
        ("closing", ward.Closing),
        ("exitedToDate", ward.ExitedToDate),
    ];

    private static IEnumerable<ReconciliationRecord.FigureRecord> Figures(string key, Counted value, WardPosition ward) =>
        [Figure(key, value.Households, ward), Figure(key + FigureNames.Persons, value.Persons, ward)];

    private static ReconciliationRecord.FigureRecord Figure(string key, int value, WardPosition ward)
    {
        var origin = ward.Source?.Content.Summary.Find(ReadFrom(key, ward))?.Origin;
        return new(key, value, origin?.Sheet, origin?.Cell);
    }

    /// <summary>A ward that has not reported the week opens it with the closing of the workbook that is carried over.</summary>
    private static string ReadFrom(string key, WardPosition ward) =>
        ward.IsCarriedOver && Households(key) == "opening" ? key.Replace("opening", "closing", StringComparison.Ordinal) : key;

    private static string Households(string key) => key.EndsWith(FigureNames.Persons, StringComparison.Ordinal) ? key[..^FigureNames.Persons.Length] : key;
}
