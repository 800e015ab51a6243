using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Reporting.Annex;

/// <summary>Sheet "Số liệu mâu thuẫn": what does not agree, as the report tells it; no household.</summary>
internal static class DiscrepancySheet
{
    public static SheetPlan Plan(ReportModel model)
    {
        var table = new AnnexTable("Số liệu mâu thuẫn", "SỐ LIỆU MÂU THUẪN CẦN KIỂM TRA", $"{model.PeriodTitle}, số liệu đến ngày {model.To}",
            new("STT", 6), new("Xã, phường", 24), new("Mã", 10), new("Nội dung", 100));
        foreach (var (line, index) in model.Discrepancies.Select((line, index) => (line, index)))
            table.Add(AnnexCell.Word(VietnameseText.Count(index + 1)), AnnexCell.Text(line.Ward), AnnexCell.Word(line.Code), AnnexCell.Text(VietnameseText.Capital(line.Text)));
        if (model.Discrepancies.Count == 0) table.Note("Không có số liệu mâu thuẫn.");
        return table.Plan;
    }
}
