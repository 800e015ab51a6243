using DocumentFormat.OpenXml;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Origin;

/// <summary>The first version of templates/correction/report.docx.</summary>
internal static class CorrectionOrigin
{
    private static readonly int[] CityWidths = [620, 4734, 1350, 1350, 1300];

    private static readonly int[] WardWidths = [560, 1900, 3000, 1150, 1150, 1100, 1530, 3500];

    public static IEnumerable<OpenXmlElement> Body() =>
    [
        .. OfficialFrame.Title(),
        Page.Body("{{ head.organisation_name }} đính chính {{ corrected }} (số liệu từ ngày {{ from }} đến ngày {{ to }}) như sau:"),
        Page.Heading("I. TIẾN ĐỘ CHUNG"),
        Page.Control("{{ if standing.changed }}"),
        Page.Body("Đã báo cáo: giảm {{ standing.old_fraction }} hộ = {{ standing.old_percent }}, hiện còn {{ standing.old_remaining }} hộ cận nghèo."),
        Page.Body("Nay đính chính: giảm {{ standing.fraction }} hộ = {{ standing.percent }}, hiện còn {{ standing.remaining }} hộ cận nghèo."),
        Page.Control("{{ end }}"),
        Page.Control("{{ if !standing.changed }}"),
        Page.Body("Không thay đổi: giảm {{ standing.fraction }} hộ = {{ standing.percent }}, hiện còn {{ standing.remaining }} hộ cận nghèo."),
        Page.Control("{{ end }}"),
        Page.Heading("II. LÝ DO ĐÍNH CHÍNH"),
        Page.Control("{{ if wards.size == 0 }}"),
        Page.Body("Số liệu tổng hợp của toàn thành phố được cộng lại."),
        Page.Control("{{ end }}"),
        Page.Control("{{ for ward in wards }}"),
        Page.Body("{{ for.index + 1 }}. {{ ward.title }} ({{ ward.count }} số liệu): {{ ward.reason }}."),
        Page.Control("{{ end }}"),
        Page.Heading("III. SỐ LIỆU TOÀN THÀNH PHỐ"),
        Page.Control("{{ if city_figures.size == 0 }}"),
        Page.Body("Số liệu toàn thành phố không thay đổi."),
        Page.Control("{{ end }}"),
        Page.Control("{{ if city_figures.size > 0 }}"),
        Page.Gap(),
        Page.Grid(CityWidths,
        [
            Page.Row(CityWidths, ["TT", "Số liệu", "Đã báo cáo", "Đính chính", "Chênh lệch"], head: true),
            Page.ControlRow(CityWidths, "{{ for line in city_figures }}"),
            Page.Row(CityWidths, ["{{ line.row }}", "<{{ line.name }}", "{{ line.old }}", "{{ line.new }}", "{{ line.difference }}"]),
            Page.ControlRow(CityWidths, "{{ end }}"),
        ]),
        Page.Control("{{ end }}"),
        Page.Body("Các số liệu khác của {{ corrected }} giữ nguyên. Số liệu đính chính của từng xã, phường kèm lý do và nguồn tại Phụ lục."),
        .. OfficialFrame.Closing("Trên đây là báo cáo đính chính số {{ correction }}; báo cáo {{ period_name }} đã đính chính gửi kèm thay cho bản đã gửi trước đây./."),
    ];

    public static IReadOnlyList<OpenXmlElement> Annex() =>
    [
        Page.Centred("Phụ lục", 28, bold: true),
        Page.Centred("SỐ LIỆU ĐÍNH CHÍNH THEO XÃ, PHƯỜNG", 28, bold: true),
        Page.Centred("{{ head.annex_note }}", 28, italic: true),
        Page.Gap(),
        Page.Grid(WardWidths,
        [
            Page.Row(WardWidths, ["TT", "Xã, phường", "Số liệu", "Đã báo cáo", "Đính chính", "Chênh lệch", "Lý do", "Nguồn của số liệu đính chính"], head: true),
            Page.ControlRow(WardWidths, "{{ for line in ward_figures }}"),
            Page.Row(WardWidths, ["{{ line.row }}", "<{{ line.place }}", "<{{ line.name }}", "{{ line.old }}", "{{ line.new }}", "{{ line.difference }}", "<{{ line.reason }}", "<{{ line.source }}"]),
            Page.ControlRow(WardWidths, "{{ end }}"),
        ]),
    ];
}
