using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reconciliation.Ledger;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Reporting.Annex;

/// <summary>Sheet "Đối chiếu hộ": from the base date to today counted household by household, held against the reported closing.</summary>
internal static class LedgerSheet
{
    private const int Opening = 3;
    private const int Exited = 4;
    private const int Otherwise = 5;
    private const int Entered = 6;
    private const int Closing = 7;
    private const int Reported = 9;

    public static SheetPlan Plan(ReportModel model, ReconciliationResult result, Area area)
    {
        var table = new AnnexTable("Đối chiếu hộ", "ĐỐI CHIẾU SỐ HỘ CẬN NGHÈO TỪ ĐẦU NĂM", $"Đếm từng hộ theo danh sách của {area.Units}, từ ngày {model.Plan.BaseDate} đến ngày {model.To}",
            new("STT", 6), new(Sentences.Beginning(area.Units), 22), new("Đầu năm theo danh sách", 12), new("Thoát cận nghèo", 12), new("Giảm khác", 12), new("Tăng", 12),
            new("Cuối kỳ = (3) - (4) - (5) + (6)", 16), new("Tăng, giảm thực = (7) - (3)", 16), new("Cuối kỳ theo báo cáo", 12), new("Chênh lệch = (7) - (9)", 14));
        foreach (var (ward, figures) in result.Wards.Zip(model.Wards)) AddWard(table, ward, figures, result.Ledger[ward.Ward.Code]);
        AddTotal(table, result, area);
        table.Note("Cột (4) tính cả hộ đã thoát rồi tái cận nghèo; cột (8) là tăng, giảm thực của danh sách. Đơn vị chưa báo cáo lần nào: số theo kế hoạch.");
        foreach (var ward in result.Wards.Where(ward => ward.Formers.Count > 0)) table.Note($"{ward.Ward.FullName} {WardTable.Origin(ward)}");
        return table.Plan;
    }

    private static void AddWard(AnnexTable table, WardPosition ward, WardFigures figures, WardLedger ledger) => table.Add(
        AnnexCell.Word(figures.Row),
        AnnexCell.Text(figures.Name),
        AnnexCell.Count(ledger.Opening),
        AnnexCell.Count(ledger.Exited),
        AnnexCell.Count(ledger.LeftOtherwise),
        AnnexCell.Count(ledger.Entered),
        AnnexCell.Count(ClosingFormula(table), ledger.Closing),
        AnnexCell.Count($"{table.At(Closing)}-{table.At(Opening)}", ledger.NetChange),
        AnnexCell.Count(ward.Closing.Households),
        AnnexCell.Count($"{table.At(Closing)}-{table.At(Reported)}", ledger.MoreThan(ward.Closing)));

    private static void AddTotal(AnnexTable table, ReconciliationResult result, Area area)
    {
        var ledger = result.Ledger;
        PlannedCell Sum(int column, int value) => AnnexCell.Strong(AnnexCell.Count($"SUM({table.Above(column)})", value));
        table.Add(
            AnnexCell.Word(""),
            AnnexCell.Strong(AnnexCell.Text(Sentences.Beginning(area.Whole))),
            Sum(Opening, ledger.Opening),
            Sum(Exited, ledger.Exited),
            Sum(Otherwise, ledger.LeftOtherwise),
            Sum(Entered, ledger.Entered),
            AnnexCell.Strong(AnnexCell.Count(ClosingFormula(table), ledger.Closing)),
            AnnexCell.Strong(AnnexCell.Count($"{table.At(Closing)}-{table.At(Opening)}", ledger.NetChange)),
            Sum(Reported, result.City.Closing.Households),
            AnnexCell.Strong(AnnexCell.Count($"{table.At(Closing)}-{table.At(Reported)}", ledger.MoreThan(result.City.Closing))));
    }

    private static string ClosingFormula(AnnexTable table) => $"{table.At(Opening)}-{table.At(Exited)}-{table.At(Otherwise)}+{table.At(Entered)}";
}
