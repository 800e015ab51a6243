using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>Movements in the columns of statutory Mẫu 7.3.</summary>
internal static class MovementTable
{
    /// <summary>What each movement is called after its number of households.</summary>
    private static readonly Dictionary<FigureKey, string> Names = new()
    {
        [FigureKey.Exited] = "hộ thoát cận nghèo",
        [FigureKey.BecamePoor] = "hộ trở thành hộ nghèo",
        [FigureKey.OtherDecrease] = "hộ giảm khác",
        [FigureKey.FromPoor] = "hộ nghèo trở thành hộ cận nghèo",
        [FigureKey.Relapsed] = "hộ tái cận nghèo",
        [FigureKey.New] = "hộ phát sinh mới",
        [FigureKey.OtherIncrease] = "hộ tăng khác",
    };

    /// <summary>The movements of a longer period are known for the city alone.</summary>
    public static MovementFigures Build(PeriodResult result, Area area)
    {
        var wards = result.WardsWithMovements;
        return new()
        {
            Any = result.Balance.HasMoved,
            City = Row("", Sentences.Beginning(area.Whole), result.Balance),
            Wards = [.. wards.Select((ward, index) => Row(VietnameseText.Count(index + 1), ward.Ward.FullName, ward.Balance))],
            Text = VietnameseText.Some(wards.Where(ward => ward.Balance.HasMoved).Select(Sentence), "; ").Text,
        };
    }

    private static MovementRowFigures Row(string number, string name, Balance balance) => new(number, name, Line(balance, counted => counted.Households), Line(balance, counted => counted.Persons));

    private static MovementLineFigures Line(Balance balance, Func<Counted, int> unit)
    {
        string Text(FigureKey key) => VietnameseText.Count(unit(balance[key]));
        return new MovementLineFigures(
            Text(FigureKey.Opening), Text(FigureKey.Exited), Text(FigureKey.BecamePoor), Text(FigureKey.OtherDecrease),
            Text(FigureKey.FromPoor), Text(FigureKey.Relapsed), Text(FigureKey.New), Text(FigureKey.OtherIncrease), Text(FigureKey.Closing));
    }

    private static string Sentence(WardPosition ward)
    {
        var parts = Balance.Movements.Select(key => (ward.Balance[key].Households, Words: Names[key])).Where(kind => kind.Households > 0).Select(kind => $"{VietnameseText.Padded(kind.Households)} {kind.Words}");
        return $"{ward.Ward.NameInText}: {string.Join(", ", parts)}";
    }
}

/// <summary>Mẫu 7.3.</summary>
public sealed record MovementFigures
{
    /// <summary>False when nothing moved.</summary>
    public required bool Any { get; init; }

    /// <summary>The city.</summary>
    public required MovementRowFigures City { get; init; }

    /// <summary>All wards, in the order of the register; empty in the quarterly review.</summary>
    public required IReadOnlyList<MovementRowFigures> Wards { get; init; }

    /// <summary>The wards where something moved, with what moved, in one sentence; null when nothing did or when it is not known by ward.</summary>
    public required string? Text { get; init; }
}

/// <summary>Movements of one ward or of the city.</summary>
/// <param name="Row">Running number; empty for the city.</param>
/// <param name="Name">Ward or <c>Toàn thành phố</c>.</param>
/// <param name="Households">Line "Hộ".</param>
/// <param name="Persons">Line "Nhân khẩu".</param>
public sealed record MovementRowFigures(string Row, string Name, MovementLineFigures Households, MovementLineFigures Persons);

/// <summary>One line of Mẫu 7.3, columns (1) to (9).</summary>
/// <param name="Opening">(1).</param>
/// <param name="Exited">(2).</param>
/// <param name="BecamePoor">(3).</param>
/// <param name="OtherDecrease">(4).</param>
/// <param name="FromPoor">(5).</param>
/// <param name="Relapsed">(6).</param>
/// <param name="New">(7).</param>
/// <param name="OtherIncrease">(8).</param>
/// <param name="Closing">(9).</param>
public sealed record MovementLineFigures(
    string Opening, string Exited, string BecamePoor, string OtherDecrease, string FromPoor, string Relapsed, string New, string OtherIncrease, string Closing);
