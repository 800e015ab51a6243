using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN208: the form asks for whole đồng; a title or heading that speaks of thousands, millions or billions makes every amount mean two things.</summary>
internal sealed partial class AmountUnit : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        if (draft.Raw.Support is not { Rows.Count: > 0 } support) return [];
        var amount = support.Columns.Where((column, index) => column is not null && draft.Form.Support.Columns[index].Kind == ValueKind.Money).OfType<Reading.RawColumn>();
        var headings = amount.Concat(support.Unknown).Select(column => (column.Heading, Text: $"{column.Above} {column.Text}")).Where(heading => InHeading().IsMatch(TextKey.Of(heading.Text)));
        var titles = draft.Raw.Titles.Where(title => title.Sheet == support.Sheet && InTitle().IsMatch(TextKey.Of(title.Text))).Select(title => (Heading: title.Address, title.Text));
        return titles.Concat(headings).Select(place => FindingCatalogue.Create("GN208", support.Sheet, place.Heading.ToString(), place.Text.Replace('\n', ' ').Trim(),
            ("name", "đơn vị tính"), ("problem", "biểu mẫu ghi số tiền bằng đồng; đổi các số tiền ra đồng và sửa lại tiêu đề"), ("example", ", ví dụ 5.000.000")));
    }

    [GeneratedRegex("^(don vi|dvt|dv tinh)\\b.*\\b(nghin|ngan|trieu|ty)\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InTitle();

    [GeneratedRegex("\\b(kinh phi|so tien|thanh tien|gia tri)\\b.*\\b(nghin|ngan|trieu|ty|tr d)\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InHeading();
}
