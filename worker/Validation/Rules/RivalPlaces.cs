using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN208: two sheets, columns or lines that claim to be the same thing.</summary>
internal sealed class RivalPlaces : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft) => Sheets(draft.Raw).Concat(Columns(draft.Raw)).Concat(Lines(draft.Raw.Summary));

    private static IEnumerable<Finding> Sheets(RawSubmission raw) =>
        raw.Rivals.Select(rival => Twice(rival.Sheet, new CellAddress(1, 1), rival.Sheet, "trang tính", $"giống trang \"{rival.Taken}\", không rõ trang nào là báo cáo; hãy xóa trang thừa"));

    private static IEnumerable<Finding> Columns(RawSubmission raw) =>
        from table in new RawTable?[] { raw.Summary, raw.List, raw.Support }.OfType<RawTable>()
        from column in table.Doubled
        select Twice(table.Sheet, column.Heading, column.Text, "tiêu đề cột", "đã có một cột khác cùng nghĩa");

    private static IEnumerable<Finding> Lines(RawSummary? summary) =>
        (summary?.DoubledIndicators ?? []).Select(line => Twice(summary!.Sheet, line.Label.Address, line.Label.Text ?? "", "chỉ tiêu", "chỉ tiêu này đã có ở dòng trên"));

    private static Finding Twice(string sheet, CellAddress cell, string found, string name, string problem) =>
        FindingCatalogue.Create("GN208", sheet, cell.ToString(), found.Replace('\n', ' '), ("name", name), ("problem", problem), ("example", ""));
}
