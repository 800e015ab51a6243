using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Reporting.Annex;

/// <summary>Sheet "Biến động": the columns of statutory Mẫu 7.3, two lines per unit; the balance is reckoned live.</summary>
internal static class MovementSheet
{
    private const string Households = "Hộ";
    private const string Persons = "Nhân khẩu";
    private const int Unit = 3;
    private const int Opening = 4;
    private const int Closing = 12;
    private const int FirstEntering = 8;

    /// <summary>By ward, with sums over them.</summary>
    /// <param name="model">What the report says.</param>
    /// <param name="result">The figures it was made from.</param>
    public static SheetPlan Plan(ReportModel model, ReconciliationResult result)
    {
        var wards = result.Wards.Zip(model.Wards).Select(pair => new UnitMovements(pair.Second.Row, pair.Second.Name, pair.First.Opening, pair.First.Movements, pair.First.Closing));
        return Plan(model, [.. wards], new UnitMovements("", AnnexTable.City, result.City.Opening, result.City.Movements, result.City.Closing));
    }

    /// <summary>Of a quarter, whose movements are known for the city alone.</summary>
    /// <param name="model">What the review says.</param>
    /// <param name="quarter">The figures it was made from.</param>
    public static SheetPlan Plan(ReportModel model, QuarterResult quarter)
    {
        var closing = quarter.Closing.City.Closing;
        var net = quarter.Movements.Net;
        var opening = new Counted(closing.Households - net.Households, closing.Persons - net.Persons);
        return Plan(model, [], new UnitMovements("", AnnexTable.City, opening, quarter.Movements, closing));
    }

    private static SheetPlan Plan(ReportModel model, IReadOnlyList<UnitMovements> wards, UnitMovements city)
    {
        var table = new AnnexTable("Biến động", "BIẾN ĐỘNG HỘ CẬN NGHÈO (THEO MẪU 7.3)", $"{model.PeriodTitle}, từ ngày {model.From} đến ngày {model.To}",
            new("STT", 6), new("Xã, phường", 22), new("Đơn vị tính", 11), new("Đầu kỳ", 9), new("Thoát cận nghèo", 9), new("Trở thành hộ nghèo", 9), new("Giảm khác", 9),
            new("Hộ nghèo trở thành hộ cận nghèo", 13), new("Tái cận nghèo", 9), new("Phát sinh mới", 9), new("Tăng khác", 9), new("Cuối kỳ", 9), new("Chênh lệch cân đối", 11));
        foreach (var ward in wards)
        {
            AddLine(table, ward, Households, counted => counted.Households);
            AddLine(table, ward, Persons, counted => counted.Persons);
        }

        var last = table.Next - 1;
        AddTotal(table, city, Households, last, counted => counted.Households);
        AddTotal(table, city, Persons, last, counted => counted.Persons);
        table.Note("Chênh lệch cân đối = đầu kỳ - các cột giảm (5), (6), (7) + các cột tăng (8), (9), (10), (11) - cuối kỳ; khác 0 là số liệu của đơn vị chưa cân đối.");
        return table.Plan;
    }

    private static void AddLine(AnnexTable table, UnitMovements unit, string name, Func<Counted, int> count) => table.Add(
    [
        AnnexCell.Word(name == Households ? unit.Row : ""),
        AnnexCell.Text(name == Households ? unit.Name : ""),
        AnnexCell.Word(name),
        .. Values(unit).Select(counted => AnnexCell.Count(count(counted))),
        Balance(table, unit, count),
    ]);

    private static void AddTotal(AnnexTable table, UnitMovements city, string name, int last, Func<Counted, int> count)
    {
        PlannedCell Total(int column, int value) => last < AnnexTable.FirstRow
            ? AnnexCell.Count(value)
            : AnnexCell.Count($"SUMIF({Range(Unit, last)},\"{name}\",{Range(column, last)})", value);
        table.Add(
        [
            AnnexCell.Word(""),
            AnnexCell.Strong(AnnexCell.Text(name == Households ? city.Name : "")),
            AnnexCell.Strong(AnnexCell.Word(name)),
            .. Values(city).Select((counted, index) => AnnexCell.Strong(Total(Opening + index, count(counted)))),
            AnnexCell.Strong(Balance(table, city, count)),
        ]);
    }

    private static PlannedCell Balance(AnnexTable table, UnitMovements unit, Func<Counted, int> count)
    {
        var (left, entered) = (unit.Movements.Left, unit.Movements.Entered);
        var formula = $"{table.At(Opening)}-SUM({table.At(Opening + 1)}:{table.At(FirstEntering - 1)})+SUM({table.At(FirstEntering)}:{table.At(Closing - 1)})-{table.At(Closing)}";
        return AnnexCell.Count(formula, count(unit.Opening) - count(left) + count(entered) - count(unit.Closing));
    }

    private static Counted[] Values(UnitMovements unit)
    {
        var moved = unit.Movements;
        return [unit.Opening, moved.Exited, moved.BecamePoor, moved.OtherDecrease, moved.FromPoor, moved.Relapsed, moved.New, moved.OtherIncrease, unit.Closing];
    }

    private static string Range(int column, int last) => $"{new CellAddress(AnnexTable.FirstRow, column)}:{new CellAddress(last, column)}";

    /// <summary>Movements of one unit.</summary>
    /// <param name="Row">Running number; empty for the city.</param>
    /// <param name="Name">Ward or city.</param>
    /// <param name="Opening">Column (1) of Mẫu 7.3.</param>
    /// <param name="Movements">Columns (2) to (8).</param>
    /// <param name="Closing">Column (9).</param>
    private sealed record UnitMovements(string Row, string Name, Counted Opening, Movements Movements, Counted Closing);
}
