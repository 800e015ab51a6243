using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
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

    /// <summary>By ward, with sums over them; of a longer period, whose movements are known for the city alone, one unit.</summary>
    /// <param name="model">What the report says.</param>
    /// <param name="result">The figures it was made from.</param>
    /// <param name="area">The area, for its words.</param>
    public static SheetPlan Plan(ReportModel model, PeriodResult result, Area area)
    {
        var table = new AnnexTable("Biến động", "BIẾN ĐỘNG HỘ CẬN NGHÈO (THEO MẪU 7.3)", $"{model.PeriodTitle}, từ ngày {model.From} đến ngày {model.To}",
            new("STT", 6), new(Sentences.Beginning(area.Units), 22), new("Đơn vị tính", 11), new("Đầu kỳ", 9), new("Thoát cận nghèo", 9), new("Trở thành hộ nghèo", 9), new("Giảm khác", 9),
            new("Hộ nghèo trở thành hộ cận nghèo", 13), new("Tái cận nghèo", 9), new("Phát sinh mới", 9), new("Tăng khác", 9), new("Cuối kỳ", 9), new("Chênh lệch cân đối", 11));
        foreach (var (ward, figures) in result.WardsWithMovements.Zip(model.Wards))
        {
            AddLine(table, figures, ward.Balance, Households, counted => counted.Households);
            AddLine(table, figures, ward.Balance, Persons, counted => counted.Persons);
        }

        var last = table.Next - 1;
        AddTotal(table, result.Balance, (Households, Sentences.Beginning(area.Whole)), last, counted => counted.Households);
        AddTotal(table, result.Balance, (Persons, ""), last, counted => counted.Persons);
        table.Note("Chênh lệch cân đối = đầu kỳ - các cột giảm (5), (6), (7) + các cột tăng (8), (9), (10), (11) - cuối kỳ; khác 0 là số liệu của đơn vị chưa cân đối.");
        return table.Plan;
    }

    private static void AddLine(AnnexTable table, WardFigures ward, Balance balance, string name, Func<Counted, int> count) => table.Add(
    [
        AnnexCell.Word(name == Households ? ward.Row : ""),
        AnnexCell.Text(name == Households ? ward.Name : ""),
        AnnexCell.Word(name),
        .. Balance.Keys.Select(key => AnnexCell.Count(count(balance[key]))),
        Difference(table, balance, count),
    ]);

    private static void AddTotal(AnnexTable table, Balance city, (string Unit, string Name) line, int last, Func<Counted, int> count)
    {
        PlannedCell Total(int column, int value) => last < AnnexTable.FirstRow
            ? AnnexCell.Count(value)
            : AnnexCell.Count($"SUMIF({Range(Unit, last)},\"{line.Unit}\",{Range(column, last)})", value);
        table.Add(
        [
            AnnexCell.Word(""),
            AnnexCell.Strong(AnnexCell.Text(line.Name)),
            AnnexCell.Strong(AnnexCell.Word(line.Unit)),
            .. Balance.Keys.Select((key, index) => AnnexCell.Strong(Total(Opening + index, count(city[key])))),
            AnnexCell.Strong(Difference(table, city, count)),
        ]);
    }

    private static PlannedCell Difference(AnnexTable table, Balance balance, Func<Counted, int> count)
    {
        var formula = $"{table.At(Opening)}-SUM({table.At(Opening + 1)}:{table.At(FirstEntering - 1)})+SUM({table.At(FirstEntering)}:{table.At(Closing - 1)})-{table.At(Closing)}";
        return AnnexCell.Count(formula, count(balance.Difference));
    }

    private static string Range(int column, int last) => $"{new CellAddress(AnnexTable.FirstRow, column)}:{new CellAddress(last, column)}";
}
