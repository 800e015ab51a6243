using MongCai.Poverty.Etl.Reconciliation;
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

    private const string City = "Toàn thành phố";

    /// <summary>The annex of a weekly report: <c>BC-tuan-2024-W13-phu-luc.xlsx</c>.</summary>
    /// <param name="model">What the report says.</param>
    /// <param name="result">The figures it was made from.</param>
    public static ReportFile Build(ReportModel model, ReconciliationResult result)
    {
        var wards = result.Wards.Zip(model.Wards).Select(pair => new MovementOfUnit(pair.Second.Row, pair.Second.Name, pair.First.Opening, pair.First.Movements, pair.First.Closing));
        return Write(model, result, MovementSheet.Plan(model, [.. wards], new("", City, result.City.Opening, result.City.Movements, result.City.Closing)));
    }

    /// <summary>The annex of a quarterly review: <c>BC-quy-2024-Q1-phu-luc.xlsx</c>. The quarter's movements are known for the city alone.</summary>
    /// <param name="model">What the review says.</param>
    /// <param name="quarter">The figures it was made from.</param>
    public static ReportFile Build(ReportModel model, QuarterResult quarter)
    {
        var closing = quarter.Closing.City.Closing;
        var net = quarter.Movements.Net;
        var opening = new Counted(closing.Households - net.Households, closing.Persons - net.Persons);
        return Write(model, quarter.Closing, MovementSheet.Plan(model, [], new("", City, opening, quarter.Movements, closing)));
    }

    private static ReportFile Write(ReportModel model, ReconciliationResult result, SheetPlan movements)
    {
        var cell = new AnnexCell(result.Plan);
        IReadOnlyList<SheetPlan> sheets =
        [
            WardSheet.Plan(model, result, cell),
            LedgerSheet.Plan(model, result),
            movements,
            MilestoneSheet.Plan(model, result, cell),
            PaceSheet.Plan(model, result),
            DiscrepancySheet.Plan(model),
            OriginSheet.Plan(model, result),
        ];
        return new($"{((IDocumentModel)model).FileName}-phu-luc.xlsx", MediaType, WorkbookFile.Write(sheets));
    }
}
