using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>GN208: the form asks for whole đồng; a title or heading that speaks of thousands, millions or billions makes every amount mean two things.</summary>
internal sealed partial class AmountUnit : IRule
{
    public IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        if (draft.Raw.Support is not { Rows.Count: > 0 } support) return [];
        var index = draft.Form.Support.Columns.TakeWhile(column => column.Kind != ValueKind.Money).Count();
        var amount = support.Columns[index];
        var headings = (amount is null ? support.Unknown : [amount]).Select(column => (column.Heading, Text: $"{column.Above} {column.Text}")).Where(heading => Unit().IsMatch(TextKey.Of(heading.Text)));
        var titles = draft.Raw.Titles.Where(title => title.Sheet == support.Sheet && IsUnit(title.Text)).Select(title => (Heading: title.Address, title.Text));
        var below = support.Strays.Where(stray => stray.Kind == StrayKind.Line && stray.Address.Column == amount?.Number && IsUnit(stray.Text)).Select(stray => (Heading: stray.Address, stray.Text));
        return titles.Concat(headings).Concat(below).Select(place => FindingCatalogue.Create("GN208", support.Sheet, place.Heading.ToString(), place.Text.Replace('\n', ' ').Trim(),
            ("name", "đơn vị tính"), ("problem", "biểu mẫu ghi số tiền bằng đồng; đổi các số tiền ra đồng và sửa lại tiêu đề"), ("example", ", ví dụ 5.000.000")));
    }

    /// <summary>True for a text that says in what the figures below it are counted; one that names an amount says nothing of the others.</summary>
    private static bool IsUnit(string text)
    {
        var key = TextKey.Of(text);
        return Announced().Match(key) is { Success: true } announced ? Unit().IsMatch(key) || BareUnit().IsMatch(key[announced.Length..].Trim()) : Unit().Match(key).Length == key.Length && key.Length > 0;
    }

    [GeneratedRegex("^(don vi( tinh)?|dvt|dv tinh|dv)\\b|^.*\\btinh (bang|theo)\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Announced();

    [GeneratedRegex("^(nghin|ngan|trieu|ty|ti)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BareUnit();

    /// <summary>Keys have no dots and diacritics: 1.000đ is "1 000d", tr.đ is "tr d".</summary>
    [GeneratedRegex("(?<![0-9a-z])(1 ?000( ?000){0,2}|nghin|ngan|trieu|tr|ty|ti) ?(d|dong|vnd|vn dong)(?![0-9a-z])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unit();
}
