using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reconciliation.Pacing;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Reporting.Annex;

/// <summary>Sheet "Mốc kế hoạch": the city against the base and each milestone, what is needed and where the pace leads.</summary>
internal static class MilestoneSheet
{
    private const int Whole = 3;
    private const int Exited = 4;
    private const int Needed = 6;
    private const int Weeks = 7;

    public static SheetPlan Plan(ReportModel model, ReconciliationResult result, AnnexCell cell)
    {
        var table = new AnnexTable("Mốc kế hoạch", "TIẾN ĐỘ SO VỚI CÁC MỐC CỦA KẾ HOẠCH", $"Kế hoạch số {model.Plan.Number} ngày {model.Plan.Date}; số liệu đến ngày {model.To}",
            new("STT", 6), new("So với", 46), new("Số hộ phải giảm", 11), new("Đã thoát cận nghèo", 11), new("Tỷ lệ", 11), new("Còn phải giảm", 11), new("Số tuần còn lại", 11),
            new("Cần mỗi tuần", 11), new("Ước đạt nếu giữ nhịp độ", 13), new("Mức thấp", 10), new("Mức cao", 10));
        AddBase(table, result, cell, model.Ratios[0].Label);
        foreach (var (pace, index) in result.Pace.City.Milestones.Select((pace, index) => (pace, index)))
            AddMilestone(table, result, cell, pace, index + 2);
        table.Note(model.Pace.Text);
        table.Note(model.PaceMethod);
        if (model.PaceNote is { } note) table.Note(note);
        return table.Plan;
    }

    private static void AddBase(AnnexTable table, ReconciliationResult result, AnnexCell cell, string label) => table.Add(
        AnnexCell.Word("1"),
        AnnexCell.Text(Sentences.Beginning(label)),
        AnnexCell.Count(result.City.Baseline),
        AnnexCell.Count(result.City.ExitedToDate.Households),
        cell.Rate(table.At(Exited), table.At(Whole), result.City.OfBaseline),
        AnnexCell.Word(""), AnnexCell.Word(""), AnnexCell.Word(""), AnnexCell.Word(""), AnnexCell.Word(""), AnnexCell.Word(""));

    private static void AddMilestone(AnnexTable table, ReconciliationResult result, AnnexCell cell, MilestonePace pace, int number)
    {
        var isYear = pace.Milestone == result.Plan.Milestones[^1];
        var day = VietnameseText.Date(pace.Milestone.Date);
        table.Add(
            AnnexCell.Word(VietnameseText.Count(number)),
            AnnexCell.Text(isYear ? $"So với kế hoạch cả năm (đến {day})" : $"So với mốc đến {day}"),
            AnnexCell.Count(pace.Target),
            AnnexCell.Count(result.City.ExitedToDate.Households),
            cell.Rate(table.At(Exited), table.At(Whole), new Ratio(result.City.ExitedToDate.Households, pace.Target)),
            AnnexCell.Count($"MAX(0,{table.At(Whole)}-{table.At(Exited)})", pace.Needed),
            AnnexCell.Count(pace.WeeksLeft),
            NeededPerWeek(table.At(Needed), table.At(Weeks), pace),
            AnnexCell.Count(pace.Projection?.Expected),
            AnnexCell.Count(pace.Projection?.Low),
            AnnexCell.Count(pace.Projection?.High));
    }

    /// <summary>Households a week as a live formula, rounded up to one decimal.</summary>
    public static PlannedCell NeededPerWeek(string needed, string weeks, MilestonePace pace) =>
        AnnexCell.Decimal($"IF(OR({needed}=0,{weeks}=0),\"{AnnexCell.Nothing}\",ROUNDUP({needed}/{weeks},1))", pace.NeededPerWeek);
}
