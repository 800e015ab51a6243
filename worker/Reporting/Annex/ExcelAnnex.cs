using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Reporting.Annex;

/// <summary>
/// The figures of a report as a workbook whose totals and ratios reckon themselves: by ward, ledger, movements, milestones, pace, discrepancies, origin.
/// Totals alone: no household, no person. Same input, same bytes.
/// </summary>
public static class ExcelAnnex
{
    /// <summary>MIME type of an .xlsx file.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The annex of a report: <c>BC-tuan-2024-W13-phu-luc.xlsx</c>.</summary>
    /// <param name="model">What the report says.</param>
    /// <param name="reported">The figures it was made from.</param>
    /// <param name="area">The area, for its words.</param>
    public static ReportFile Build(ReportModel model, PeriodResult reported, Area area)
    {
        var result = reported.Closing;
        var cell = new AnnexCell(result.Plan);
        IReadOnlyList<SheetPlan> sheets =
        [
            WardSheet.Plan(model, result, cell, area),
            LedgerSheet.Plan(model, result, area),
            MovementSheet.Plan(model, reported, area),
            MilestoneSheet.Plan(model, result, cell),
            PaceSheet.Plan(model, result, area),
            Discrepancies(model, result, area),
            OriginSheet.Plan(model, result, area),
        ];
        return new($"{((IDocumentModel)model).FileName}-phu-luc.xlsx", MediaType, WorkbookFile.Write(sheets));
    }

    /// <summary>Sheet "Số liệu mâu thuẫn": what does not agree, each ward by itself; no household.</summary>
    private static SheetPlan Discrepancies(ReportModel model, ReconciliationResult result, Area area)
    {
        var lines = DiscrepancyLines.Build(result, area, most: int.MaxValue);
        var table = new AnnexTable("Số liệu mâu thuẫn", "SỐ LIỆU MÂU THUẪN CẦN KIỂM TRA", $"{model.PeriodTitle}, số liệu đến ngày {model.To}",
            new("STT", 6), new(Sentences.Beginning(area.Units), 24), new("Mã", 10), new("Nội dung", 100));
        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
            table.Add(AnnexCell.Word(VietnameseText.Count(index + 1)), AnnexCell.Text(line.Ward), AnnexCell.Word(line.Code), AnnexCell.Text(Sentences.Beginning(line.Text)));
        if (lines.Count == 0) table.Note("Không có số liệu mâu thuẫn.");
        return table.Plan;
    }
}
