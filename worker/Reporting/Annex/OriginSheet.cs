using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Reporting.Annex;

/// <summary>Sheet "Nguồn gốc số liệu": each figure of each ward with the workbook, sheet and cell in which it stands.</summary>
internal static class OriginSheet
{
    public static SheetPlan Plan(ReportModel model, ReconciliationResult result, Area area)
    {
        var table = new AnnexTable("Nguồn gốc số liệu", "NGUỒN GỐC TỪNG SỐ LIỆU", $"{model.PeriodTitle}; tệp nhận từ {area.Units}, lưu theo mã SHA-256",
            new("STT", 6), new(Sentences.Beginning(area.Units), 20), new("Số liệu", 38), new("Giá trị", 9), new("Tuần", 11), new("Tệp", 34), new("Trang tính", 16), new("Ô", 7), new("Mã SHA-256 của tệp", 68));
        var number = 0;
        foreach (var ward in result.Wards)
        {
            AddPlanned(table, ++number, ward, result.Plan);
            foreach (var key in OriginTable.Keys)
                if (OriginTable.CellOf(ward, key) is { } cell) AddRead(table, ++number, ward, key, cell);
        }

        table.Note($"Số của {area.Whole} là tổng các {area.Units}. Số không có dòng ở đây: ô để trống trong báo cáo của đơn vị (tính là 0), hoặc đơn vị chưa có báo cáo.");
        return table.Plan;
    }

    private static void AddPlanned(AnnexTable table, int number, WardPosition ward, PovertyPlan plan) => table.Add(
        AnnexCell.Word(VietnameseText.Count(number)),
        AnnexCell.Text(ward.Ward.FullName),
        AnnexCell.Text("Số hộ cận nghèo đầu năm" + (ward.Source is null ? "; hiện còn (theo kế hoạch)" : "")),
        AnnexCell.Count(ward.Baseline),
        AnnexCell.Word(""),
        AnnexCell.Text($"Kế hoạch số {plan.Number} ngày {VietnameseText.Date(plan.Date)}{(ward.BaselineAssumed ? " (số tạm tính)" : "")}"),
        AnnexCell.Word(""), AnnexCell.Word(""), AnnexCell.Word(""));

    private static void AddRead(AnnexTable table, int number, WardPosition ward, OriginKey key, SourceCell cell) => table.Add(
        AnnexCell.Word(VietnameseText.Count(number)),
        AnnexCell.Text(ward.Ward.FullName),
        AnnexCell.Text(key.Label),
        AnnexCell.Count(ward.Source!.Content.Summary.Count($"{key.Figure}")),
        AnnexCell.Word(cell.Week.ToString()),
        AnnexCell.Text(cell.File),
        AnnexCell.Word(cell.Sheet),
        AnnexCell.Word(cell.Cell),
        AnnexCell.Word(cell.Sha256));
}
