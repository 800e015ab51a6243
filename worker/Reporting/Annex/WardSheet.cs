using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Reporting.Annex;

/// <summary>Sheet "Theo xã, phường": where each ward stands, with live totals.</summary>
internal static class WardSheet
{
    private const int Baseline = 3;
    private const int Exited = 4;
    private const int Remaining = 6;

    public static SheetPlan Plan(ReportModel model, ReconciliationResult result, AnnexCell cell, Area area)
    {
        var table = new AnnexTable($"Theo {area.Units}", $"KẾT QUẢ GIẢM HỘ CẬN NGHÈO THEO {area.Units.ToUpperInvariant()}", $"Lũy kế đến ngày {model.To} ({model.PeriodName}), so với số hộ cận nghèo ngày {model.Plan.BaseDate}",
            new("STT", 6), new(Sentences.Beginning(area.Units), 22), new("Hộ cận nghèo đầu năm", 11), new("Đã thoát cận nghèo (hộ)", 11), new("Nhân khẩu đã thoát", 11),
            new("Hiện còn (hộ)", 11), new("Nhân khẩu hiện còn", 11), new("Tỷ lệ giảm", 11), new("Tình trạng nộp", 13), new("Nguồn số liệu", 24), new("Ghi chú", 10));
        foreach (var (ward, figures) in result.Wards.Zip(model.Wards)) AddWard(table, ward, figures, cell);
        AddTotal(table, result, cell, area);
        foreach (var note in model.WardNotes) table.Note($"{note.Mark} {note.Text}");
        if (model.City.PersonsNote is { } persons) table.Note($"Số nhân khẩu {persons}.");
        return table.Plan;
    }

    private static void AddWard(AnnexTable table, WardPosition ward, WardFigures figures, AnnexCell cell)
    {
        var known = ward.Source is not null;
        table.Add(
            AnnexCell.Word(figures.Row),
            AnnexCell.Text(figures.Name),
            AnnexCell.Count(ward.Baseline),
            AnnexCell.Count(ward.ExitedToDate.Households),
            AnnexCell.Count(known ? ward.ExitedToDate.Persons : null),
            AnnexCell.Count(ward.Closing.Households),
            AnnexCell.Count(known ? ward.Closing.Persons : null),
            cell.Rate(table.At(Exited), table.At(Baseline), ward.OfBaseline),
            AnnexCell.Word(figures.State),
            AnnexCell.Text(figures.DataSource),
            AnnexCell.Word($"{figures.BaselineMark} {figures.DataMark}".Trim()));
    }

    private static void AddTotal(AnnexTable table, ReconciliationResult result, AnnexCell cell, Area area)
    {
        var city = result.City;
        PlannedCell Sum(int column, int value) => AnnexCell.Strong(AnnexCell.Count($"SUM({table.Above(column)})", value));
        table.Add(
            AnnexCell.Word(""),
            AnnexCell.Strong(AnnexCell.Text(Sentences.Beginning(area.Whole))),
            Sum(Baseline, city.Baseline),
            Sum(Exited, city.ExitedToDate.Households),
            Sum(Exited + 1, city.ExitedToDate.Persons),
            Sum(Remaining, city.Closing.Households),
            Sum(Remaining + 1, city.Closing.Persons),
            AnnexCell.Strong(cell.Rate(table.At(Exited), table.At(Baseline), city.OfBaseline)),
            AnnexCell.Word(""),
            AnnexCell.Word(""),
            AnnexCell.Word(""));
    }
}
