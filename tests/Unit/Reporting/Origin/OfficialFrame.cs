using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Origin;

/// <summary>What every report has around its text: head, title, addressees; closing words, recipients and signature (Mẫu 1.4 of the decree).</summary>
internal static class OfficialFrame
{
    public static readonly int[] Halves = [3900, Page.PortraitWidth - 3900];

    /// <summary>The issuing body beside the name of the country.</summary>
    public static Table Organisations() => Page.Plain(Halves,
            Page.Stack(
                Page.Control("{{ for line in head.parent }}"),
                Page.Centred("{{ line }}", 24),
                Page.Control("{{ end }}"),
                Page.Control("{{ for line in head.organisation }}"),
                Page.Centred("{{ line }}", 24, bold: true),
                Page.Control("{{ end }}"),
                Page.Rule(1300, Halves[0])),
            Page.Stack(
                Page.Centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 24, bold: true),
                Page.Centred("Độc lập - Tự do - Hạnh phúc", 26, bold: true),
                Page.Rule(3240, Halves[1])));

    public static IEnumerable<OpenXmlElement> Head() =>
    [
        .. Title(),
        Page.Control("{{ if correction }}"),
        Page.Centred("(Báo cáo đính chính lần {{ correction }}, thay cho báo cáo {{ period_name }} đã gửi trước đây)", 28, italic: true, before: 120),
        Page.Control("{{ end }}"),
    ];

    /// <summary>From the state's name to the addressees.</summary>
    public static IEnumerable<OpenXmlElement> Title() =>
    [
        Organisations(),
        Page.Plain(Halves,
            Page.Stack(Page.Centred("{{ head.number }}", 26)),
            Page.Stack(Page.Centred("{{ head.place_and_date }}", 26, italic: true))),
        Page.Centred("BÁO CÁO", 28, bold: true, before: 360),
        Page.Centred("{{ head.summary }}", 28, bold: true),
        Page.Rule(2200, Page.PortraitWidth),
        Page.Control("{{ if head.addressees.size == 1 }}"),
        Page.Centred("Kính gửi: {{ head.addressees[0] }}.", 28, before: 240),
        Page.Control("{{ end }}"),
        Page.Control("{{ if head.addressees.size > 1 }}"),
        Page.Centred("Kính gửi:", 28, before: 240),
        Page.Control("{{ for line in head.addressees }}"),
        Page.Centred("- {{ line }}{{ if for.last }}.{{ else }};{{ end }}", 28),
        Page.Control("{{ end }}"),
        Page.Control("{{ end }}"),
    ];

    public static IEnumerable<OpenXmlElement> Foot() =>
        Closing("Trên đây là báo cáo kết quả giảm hộ cận nghèo {{ period_name }}; {{ head.organisation_name }} kính báo cáo./.");

    /// <summary>The last sentence, recipients and signature.</summary>
    public static IEnumerable<OpenXmlElement> Closing(string words) =>
    [
        Page.Body(words, keepNext: true),
        .. Signature(),
    ];

    /// <summary>Nơi nhận and the signature, side by side.</summary>
    public static IEnumerable<OpenXmlElement> Signature() =>
    [
        Page.Gap(),
        Page.Plain(Halves,
            Page.Stack(
                Page.Left("Nơi nhận:", 24, bold: true, italic: true),
                Page.Control("{{ for line in head.copies }}"),
                Page.Left("- {{ line }}{{ if for.last }}.{{ else }};{{ end }}", 22),
                Page.Control("{{ end }}")),
            Page.Stack(
                Page.Control("{{ for line in head.signer_titles }}"),
                Page.Centred("{{ line }}", 28, bold: true),
                Page.Control("{{ end }}"),
                Page.Centred("", 28),
                Page.Centred("", 28),
                Page.Centred("", 28),
                Page.Centred("{{ head.signer_name }}", 28, bold: true))),
    ];

    /// <summary>Says that figures of other weeks are in the sums.</summary>
    public static IEnumerable<OpenXmlElement> Incomplete() =>
    [
        Page.Control("{{ if !filing.complete }}"),
        Page.Body("Số liệu chưa đầy đủ: {{ filing.fraction }} đơn vị đã nộp báo cáo {{ filing.week_name }}. Số toàn thành phố dưới đây gồm cả số liệu trước đó của {{ filing.carried_over.count }} đơn vị: {{ filing.carried_over.text }}."),
        Page.Control("{{ end }}"),
    ];

    public static IEnumerable<OpenXmlElement> Progress() =>
    [
        Page.Body("Tại ngày {{ plan.base_date }}, toàn thành phố có {{ plan.near_poor }} hộ cận nghèo, bằng {{ plan.near_poor_fraction }} = {{ plan.near_poor_percent }} tổng số hộ dân cư{{ if plan.poor == 0 }}; không còn hộ nghèo{{ end }}."),
        Page.Body("Đến hết ngày {{ to }}, lũy kế {{ city.exited }} hộ ({{ city.exited_persons }} nhân khẩu) đã thoát cận nghèo; hiện còn {{ city.remaining }} hộ cận nghèo ({{ city.remaining_persons }} nhân khẩu).{{ if city.other_change != 0 }} Ngoài số hộ thoát cận nghèo, các biến động khác làm số hộ hiện có thay đổi {{ city.other_change_text }} hộ.{{ end }} Cụ thể:"),
        Page.Body("1. So với tổng số hộ cận nghèo tại ngày {{ plan.base_date }}: {{ city.fraction }} = {{ city.percent }}."),
        Page.Control("{{ if next_milestone.date != year_plan.date }}"),
        Page.Body("2. So với mốc {{ next_milestone.exits }} hộ được giao đến ngày {{ next_milestone.date }} (bằng {{ next_milestone.of_base_fraction }} = {{ next_milestone.of_base_percent }} số hộ đầu năm): {{ next_milestone.fraction }} = {{ next_milestone.percent }}{{ if next_milestone.needed_count == 0 }}, đã đạt{{ else }}; còn phải giảm thêm {{ next_milestone.needed }} hộ{{ end }}."),
        Page.Control("{{ end }}"),
        Page.Body("{{ if next_milestone.date != year_plan.date }}3{{ else }}2{{ end }}. So với kế hoạch cả năm {{ plan.year }} ({{ year_plan.exits }} hộ đến ngày {{ year_plan.date }}): {{ year_plan.fraction }} = {{ year_plan.percent }}{{ if year_plan.needed_count == 0 }}, đã đạt{{ else }}; còn phải giảm thêm {{ year_plan.needed }} hộ{{ end }}."),
        Page.Control("{{ if city.ledger.known }}"),
        Page.Body("Đối chiếu từng hộ: {{ city.ledger.text }}"),
        Page.Control("{{ end }}"),
        Page.Control("{{ if pictures.progress }}"),
        WordOrigin.Picture("progress"),
        Page.Centred("{{ progress_chart.caption }}", 24, italic: true),
        Page.Control("{{ end }}"),
        Page.Control("{{ if !pictures.progress }}"),
        Page.Body("Lũy kế số hộ thoát cận nghèo theo tuần (văn bản này không có biểu đồ do máy chủ thiếu phông chữ tiếng Việt): {{ for week in progress_chart.weeks }}{{ week.label }}: {{ week.value }} hộ{{ if !for.last }}; {{ end }}{{ end }}."),
        Page.Control("{{ end }}"),
        Page.Body("Nhịp độ: {{ pace.text }}{{ for milestone in pace.milestones }} {{ milestone.text }}{{ end }}{{ if pace_note }} {{ pace_note }}{{ end }}"),
    ];

    public static IEnumerable<OpenXmlElement> Wards()
    {
        int[] widths = [560, 2494, 1300, 1100, 1150, 950, 800, 1000];
        return
        [
            Page.Grid(widths,
            [
                Page.Row(widths, ["TT", "Xã, phường", "Nộp báo cáo", "Số hộ đầu năm", "Lũy kế đã thoát", "Hiện còn", "Tỷ lệ giảm", ""], head: true).MergeRate(),
                Page.ControlRow(widths, "{{ for ward in wards }}"),
                Page.Row(widths, ["{{ ward.row }}", "<{{ ward.name }}{{ if ward.data_mark }} {{ ward.data_mark }}{{ end }}", "{{ ward.state }}", "{{ ward.baseline }}{{ if ward.baseline_mark }} {{ ward.baseline_mark }}{{ end }}", "{{ ward.exited }}", "{{ ward.remaining }}", "{{ ward.fraction }}", "{{ ward.percent }}"]),
                Page.ControlRow(widths, "{{ end }}"),
                Page.Row(widths, ["", "<Toàn thành phố", "{{ filing.fraction }}", "{{ plan.near_poor }}", "{{ city.exited }}", "{{ city.remaining }}", "{{ city.fraction }}", "{{ city.percent }}"], bold: true),
            ]),
            Page.Control("{{ for note in ward_notes }}"),
            Page.Left("{{ note.mark }} {{ note.text }}", 24, italic: true),
            Page.Control("{{ end }}"),
        ];
    }

    public static IEnumerable<OpenXmlElement> Filing() =>
    [
        Page.Body("{{ filing.fraction }} xã, phường đã nộp báo cáo {{ filing.week_name }} được tiếp nhận{{ if filing.complete && filing.late.count == 0 }}, tất cả đúng hạn{{ end }}."),
        Page.Control("{{ if filing.late.count > 0 }}"),
        Page.Body("Nộp muộn ({{ filing.late.count }} đơn vị): {{ filing.late.text }}."),
        Page.Control("{{ end }}"),
        Page.Control("{{ if filing.rejected.count > 0 }}"),
        Page.Body("Báo cáo bị trả lại, chưa nộp bản sửa ({{ filing.rejected.count }} đơn vị): {{ filing.rejected.text }}."),
        Page.Control("{{ end }}"),
        Page.Control("{{ if filing.missing.count > 0 }}"),
        Page.Body("Chưa nộp ({{ filing.missing.count }} đơn vị): {{ filing.missing.text }}."),
        Page.Control("{{ end }}"),
    ];

    public static IEnumerable<OpenXmlElement> Discrepancies() =>
    [
        Page.Control("{{ if discrepancies.size == 0 }}"),
        Page.Body("Không có số liệu nào mâu thuẫn nhau."),
        Page.Control("{{ end }}"),
        Page.Control("{{ for line in discrepancies }}"),
        Page.Body("- {{ line.ward }}: {{ line.text }}{{ if for.last }}.{{ else }};{{ end }}"),
        Page.Control("{{ end }}"),
    ];

    public static IEnumerable<OpenXmlElement> Support(string none)
    {
        int[] widths = [3954, 1500, 1500, 2400];
        return
        [
            Page.Control("{{ if support.rows.size == 0 }}"),
            Page.Body(none),
            Page.Control("{{ end }}"),
            Page.Control("{{ if support.rows.size > 0 }}"),
            Page.Gap(),
            Page.Grid(widths,
            [
                Page.Row(widths, ["Chính sách", "Số hộ", "Số lượt", "Kinh phí (đồng)"], head: true),
                Page.ControlRow(widths, "{{ for row in support.rows }}"),
                Page.Row(widths, ["<{{ row.policy }}", "{{ row.households }}", "{{ row.lines }}", ">{{ row.amount }}"]),
                Page.ControlRow(widths, "{{ end }}"),
                Page.Row(widths, ["<Cộng", "", "{{ support.lines }}", ">{{ support.amount }}"], bold: true),
            ]),
            Page.Control("{{ end }}"),
        ];
    }

    public static IEnumerable<OpenXmlElement> Sponsors(int width = Page.PortraitWidth)
    {
        int[] widths = [620, width - 4120, 1200, 1150, 1150];
        return
        [
            Page.Gap(),
            Page.Grid(widths,
            [
                Page.Row(widths, ["TT", "Đơn vị phụ trách", "Tổng số hộ", "Đã thoát", "Hiện còn"], head: true),
                Page.ControlRow(widths, "{{ for body in sponsors }}"),
                Page.Row(widths, ["{{ for.index + 1 }}", "<{{ body.name }}", "{{ body.total }}", "{{ body.exited }}", "{{ body.remaining }}"]),
                Page.ControlRow(widths, "{{ end }}"),
            ]),
        ];
    }

    public static IEnumerable<OpenXmlElement> Deprivations()
    {
        int[] widths = [620, 5234, 1900, 1600];
        return
        [
            Page.Control("{{ if deprivations.size == 0 }}"),
            Page.Body("Không có chỉ số thiếu hụt nào được báo cáo."),
            Page.Control("{{ end }}"),
            Page.Control("{{ if deprivations.size > 0 }}"),
            Page.Gap(),
            Page.Grid(widths,
            [
                Page.Row(widths, ["TT", "Chỉ số", "Số hộ thiếu hụt", "Tỷ lệ"], head: true),
                Page.ControlRow(widths, "{{ for row in deprivations }}"),
                Page.Row(widths, ["{{ for.index + 1 }}", "<{{ row.label }}", "{{ row.households }}", "{{ row.percent }}"]),
                Page.ControlRow(widths, "{{ end }}"),
            ]),
            Page.Left("Tỷ lệ tính trên số hộ cận nghèo hiện còn; một hộ có thể thiếu hụt nhiều chỉ số.", 24, italic: true),
            Page.Control("{{ end }}"),
        ];
    }

    /// <summary>The rate, columns 7 and 8, has one heading.</summary>
    public static TableRow MergeRate(this TableRow head)
    {
        head.Elements<TableCell>().ElementAt(7).Remove();
        var rate = head.Elements<TableCell>().ElementAt(6).TableCellProperties!;
        rate.InsertAfter(new GridSpan { Val = 2 }, rate.TableCellWidth);
        return head;
    }
}
