using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN208: a heading above a column of the form that speaks of another time, of a plan or of the opposite makes its figures mean something else.</summary>
internal sealed partial class OtherPeriods : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft) =>
        from table in new RawTable?[] { draft.Raw.Summary, draft.Raw.List, draft.Raw.Support }.OfType<RawTable>()
        from column in table.Columns.OfType<RawColumn>()
        where Other().IsMatch(TextKey.Of(column.Above))
        select FindingCatalogue.Create("GN208", table.Sheet, column.Heading.ToString(), $"{column.Above} {column.Text}".Replace('\n', ' '),
            ("name", "tiêu đề cột"), ("problem", "không rõ có phải số liệu của kỳ báo cáo không; ghi số liệu của kỳ báo cáo dưới đúng tiêu đề của biểu mẫu"), ("example", ""));

    [GeneratedRegex("\\b(tuan|ky|thang|quy|nam) (truoc|sau|toi|ngoai)\\b|\\b(luy ke|ke hoach|du kien|muc tieu|khong thieu hut|dap ung)\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Other();
}
