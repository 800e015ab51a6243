using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN211: headings, and lines of the summary, that the form does not know.</summary>
internal sealed class UnknownColumns : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft) => Columns(draft).Concat(Lines(draft.Raw.Summary));

    private static IEnumerable<Finding> Lines(RawSummary? summary) =>
        from line in summary?.UnknownIndicators ?? []
        let label = (line.Label.Shown ?? "").Replace('\n', ' ')
        select FindingCatalogue.Create("GN211", summary!.Sheet, line.Label.Address.ToString(), label,
            ("what", $"Dòng \"{FindingCatalogue.Shorten(label)}\" (ô {line.Label.Address} trang \"{summary.Sheet}\") không có trong biểu mẫu"),
            ("hint", "Nếu đó là chỉ tiêu của biểu mẫu, hãy sửa lại tên chỉ tiêu."));

    private static IEnumerable<Finding> Columns(SubmissionDraft draft) =>
        from table in new RawTable?[] { draft.Raw.Summary, draft.Raw.List, draft.Raw.Support }.OfType<RawTable>()
        from column in table.Unknown
        select Told(table.Sheet, column);

    /// <summary>The finding for a column of any form.</summary>
    internal static Finding Told(string sheet, RawColumn column)
    {
        var heading = column.Text.Replace('\n', ' ');
        return FindingCatalogue.Create("GN211", sheet, column.Heading.ToString(), heading,
            ("what", $"Cột \"{FindingCatalogue.Shorten(heading)}\" (ô {column.Heading} trang \"{sheet}\") không có trong biểu mẫu"),
            ("hint", "Nếu đó là cột của biểu mẫu, hãy sửa lại tên cột."));
    }
}
