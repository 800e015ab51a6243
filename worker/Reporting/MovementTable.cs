using MongCai.Poverty.Etl.Reconciliation;

namespace MongCai.Poverty.Etl.Reporting;

/// <summary>Movements in the columns of statutory Mẫu 7.3.</summary>
internal static class MovementTable
{
    private const string City = "Toàn thành phố";

    public static MovementFigures OfWeek(ReconciliationResult result)
    {
        var wards = result.Wards.Select((ward, index) => Row(VietnameseText.Count(index + 1), ward.Ward.FullName, ward.Opening, ward.Movements, ward.Closing));
        var city = result.City;
        return new MovementFigures
        {
            Any = city.Movements != Movements.None,
            City = Row("", City, city.Opening, city.Movements, city.Closing),
            Wards = [.. wards],
            Text = VietnameseText.Names(result.Wards.Where(ward => ward.Movements != Movements.None).Select(Sentence), "; ").Text,
        };
    }

    /// <summary>The quarter's opening is what the closing was before the quarter's movements: closing + left − entered.</summary>
    public static MovementFigures OfQuarter(QuarterResult result)
    {
        var closing = result.Closing.City.Closing;
        var (left, entered) = (result.Movements.Left, result.Movements.Entered);
        var opening = new Counted(closing.Households + left.Households - entered.Households, closing.Persons + left.Persons - entered.Persons);
        return new MovementFigures
        {
            Any = result.Movements != Movements.None,
            City = Row("", City, opening, result.Movements, closing),
            Wards = [],
            Text = null,
        };
    }

    private static MovementRowFigures Row(string number, string name, Counted opening, Movements movements, Counted closing) =>
        new(number, name, Line(opening, movements, closing, counted => counted.Households), Line(opening, movements, closing, counted => counted.Persons));

    private static MovementLineFigures Line(Counted opening, Movements movements, Counted closing, Func<Counted, int> unit)
    {
        string Text(Counted counted) => VietnameseText.Count(unit(counted));
        return new MovementLineFigures(
            Text(opening), Text(movements.Exited), Text(movements.BecamePoor), Text(movements.OtherDecrease),
            Text(movements.FromPoor), Text(movements.Relapsed), Text(movements.New), Text(movements.OtherIncrease), Text(closing));
    }

    private static string Sentence(WardPosition ward)
    {
        var moved = ward.Movements;
        (Counted Counted, string Words)[] kinds =
        [
            (moved.Exited, "hộ thoát cận nghèo"), (moved.BecamePoor, "hộ trở thành hộ nghèo"), (moved.OtherDecrease, "hộ giảm khác"),
            (moved.FromPoor, "hộ nghèo trở thành hộ cận nghèo"), (moved.Relapsed, "hộ tái cận nghèo"), (moved.New, "hộ phát sinh mới"),
            (moved.OtherIncrease, "hộ tăng khác"),
        ];
        var parts = kinds.Where(kind => kind.Counted.Households > 0).Select(kind => $"{VietnameseText.Padded(kind.Counted.Households)} {kind.Words}");
        return $"{ward.Ward.NameInText}: {string.Join(", ", parts)}";
    }
}
