using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting.Models.Reports;

/// <summary>Movements in the columns of statutory Mẫu 7.3.</summary>
internal static class MovementTable
{
    private const string City = "Toàn thành phố";

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
    public static MovementFigures Build(PeriodResult result)
    {
        var wards = result.Period.Kind == PeriodKind.Week ? result.Closing.Wards : [];
        return new()
        {
            Any = result.Balance.HasMoved,
            City = Row("", City, result.Balance),
            Wards = [.. wards.Select((ward, index) => Row(VietnameseText.Count(index + 1), ward.Ward.FullName, ward.Balance))],
            Text = VietnameseText.Names(wards.Where(ward => ward.Balance.HasMoved).Select(Sentence), "; ").Text,
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
