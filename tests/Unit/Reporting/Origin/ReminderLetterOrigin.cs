using DocumentFormat.OpenXml;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Origin;

/// <summary>The first version of templates/reminder-letter/report.docx: a letter (công văn) by Mẫu 1.5 of the decree, without the name of a kind of document.</summary>
internal static class ReminderLetterOrigin
{
    private const int AddressIndent = 2268;

    public static IEnumerable<OpenXmlElement> Body() =>
    [
        OfficialFrame.Organisations(),
        Page.Plain(OfficialFrame.Halves,
            Page.Stack(
                Page.Centred("{{ head.number }}", 26),
                Page.Centred("V/v {{ regarding }}", 24, before: 120)),
            Page.Stack(Page.Centred("{{ head.place_and_date }}", 26, italic: true))),
        Page.Control("{{ if head.addressees.size == 1 }}"),
        Page.Centred("Kính gửi: {{ head.addressees[0] }}.", 28, before: 360),
        Page.Control("{{ end }}"),
        Page.Control("{{ if head.addressees.size > 1 }}"),
        Page.Indented("Kính gửi:", 28, AddressIndent, before: 360),
        Page.Control("{{ for line in head.addressees }}"),
        Page.Indented("- {{ line }}{{ if for.last }}.{{ else }};{{ end }}", 28, AddressIndent + 567, before: 0),
        Page.Control("{{ end }}"),
        Page.Control("{{ end }}"),
        Page.Centred("", 28),
        Page.Body("Thực hiện Kế hoạch số {{ plan.number }} ngày {{ plan.date }} của Ủy ban nhân dân thành phố, các xã, phường gửi báo cáo kết quả giảm hộ cận nghèo {{ period_name }} (từ ngày {{ from }} đến ngày {{ to }}) trước {{ deadline }}."),
        Page.Body("Đến {{ as_of }}, {{ submitted }} xã, phường có báo cáo được tiếp nhận; còn {{ late_count }} đơn vị chưa có báo cáo được tiếp nhận, gồm:"),
        Page.Control("{{ if missing.count > 0 }}"),
        Page.Body("- Chưa nộp báo cáo: {{ missing.text }}."),
        Page.Control("{{ end }}"),
        Page.Control("{{ if rejected.count > 0 }}"),
        Page.Body("- Đã nộp nhưng báo cáo bị trả lại, chưa nộp bản sửa: {{ rejected.text }}."),
        Page.Control("{{ end }}"),
        Page.Body("{{ head.organisation_name }} đề nghị Ủy ban nhân dân các xã, phường nêu trên {{ if overdue }}nộp ngay báo cáo đã quá hạn{{ else }}khẩn trương hoàn thành và nộp báo cáo đúng thời hạn{{ end }}, cụ thể:"),
        Page.Control("{{ if missing.count > 0 }}"),
        Page.Body("- Đơn vị chưa nộp: lập báo cáo theo biểu mẫu có sẵn trong thư mục “mau-bieu” của đơn vị, đặt tệp vào thư mục của đơn vị và xem kết quả tiếp nhận trả về ngay sau đó."),
        Page.Control("{{ end }}"),
        Page.Control("{{ if rejected.count > 0 }}"),
        Page.Body("- Đơn vị bị trả lại: xem danh sách lỗi trong thư mục “tra-lai” của đơn vị, sửa hết các lỗi đã nêu rồi nộp lại."),
        Page.Control("{{ end }}"),
        Page.Body("Nếu đến khi tổng hợp vẫn chưa có báo cáo, số liệu của đơn vị được lấy theo báo cáo gần nhất và được ghi rõ trong báo cáo gửi Ban Chỉ đạo./.", keepNext: true),
        .. OfficialFrame.Signature(),
    ];
}
