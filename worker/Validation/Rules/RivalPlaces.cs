using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN208: two sheets, columns or lines that claim to be the same thing. GN211: a second sheet that the ward does not see.</summary>
internal sealed class RivalPlaces : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft) => Sheets(draft.Raw.Rivals).Concat(Columns(draft.Raw)).Concat(Lines(draft.Raw.Summary));

    /// <summary>The findings for second sheets of any form.</summary>
    internal static IEnumerable<Finding> Sheets(IEnumerable<RivalSheet> rivals) => rivals.Select(rival => rival.IsHidden
        ? FindingCatalogue.Create("GN211", rival.Sheet, null, null, ("what", $"Trang \"{rival.Sheet}\" đang ẩn, đã có trang \"{rival.Taken}\""), ("hint", "Nếu không dùng nữa, hãy xóa trang này."))
        : FindingCatalogue.Create("GN208", rival.Sheet, null, null, ("problem", $"giống trang \"{rival.Taken}\", không rõ trang nào là báo cáo; xóa trang thừa"), ("example", "")));

    private static IEnumerable<Finding> Columns(RawSubmission raw) =>
        from table in new RawTable?[] { raw.Summary, raw.List, raw.Support }.OfType<RawTable>()
        from column in table.Doubled
        select Twice(table.Sheet, column.Heading, column.Text, "tiêu đề cột", "đã có một cột khác cùng nghĩa");

    private static IEnumerable<Finding> Lines(RawSummary? summary) =>
        (summary?.DoubledIndicators ?? []).Select(line => Twice(summary!.Sheet, line.Label.Address, line.Label.Text ?? "", "chỉ tiêu", "chỉ tiêu này đã có ở dòng trên"));

    private static Finding Twice(string sheet, CellAddress cell, string found, string name, string problem) =>
        FindingCatalogue.Create("GN208", sheet, cell.ToString(), found.Replace('\n', ' '), ("name", name), ("problem", problem), ("example", ""));
}
