using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reconciliation.Ledger;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Reporting.Annex;

/// <summary>Sheet "Biến động từng hộ": the ledger, each movement with reason, decision and the cell that tells of it.</summary>
internal static class EntrySheet
{
    public static SheetPlan Plan(ReportModel model, ReconciliationResult result, IReadOnlyList<WardPosition> wards)
    {
        var table = new AnnexTable("Biến động từng hộ", "BIẾN ĐỘNG TỪNG HỘ TỪ ĐẦU NĂM", $"Từ ngày {model.Plan.BaseDate} đến ngày {model.To}",
            new("STT", 6), new("Mã hộ", 12), new("Xã, phường", 20), new("Vào hay ra danh sách", 12), new("Lý do", 28), new("Số quyết định", 16), new("Ngày quyết định", 12),
            new("Tuần", 11), new("Số nhân khẩu", 9), new("Tệp", 34), new("Trang tính", 16), new("Ô", 7));
        var number = 0;
        foreach (var ward in wards)
            foreach (var entry in result.Ledger[ward.Ward.Code].Entries) Add(table, ++number, ward, entry);
        if (number == 0) table.Note("Chưa có biến động.");
        return table.Plan;
    }

    private static void Add(AnnexTable table, int number, WardPosition ward, LedgerEntry entry) => table.Add(
        AnnexCell.Word(VietnameseText.Count(number)),
        AnnexCell.Word(entry.Household),
        AnnexCell.Text(ward.Ward.FullName),
        AnnexCell.Word(entry.Entered ? "Vào" : "Ra"),
        AnnexCell.Text(StatusWords.Of(entry.Status)),
        AnnexCell.Word(entry.Decision),
        AnnexCell.Word(entry.DecisionDate is { } day ? VietnameseText.Date(day) : ""),
        AnnexCell.Word(entry.Week?.ToString() ?? "chưa rõ"),
        AnnexCell.Count(entry.Members),
        AnnexCell.Text(entry.Source.File),
        AnnexCell.Word(entry.Source.Sheet),
        AnnexCell.Word(entry.Source.Cell));
}
