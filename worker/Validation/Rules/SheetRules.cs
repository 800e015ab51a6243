using System.Globalization;
using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>What concerns the workbook, its sheets and its headings.</summary>
internal static partial class SheetRules
{
    /// <summary>GN007: macros and external links are left alone.</summary>
    public static IEnumerable<Finding> IgnoredContent(SubmissionDraft draft) => Ignored(draft.Raw.Ignored);

    /// <summary>The finding for what was left alone in a workbook of any form.</summary>
    internal static IEnumerable<Finding> Ignored(IReadOnlyList<string> ignored)
    {
        if (ignored.Count > 0) yield return FindingCatalogue.Create("GN007", null, null, null, ("what", string.Join(", ", ignored)));
    }

    /// <summary>GN209: a sheet, or single cells of it, was written in a legacy font.</summary>
    public static IEnumerable<Finding> DecodedSheets(SubmissionDraft draft) =>
        draft.Raw.Decoded.Select(sheet => Decoded(sheet.Sheet, null, sheet.Encoding))
            .Concat(draft.Raw.DecodedCells.Select(cell => Decoded(cell.Sheet, cell.Address, cell.Encoding)));

    /// <summary>The finding for a sheet or cell of any form.</summary>
    internal static Finding Decoded(string sheet, CellAddress? cell, LegacyEncoding encoding) =>
        FindingCatalogue.Create("GN209", sheet, cell?.ToString(), null, ("font", encoding == LegacyEncoding.Tcvn3 ? "TCVN3 (.VnTime)" : "VNI"));

    /// <summary>GN009: summary and list must be there; the support sheet may be missing.</summary>
    public static IEnumerable<Finding> RequiredSheets(SubmissionDraft draft)
    {
        if (draft.Raw.Summary is null) yield return Missing(draft.Form.Summary.Sheet, "tổng hợp");
        if (draft.Raw.List is null) yield return Missing(draft.Form.List.Sheet, "danh sách hộ");
    }

    /// <summary>GN213: the workbook was made for another version of the form than its week takes; its indicators are not the same.</summary>
    public static IEnumerable<Finding> VersionOfTheWeek(SubmissionDraft draft)
    {
        if (draft.Raw.Meta is not { Version: { IsBlank: false, Shown: { } shown } } || draft.Week is not { } week) yield break;
        if (!int.TryParse(shown.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version == draft.Form.Version) yield break;
        yield return FindingCatalogue.Create("GN213", null, null, shown, ("version", shown.Trim()), ("week", $"{week.Number:00}/{week.Year}"), ("wanted", $"{draft.Form.Version}"));
    }

    private static Finding Missing(string sheet, string what) => FindingCatalogue.Create("GN009", null, null, null, ("name", $"\"{sheet}\" ({what})"));

    /// <summary>GN201: required columns, and indicators without which nothing can be reckoned.</summary>
    public static IEnumerable<Finding> RequiredColumns(SubmissionDraft draft)
    {
        var (raw, form) = (draft.Raw, draft.Form);
        return MissingColumns(raw.Summary, form.Summary).Concat(MissingIndicators(raw.Summary, form.Summary)).Concat(MissingColumns(raw.List, form.List)).Concat(MissingColumns(raw.Support, form.Support));
    }

    /// <summary>The findings for the columns that a table of any form lacks.</summary>
    internal static IEnumerable<Finding> MissingColumns(RawTable? table, TableForm form)
    {
        for (var i = 0; table is not null && i < form.Columns.Count; i++)
        {
            if (form.Columns[i].Required && table.Columns[i] is null)
                yield return FindingCatalogue.Create("GN201", table.Sheet, null, null, ("what", $"cột \"{form.Columns[i].Label}\""));
        }
    }

    /// <summary>An indicator whose blank means 0 may be left out, but not while a line among the others has a figure and a name that the form does not know: it may be that one.</summary>
    private static IEnumerable<Finding> MissingIndicators(RawSummary? table, SummaryForm form)
    {
        var hasUnknown = table is not null && HasUnknownLine(table);
        for (var i = 0; table is not null && i < form.Indicators.Count; i++)
        {
            if ((form.Indicators[i].Blank == BlankMeaning.Error || (hasUnknown && form.Indicators[i].Blank == BlankMeaning.Zero)) && table.Indicators[i] is null)
                yield return FindingCatalogue.Create("GN201", table.Sheet, null, null, ("what", $"chỉ tiêu \"{form.Indicators[i].Label}\""));
        }
    }

    /// <summary>True when a line among the indicators has a figure that was not read.</summary>
    internal static bool HasUnknownLine(RawSummary table)
    {
        var last = table.Indicators.OfType<RawIndicator>().Select(line => line.Label.Address.Row).DefaultIfEmpty().Max();
        return table.UnknownIndicators.Any(line => line.Label.Address.Row < last && !Detail().IsMatch(TextKey.Of(line.Label.Shown)) && (IsFigure(line.Households) || IsFigure(line.Persons)))
            || table.Strays.Any(stray => stray.Kind == StrayKind.Line && stray.Address.Row < last);
    }

    private static bool IsFigure(RawCell cell) => cell.Kind is not (RawKind.Blank or RawKind.Shared) && cell is not { Kind: RawKind.Number, Number: 0 };

    /// <summary>A part of the line above.</summary>
    [GeneratedRegex("^(trong do|trd|gom|bao gom)\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Detail();

    /// <summary>GN208: the form asks for whole đồng; a title or heading that speaks of thousands, millions or billions makes every amount mean two things.</summary>
    public static IEnumerable<Finding> AmountUnit(SubmissionDraft draft)
    {
        if (draft.Raw.Support is not { Rows.Count: > 0 } support) return [];
        if (draft.Form.Support.IndexOf(ValueKind.Money) is not (>= 0 and var index)) return [];
        var amount = support.Columns[index];
        var headings = (amount is null ? support.Unknown : [amount]).Select(column => (column.Heading, Text: $"{column.Above} {column.Text}")).Where(heading => Unit().IsMatch(TextKey.Of(heading.Text)));
        var titles = draft.Raw.Titles.Where(title => title.Sheet == support.Sheet && IsUnit(title.Text)).Select(title => (Heading: title.Address, title.Text));
        var below = support.Strays.Where(stray => stray.Kind == StrayKind.Line && stray.Address.Column == amount?.Number && IsUnit(stray.Text)).Select(stray => (Heading: stray.Address, stray.Text));
        return titles.Concat(headings).Concat(below).Select(place =>
            TwoMeanings(support.Sheet, place.Heading, place.Text, "đơn vị tính", "biểu mẫu ghi số tiền bằng đồng; đổi các số tiền ra đồng và sửa lại tiêu đề", ", ví dụ 5.000.000"));
    }

    /// <summary>True for a text that says in what the figures below it are counted; one that names an amount says nothing of the others.</summary>
    private static bool IsUnit(string text)
    {
        var key = TextKey.Of(text);
        return Announced().Match(key) is { Success: true } announced ? Unit().IsMatch(key) || BareUnit().IsMatch(key[announced.Length..].Trim()) : Unit().Match(key).Length == key.Length && key.Length > 0;
    }

    [GeneratedRegex("^(don vi( tinh)?|dvt|dv tinh|dv)\\b|^.*\\btinh (bang|theo)\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Announced();

    [GeneratedRegex($"^({CellCheck.Scales})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BareUnit();

    /// <summary>Keys have no dots and diacritics: 1.000đ is "1 000d", tr.đ is "tr d".</summary>
    [GeneratedRegex($"(?<![0-9a-z])(1 ?000( ?000){{0,2}}|{CellCheck.Scales}|tr) ?(d|dong|vnd|vn dong)(?![0-9a-z])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unit();

    /// <summary>GN208: a heading above a column of the form that speaks of another time, of a plan or of the opposite makes its figures mean something else.</summary>
    public static IEnumerable<Finding> OtherPeriods(SubmissionDraft draft) =>
        from table in draft.Raw.Tables
        from column in table.Columns.OfType<RawColumn>()
        where Other().IsMatch(TextKey.Of(column.Above))
        select TwoMeanings(table.Sheet, column.Heading, $"{column.Above} {column.Text}", "tiêu đề cột", "không rõ có phải số liệu của kỳ báo cáo không; ghi số liệu của kỳ báo cáo dưới đúng tiêu đề của biểu mẫu");

    [GeneratedRegex("\\b(tuan|ky|thang|quy|nam) (truoc|sau|toi|ngoai)\\b|\\b(luy ke|ke hoach|du kien|muc tieu|khong thieu hut|dap ung)\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Other();

    /// <summary>GN208: two sheets, columns or lines that claim to be the same thing. GN211: a second sheet that the ward does not see.</summary>
    public static IEnumerable<Finding> RivalPlaces(SubmissionDraft draft) => RivalSheets(draft.Raw.Rivals).Concat(draft.Raw.Tables.SelectMany(DoubledColumns)).Concat(RivalLines(draft.Raw.Summary));

    /// <summary>The findings for second sheets of any form.</summary>
    internal static IEnumerable<Finding> RivalSheets(IEnumerable<RivalSheet> rivals) => rivals.Select(rival => rival.IsHidden
        ? FindingCatalogue.Create("GN211", rival.Sheet, null, null, ("what", $"Trang \"{rival.Sheet}\" đang ẩn, đã có trang \"{rival.Taken}\""), ("hint", "Nếu không dùng nữa, hãy xóa trang này."))
        : FindingCatalogue.Create("GN208", rival.Sheet, null, null, ("problem", $"giống trang \"{rival.Taken}\", không rõ trang nào là báo cáo; xóa trang thừa"), ("example", "")));

    /// <summary>The findings for second columns of one meaning in a table of any form.</summary>
    internal static IEnumerable<Finding> DoubledColumns(RawTable table) =>
        table.Doubled.Select(column => TwoMeanings(table.Sheet, column.Heading, column.Text, "tiêu đề cột", "đã có một cột khác cùng nghĩa"));

    private static IEnumerable<Finding> RivalLines(RawSummary? summary) =>
        (summary?.DoubledIndicators ?? []).Select(line => TwoMeanings(summary!.Sheet, line.Label.Address, line.Label.Text ?? "", "chỉ tiêu", "chỉ tiêu này đã có ở dòng trên"));

    /// <summary>GN208: the finding for a place of any form that can be read in two ways.</summary>
    internal static Finding TwoMeanings(string sheet, CellAddress cell, string? found, string name, string problem, string example = "") =>
        FindingCatalogue.Create("GN208", sheet, cell.ToString(), found?.Replace('\n', ' '), ("name", name), ("problem", problem), ("example", example));
}
