using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reconciliation.Pacing;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Reporting.Annex;

/// <summary>Sheet "Nhịp độ": each ward's pace towards its even share of the next milestone.</summary>
internal static class PaceSheet
{
    private const int Recent = 3;
    private const int Share = 5;
    private const int Exited = 6;
    private const int Needed = 7;
    private const int Weeks = 8;

    public static SheetPlan Plan(ReportModel model, ReconciliationResult result, Area area)
    {
        var next = result.NextMilestone.Milestone;
        var at = result.Plan.Milestones.TakeWhile(milestone => milestone != next).Count();
        var table = new AnnexTable("Nhịp độ", $"NHỊP ĐỘ GIẢM HỘ CẬN NGHÈO THEO {area.Units.ToUpperInvariant()}", $"Hướng tới mốc {model.NextMilestone.Exits} hộ đến ngày {model.NextMilestone.Date}",
            new("STT", 6), new(Sentences.Beginning(area.Units), 22), new("Thoát trong 4 tuần gần nhất", 12), new("Bình quân mỗi tuần", 11), new("Phần của mốc", 10), new("Đã thoát cận nghèo", 10),
            new("Còn phải giảm", 10), new("Số tuần còn lại", 10), new("Cần mỗi tuần", 10), new("Ước đạt nếu giữ nhịp độ", 12), new("Mức thấp", 9), new("Mức cao", 9));
        var pace = result.Pace;
        foreach (var (ward, figures) in result.Wards.Zip(model.Wards))
            AddRow(table, AnnexCell.Word(figures.Row), AnnexCell.Text(figures.Name), pace.Wards[ward.Ward.Code], at, ward.ExitedToDate.Households);
        AddTotal(table, Sentences.Beginning(area.Whole), pace.City, at, result.City.ExitedToDate.Households, pace.NeededByWards(at));
        table.Note(model.PaceMethod);
        table.Note($"Dòng {area.Whole}: cột (7) cộng phần còn thiếu của từng đơn vị, có thể lớn hơn số {area.Level} còn phải giảm vì có đơn vị đã vượt phần của mình.");
        if (model.PaceNote is { } note) table.Note(note);
        return table.Plan;
    }

    private static void AddRow(AnnexTable table, PlannedCell number, PlannedCell name, Pace pace, int at, int exited)
    {
        var milestone = pace.Milestones[at];
        table.Add(
            number,
            name,
            AnnexCell.Count(pace.RecentExits),
            PerWeek(table, pace),
            AnnexCell.Count(milestone.Target),
            AnnexCell.Count(exited),
            AnnexCell.Count($"MAX(0,{table.At(Share)}-{table.At(Exited)})", milestone.Needed),
            AnnexCell.Count(milestone.WeeksLeft),
            MilestoneSheet.NeededPerWeek(table.At(Needed), table.At(Weeks), milestone),
            AnnexCell.Count(milestone.Projection?.Expected),
            AnnexCell.Count(milestone.Projection?.Low),
            AnnexCell.Count(milestone.Projection?.High));
    }

    private static void AddTotal(AnnexTable table, string name, Pace city, int at, int exited, int needed)
    {
        PlannedCell Sum(int column, int value) => AnnexCell.Count($"SUM({table.Above(column)})", value);
        var milestone = city.Milestones[at];
        PlannedCell[] cells =
        [
            AnnexCell.Word(""),
            AnnexCell.Text(name),
            Sum(Recent, city.RecentExits ?? 0),
            AnnexCell.Decimal($"ROUND({table.At(Recent)}/{CityPace.RecentWeeks},1)", city.PerWeek ?? 0),
            Sum(Share, milestone.Target),
            Sum(Exited, exited),
            Sum(Needed, needed),
            AnnexCell.Count(milestone.WeeksLeft),
            AnnexCell.Word(""),
            AnnexCell.Count(milestone.Projection?.Expected),
            AnnexCell.Count(milestone.Projection?.Low),
            AnnexCell.Count(milestone.Projection?.High),
        ];
        table.Add(cells.Select(AnnexCell.Strong).ToArray());
    }

    private static PlannedCell PerWeek(AnnexTable table, Pace pace) =>
        AnnexCell.Decimal($"IF(ISNUMBER({table.At(Recent)}),ROUND({table.At(Recent)}/{CityPace.RecentWeeks},1),\"{AnnexCell.Nothing}\")", pace.PerWeek);
}
