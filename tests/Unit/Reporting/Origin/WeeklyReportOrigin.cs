using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Origin;

/// <summary>The first version of templates/weekly-report/report.docx.</summary>
internal static class WeeklyReportOrigin
{
    private static readonly int[] MovementWidths = [560, 2150, 1280, 1100, 1100, 1100, 1100, 1100, 1100, 1100, 1100, 1100];

    public static IEnumerable<OpenXmlElement> Body() =>
    [
        .. OfficialFrame.Head(),
        Page.Body("Thực hiện Kế hoạch số {{ plan.number }} ngày {{ plan.date }} của Ủy ban nhân dân thành phố, {{ head.organisation_name }} báo cáo kết quả giảm hộ cận nghèo {{ period_name }} (từ ngày {{ from }} đến ngày {{ to }}) như sau:"),
        .. OfficialFrame.Incomplete(),
        Page.Heading("I. TIẾN ĐỘ THỰC HIỆN KẾ HOẠCH"),
        .. OfficialFrame.Progress(),
        Page.Heading("II. BIẾN ĐỘNG TRONG TUẦN"),
        Page.Control("{{ if movements.text }}"),
        Page.Body("{{ movements.text | string.capitalize }}."),
        Page.Body("Đầu tuần có {{ movements.city.households.opening }} hộ cận nghèo; cuối tuần còn {{ movements.city.households.closing }} hộ (diễn biến theo từng xã, phường tại Phụ lục kèm theo)."),
        Page.Control("{{ end }}"),
        Page.Control("{{ if !movements.text }}"),
        Page.Body("Trong tuần không có biến động; toàn thành phố có {{ movements.city.households.closing }} hộ cận nghèo (chi tiết tại Phụ lục kèm theo)."),
        Page.Control("{{ end }}"),
        Page.Heading("III. TÌNH HÌNH NỘP BÁO CÁO"),
        .. OfficialFrame.Filing(),
        Page.Heading("IV. KẾT QUẢ THEO XÃ, PHƯỜNG"),
        Page.Gap(),
        .. OfficialFrame.Wards(),
        Page.Control("{{ if groups.behind.count > 0 }}"),
        Page.Body("Chậm so với tiến độ của mốc {{ next_milestone.date }}: {{ groups.behind.text }}."),
        Page.Control("{{ end }}"),
        Page.Heading("V. SỐ LIỆU CẦN KIỂM TRA LẠI"),
        .. OfficialFrame.Discrepancies(),
        Page.Heading("VI. HỖ TRỢ HỘ CẬN NGHÈO TRONG TUẦN"),
        .. OfficialFrame.Support("Trong tuần chưa có khoản hỗ trợ nào được báo cáo."),
        Page.Heading("VII. HỘ CẬN NGHÈO THEO ĐƠN VỊ PHỤ TRÁCH GIÚP ĐỠ"),
        .. OfficialFrame.Sponsors(),
        Page.Heading("VIII. CHỈ SỐ THIẾU HỤT CỦA HỘ CẬN NGHÈO HIỆN CÒN"),
        .. OfficialFrame.Deprivations(),
        .. OfficialFrame.Foot(),
    ];

    public static IReadOnlyList<OpenXmlElement> Annex() =>
    [
        .. AnnexFrame.Head("Phụ lục", "DIỄN BIẾN HỘ CẬN NGHÈO {{ period_name | string.upcase }} THEO XÃ, PHƯỜNG"),
        Page.Grid(MovementWidths, MovementRows()),
        Page.Left("Cột (9) = (1) - (2) - (3) - (4) + (5) + (6) + (7) + (8), theo Mẫu 7.3 Thông tư số 07/2021/TT-BLĐTBXH.", 24, italic: true),
    ];

    private static IEnumerable<TableRow> MovementRows()
    {
        yield return Head(
            [
                Page.Cell("TT", MovementWidths[0], true, 22, merge: MergedCellValues.Restart),
                Page.Cell("Xã, phường", MovementWidths[1], true, 22, merge: MergedCellValues.Restart),
                Page.Cell("Phân tổ", MovementWidths[2], true, 22, merge: MergedCellValues.Restart),
                Page.Cell("Tổng số hộ cận nghèo đầu kỳ", MovementWidths[3], true, 22, merge: MergedCellValues.Restart),
                Page.Cell("Diễn biến giảm", 3300, true, 22, span: 3),
                Page.Cell("Diễn biến tăng", 4400, true, 22, span: 4),
                Page.Cell("Tổng số hộ cận nghèo cuối kỳ", MovementWidths[11], true, 22, merge: MergedCellValues.Restart),
            ]);
        string[] kinds = ["Thoát cận nghèo", "Trở thành hộ nghèo", "Giảm khác", "Hộ nghèo trở thành hộ cận nghèo", "Tái cận nghèo", "Phát sinh mới", "Tăng khác"];
        yield return Head(
        [
            .. Enumerable.Range(0, 4).Select(column => Page.Cell("", MovementWidths[column], true, 22, merge: MergedCellValues.Continue)),
            .. kinds.Select((kind, column) => Page.Cell(kind, MovementWidths[column + 4], true, 22)),
            Page.Cell("", MovementWidths[11], true, 22, merge: MergedCellValues.Continue),
        ]);
        yield return Page.Row(MovementWidths, ["", "", "", "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"], head: true, size: 20);
        yield return Page.ControlRow(MovementWidths, "{{ for ward in movements.wards }}");
        yield return Line("{{ ward.row }}", "<{{ ward.name }}", "Hộ", "ward.households", MergedCellValues.Restart, bold: false);
        yield return Line("", "", "Nhân khẩu", "ward.persons", MergedCellValues.Continue, bold: false);
        yield return Page.ControlRow(MovementWidths, "{{ end }}");
        yield return Line("", "<{{ movements.city.name }}", "Hộ", "movements.city.households", MergedCellValues.Restart, bold: true);
        yield return Line("", "", "Nhân khẩu", "movements.city.persons", MergedCellValues.Continue, bold: true);
    }

    private static TableRow Head(IEnumerable<TableCell> cells)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        row.Append(cells);
        return row;
    }

    private static TableRow Line(string number, string name, string unit, string path, MergedCellValues merge, bool bold)
    {
        string[] members = ["opening", "exited", "became_poor", "other_decrease", "from_poor", "relapsed", "new", "other_increase", "closing"];
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        var first = merge == MergedCellValues.Restart; // stays on the page of the second line
        row.Append(
            Page.Cell(number, MovementWidths[0], bold, 22, merge: merge, keepNext: first),
            Page.Cell(name, MovementWidths[1], bold, 22, merge: merge, keepNext: first),
            Page.Cell(unit, MovementWidths[2], bold, 22, keepNext: first));
        row.Append(members.Select((member, column) => Page.Cell("{{ " + path + "." + member + " }}", MovementWidths[column + 3], bold, 22, keepNext: first)));
        return row;
    }
}
