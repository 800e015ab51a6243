using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Reporting.Annex;

/// <summary>
/// The households behind a report, for those who work with them: a list with masked identity numbers and every movement since the base date. Ethnicity, cause
/// and points stay out (Nghị định 13/2023/NĐ-CP, Điều 2 khoản 4: sensitive).
/// </summary>
public static class HouseholdList
{
    /// <summary>Makes the lists: one of all wards for the office, one for each ward asked for.</summary>
    /// <param name="model">What the report says.</param>
    /// <param name="result">The figures it was made from.</param>
    /// <param name="wards">Codes of the wards that get their own; a code that is not in the result is passed over.</param>
    public static IReadOnlyList<RestrictedFile> Build(ReportModel model, ReconciliationResult result, IReadOnlyList<string> wards) =>
    [
        new(Write(model, result, result.Wards, ""), null),
        .. result.Wards.Where(ward => wards.Contains(ward.Ward.Code)).Select(ward => new RestrictedFile(Write(model, result, [ward], $"-{ward.Ward.Slug}"), ward.Ward.Code)),
    ];

    private static ReportFile Write(ReportModel model, ReconciliationResult result, IReadOnlyList<WardPosition> wards, string suffix) => new(
        $"{((IDocumentModel)model).FileName}-danh-sach-ho{suffix}.xlsx",
        ExcelAnnex.MediaType,
        WorkbookFile.Write([HouseholdSheet.Plan(model, wards), EntrySheet.Plan(model, result, wards)]));
}
