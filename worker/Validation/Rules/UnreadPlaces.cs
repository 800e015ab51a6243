using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reading;

namespace MongCai.Poverty.Etl.Validation.Rules;

/// <summary>
/// GN211: whatever the workbook holds on the form's sheets, or on visible sheets beside them, and was not read. GN208 where what was left out may be a column or a household of the
/// form, so that figures without it could be wrong.
/// </summary>
internal static class UnreadPlaces
{
    private const int MostNames = 4;

    public static IEnumerable<Finding> Check(SubmissionDraft draft)
    {
        var known = draft.Coded.Select(line => line.Code).ToHashSet(StringComparer.Ordinal);
        return Columns(draft.Raw.Summary, draft.Form.Summary).Concat(Columns(draft.Raw.List, draft.Form.List)).Concat(Columns(draft.Raw.Support, draft.Form.Support))
            .Concat(Lines(draft.Raw.Summary)).Concat(Displaced(draft.Raw.Summary)).Concat(Outside(draft, known)).Concat(Sheets(draft, known));
    }

    private static IEnumerable<Finding> Columns(RawTable? table, TableForm form)
    {
        if (table is null) return [];
        var missing = form.Columns.Where((column, index) => table.Columns[index] is null && column is { Ignored: false, OptionalForm: false }).ToList();
        return table.Unknown.Select(column => NearMiss(table.Sheet, column, missing) ?? Told(table.Sheet, column, missing))
            .Concat(table.Strays.Where(stray => stray.Kind != StrayKind.CodeOutside).Select(stray => IsBetweenLines(table, stray) ? TwoMeanings(table.Sheet, stray, "dòng không có mã hộ", "nằm giữa các hộ, không rõ thuộc hộ nào; ghi vào dòng của hộ, hoặc xóa") : Told(table.Sheet, stray)));
    }

    /// <summary>GN208 for a heading that says what a missing column says, and something more: "Điểm B1 năm 2023".</summary>
    private static Finding? NearMiss(string sheet, RawColumn column, IEnumerable<ColumnForm> missing)
    {
        var key = $" {TextKey.Of(column.Text)} ";
        var near = missing.FirstOrDefault(one => one.Keys.Any(known => known.Contains(' ', StringComparison.Ordinal) && key.Contains($" {known} ", StringComparison.Ordinal)));
        return near is null ? null
            : SheetRules.TwoMeanings(sheet, column.Heading, column.Text, "tiêu đề cột", $"không rõ có phải cột \"{near.Label}\" của biểu mẫu không; sửa tên cột cho đúng, hoặc thêm cột \"{near.Label}\"");
    }

    /// <summary>What stands between two households may go on with the one above; the title of a group may stand there too.</summary>
    private static bool IsBetweenLines(RawTable table, RawStray stray) =>
        stray is { Kind: StrayKind.Line, IsOneText: false } && table is not RawSummary && table.Rows.Count > 0 && stray.Address.Row > table.Rows[0].Number && stray.Address.Row < table.Rows[^1].Number;

    private static IEnumerable<Finding> Lines(RawSummary? summary) =>
        from line in summary?.UnknownIndicators ?? []
        let label = (line.Label.Shown ?? "").Replace('\n', ' ')
        select FindingCatalogue.Create("GN211", summary!.Sheet, line.Label.Address.ToString(), label,
            ("what", $"Dòng \"{FindingCatalogue.Shorten(label)}\" (ô {line.Label.Address} trang \"{summary.Sheet}\") không có trong biểu mẫu"),
            ("hint", "Nếu đó là chỉ tiêu của biểu mẫu, hãy sửa lại tên chỉ tiêu."));

    /// <summary>GN208: an unread line with figures right below an indicator that has none.</summary>
    private static IEnumerable<Finding> Displaced(RawSummary? summary)
    {
        if (summary is null) return [];
        var unread = summary.UnknownIndicators.Select(line => line.Label.Address.Row).Concat(summary.Strays.Where(stray => stray.Kind == StrayKind.Line).Select(stray => stray.Address.Row)).ToHashSet();
        return from line in summary.Indicators.OfType<RawIndicator>()
               where line.Households.IsBlank && line.Persons.IsBlank && unread.Contains(line.Label.Address.Row + 1)
               select SheetRules.TwoMeanings(summary.Sheet, new(line.Label.Address.Row, line.Households.Address.Column), null, (line.Label.Shown ?? "").Replace('\n', ' '),
                   "ô trống trong khi dòng ngay dưới có số liệu, không rõ số liệu đó của chỉ tiêu nào; ghi số vào đúng dòng của chỉ tiêu");
    }

    /// <summary>GN208: households outside the table that the table lacks.</summary>
    private static IEnumerable<Finding> Outside(SubmissionDraft draft, HashSet<string> known) =>
        from table in new[] { draft.Raw.List, draft.Raw.Support }.OfType<RawTable>()
        from stray in table.Strays
        where stray.Kind == StrayKind.CodeOutside && HouseholdCode.Canonical(stray.Text) is var code && HouseholdCode.WardOf(code) == draft.Ward?.Code && !known.Contains(code)
        select TwoMeanings(table.Sheet, stray, "mã hộ", "nằm ngoài bảng nên không được đọc; chuyển hộ này vào bảng, hoặc xóa");

    private static IEnumerable<Finding> Sheets(SubmissionDraft draft, HashSet<string> known) =>
        draft.Raw.Unread.Select(sheet => Told(sheet, sheet.Codes.Where(code => !known.Contains(code) && HouseholdCode.WardOf(code) == draft.Ward?.Code).ToList()));

    private static Finding Told(UnreadSheet sheet, List<string> lost) => lost.Count == 0
        ? FindingCatalogue.Create("GN211", sheet.Sheet, null, null, ("what", $"Trang \"{sheet.Sheet}\" không thuộc biểu mẫu"), ("hint", "Nếu trang này có số liệu báo cáo, hãy chuyển vào trang của biểu mẫu."))
        : FindingCatalogue.Create("GN208", sheet.Sheet, null, null,
            ("problem", $"không thuộc biểu mẫu nên không được đọc, nhưng có mã hộ {string.Join(", ", lost.Take(MostNames))} không có trong danh sách; chuyển các hộ này vào trang danh sách, hoặc xóa trang thừa"), ("example", ""));

    /// <summary>The finding for what stands below the heading of any form and was not read.</summary>
    internal static Finding Told(string sheet, RawStray stray) => stray.Kind switch
    {
        StrayKind.SecondHeading => TwoMeanings(sheet, stray, "tiêu đề cột", "là dòng tiêu đề thứ hai, thứ tự cột khác dòng tiêu đề đầu; chép các dòng bên dưới lên bảng đầu, đúng cột"),
        StrayKind.NamelessColumn => TwoMeanings(sheet, stray, "cột không có tiêu đề", "không rõ là cột nào của biểu mẫu; ghi lại tiêu đề cột, hoặc xóa cột này"),
        StrayKind.NoFigure => Ignored(sheet, stray, $"Ô {stray.Address} trang \"{sheet}\" ghi số nhân khẩu cho chỉ tiêu chỉ có số hộ", "Nếu là số hộ hoặc tỷ lệ, hãy ghi vào cột số hộ."),
        StrayKind.ColumnBeside => Ignored(sheet, stray, $"Ô {stray.Address} trang \"{sheet}\" nằm ở cột không có tiêu đề", "Nếu là số liệu của biểu mẫu, hãy ghi lại tiêu đề cột."),
        _ => Ignored(sheet, stray, $"Dòng {stray.Address.Row} trang \"{sheet}\" (từ ô {stray.Address}) không đủ thông tin", "Nếu là số liệu của biểu mẫu, hãy ghi đủ các ô của dòng này."),
    };

    private static Finding TwoMeanings(string sheet, RawStray stray, string name, string problem) =>
        FindingCatalogue.Create("GN208", sheet, stray.Address.ToString(), stray.Text, ("name", name), ("problem", problem), ("example", ""));

    private static Finding Ignored(string sheet, RawStray stray, string what, string hint) =>
        FindingCatalogue.Create("GN211", sheet, stray.Address.ToString(), null, ("what", what), ("hint", hint));

    /// <summary>The finding for a column of any form.</summary>
    /// <param name="sheet">Sheet.</param>
    /// <param name="column">The column.</param>
    /// <param name="missing">Columns of the form that the sheet lacks: it may be one of them.</param>
    internal static Finding Told(string sheet, RawColumn column, IReadOnlyList<ColumnForm> missing)
    {
        var heading = column.Text.Replace('\n', ' ');
        var names = string.Join(", ", missing.Take(MostNames).Select(one => $"\"{one.Label}\""));
        return FindingCatalogue.Create("GN211", sheet, column.Heading.ToString(), heading,
            ("what", $"Cột \"{FindingCatalogue.Shorten(heading)}\" (ô {column.Heading} trang \"{sheet}\") không có trong biểu mẫu"),
            ("hint", missing.Count == 0 ? "Không cần làm gì." : $"Trang này còn thiếu cột {names}{(missing.Count > MostNames ? "…" : "")}: nếu đó là một trong các cột này, hãy sửa lại tên cột."));
    }
}
