using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>
/// The cell behind each figure of a ward, by the name that the figure has in the model. Movements belong to the week: a ward that has not reported it has
/// none and no cell for them; what is carried over points at the earlier workbook.
/// </summary>
internal static class OriginTable
{
    /// <summary>Name in the model, key of the form, whether the figure is carried over, and how it is called.</summary>
    public static IReadOnlyList<OriginKey> Keys { get; } =
    [
        .. Both("exited", FigureKey.ExitedToDate, isCarried: true, "Lũy kế thoát cận nghèo"),
        .. Both("remaining", FigureKey.Closing, isCarried: true, "Hiện còn (cuối kỳ)"),
        .. Both("movement_opening", FigureKey.Opening, isCarried: false, "Đầu kỳ"),
        .. Both("movement_exited", FigureKey.Exited, isCarried: false, "Thoát cận nghèo trong tuần"),
        .. Both("movement_became_poor", FigureKey.BecamePoor, isCarried: false, "Trở thành hộ nghèo"),
        .. Both("movement_other_decrease", FigureKey.OtherDecrease, isCarried: false, "Giảm khác"),
        .. Both("movement_from_poor", FigureKey.FromPoor, isCarried: false, "Hộ nghèo trở thành hộ cận nghèo"),
        .. Both("movement_relapsed", FigureKey.Relapsed, isCarried: false, "Tái cận nghèo"),
        .. Both("movement_new", FigureKey.New, isCarried: false, "Phát sinh mới"),
        .. Both("movement_other_increase", FigureKey.OtherIncrease, isCarried: false, "Tăng khác"),
    ];

    /// <summary>By figure; null where no cell holds it. Nothing but nulls when the ward has never reported: its figures are the plan's.</summary>
    public static IReadOnlyDictionary<string, OriginFigures?> OfWard(WardPosition ward) =>
        Keys.ToDictionary(key => key.Name, key => OriginFigures.Of(CellOf(ward, key)), StringComparer.Ordinal);

    /// <summary>The city's figures are sums: each has the cells of all wards, in register order, without those that have none.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<OriginFigures>> OfCity(ReconciliationResult result) =>
        Keys.Where(key => key.IsCarried).ToDictionary(
            key => key.Name,
            key => (IReadOnlyList<OriginFigures>)[.. result.Wards.Select(ward => OriginFigures.Of(CellOf(ward, key))).OfType<OriginFigures>()],
            StringComparer.Ordinal);

    /// <summary>The cell of a figure; null when there is none.</summary>
    public static SourceCell? CellOf(WardPosition ward, OriginKey key) => ward switch
    {
        { Source: null } => null,
        { IsCarriedOver: true } when !key.IsCarried => null,
        { Source: { } source } => SourceCell.Of(source, source.Content.Summary.Find(key.Figure)?.Origin),
    };

    private static OriginKey[] Both(string name, FigureKey figure, bool isCarried, string label) =>
        [new(name, figure, isCarried, label + ", hộ"), new(name + "_persons", figure.InPersons, isCarried, label + ", nhân khẩu")];
}

/// <summary>One figure of a ward.</summary>
/// <param name="Name">Name in the model.</param>
/// <param name="Figure">The figure.</param>
/// <param name="IsCarried">True when the figure of an earlier week stands in for a missing one.</param>
/// <param name="Label">Vietnamese.</param>
internal sealed record OriginKey(string Name, FigureKey Figure, bool IsCarried, string Label);
