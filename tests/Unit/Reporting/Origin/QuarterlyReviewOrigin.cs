using DocumentFormat.OpenXml;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Origin;

/// <summary>The first version of templates/quarterly-review/report.docx.</summary>
internal static class QuarterlyReviewOrigin
{
    public static IEnumerable<OpenXmlElement> Body() =>
    [
        .. OfficialFrame.Head(),
        Page.Body("Thực hiện Kế hoạch số {{ plan.number }} ngày {{ plan.date }} của Ủy ban nhân dân thành phố, {{ head.organisation_name }} báo cáo kết quả giảm hộ cận nghèo {{ quarter.name }} và nhiệm vụ {{ quarter.next_name }} như sau:"),
        .. OfficialFrame.Incomplete(),
        Page.Heading("I. KẾT QUẢ {{ quarter.name | string.upcase }}"),
        .. OfficialFrame.Progress(),
        Page.Body("Theo {{ quarter.week_count }} tuần báo cáo đã chốt ({{ quarter.weeks }}), trong quý có {{ quarter.exited }} hộ thoát cận nghèo; số hộ cận nghèo đầu kỳ là {{ movements.city.households.opening }} hộ, cuối kỳ là {{ movements.city.households.closing }} hộ."),
        Page.Control("{{ if groups.with_exits.count > 0 }}"),
        Page.Body("Các đơn vị có hộ thoát cận nghèo: {{ groups.with_exits.text }}."),
        Page.Control("{{ end }}"),
        Page.Control("{{ if groups.cleared.count > 0 }}"),
        Page.Body("Đơn vị không còn hộ cận nghèo: {{ groups.cleared.text }}."),
        Page.Control("{{ end }}"),
        Page.Body("Kết quả theo từng xã, phường:", keepNext: true),
        Page.Gap(),
        .. OfficialFrame.Wards(),
        Page.Heading("II. HỖ TRỢ VÀ PHÂN CÔNG GIÚP ĐỠ HỘ CẬN NGHÈO"),
        .. OfficialFrame.Support("Trong quý chưa có khoản hỗ trợ nào được báo cáo."),
        Page.Body("Hộ cận nghèo theo đơn vị phụ trách giúp đỡ:", keepNext: true),
        .. OfficialFrame.Sponsors(),
        Page.Heading("III. CHỈ SỐ THIẾU HỤT CỦA HỘ CẬN NGHÈO HIỆN CÒN"),
        .. OfficialFrame.Deprivations(),
        Page.Heading("IV. TÌNH HÌNH BÁO CÁO SỐ LIỆU"),
        .. OfficialFrame.Filing(),
        .. OfficialFrame.Discrepancies(),
        Page.Heading("V. NHIỆM VỤ {{ quarter.next_name | string.upcase }}"),
        Page.Control("{{ for task in quarter.tasks }}"),
        Page.Body("{{ for.index + 1 }}. {{ task }}"),
        Page.Control("{{ end }}"),
        .. OfficialFrame.Foot(),
    ];
}
