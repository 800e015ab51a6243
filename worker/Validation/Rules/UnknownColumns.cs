using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN211: headings that the form does not know.</summary>
internal sealed class UnknownColumns : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft) =>
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
