using DocumentFormat.OpenXml;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Origin;

/// <summary>The first version of templates/quarterly-review/report.docx: results of the quarter, tasks of the next, two annexes.</summary>
internal static class QuarterlyReviewOrigin
{
    public static IEnumerable<OpenXmlElement> Body() =>
    [
        .. OfficialFrame.Head(),
        Page.Body("Thực hiện Kế hoạch số {{ plan.number }} ngày {{ plan.date }}, {{ head.organisation_name }} báo cáo kết quả giảm hộ cận nghèo {{ quarter.name }} và nhiệm vụ {{ quarter.next_name }} như sau:"),
        .. OfficialFrame.Incomplete(),
        Page.Heading("I. KẾT QUẢ {{ quarter.name | string.upcase }}"),
        .. OfficialFrame.Progress(),
        Page.Body("Theo các tuần báo cáo đã chốt ({{ quarter.weeks }}), trong quý có {{ quarter.exited }} hộ thoát cận nghèo; số hộ cận nghèo đầu kỳ là {{ movements.city.households.opening }} hộ, cuối kỳ là {{ movements.city.households.closing }} hộ."),
        Page.Control("{{ if groups.shares.count > 0 }}"),
        Page.Body("Kết quả của các đơn vị có hộ thoát cận nghèo (lũy kế từ đầu năm): {{ groups.shares.text }}."),
        Page.Control("{{ end }}"),
        Page.Control("{{ if groups.without_exits.count > 0 }}"),
        Page.Body("Các đơn vị còn hộ cận nghèo nhưng chưa có hộ thoát: {{ groups.without_exits.text }}."),
        Page.Control("{{ end }}"),
        Page.Control("{{ if groups.cleared.count > 0 }}"),
        Page.Body("Đơn vị không còn hộ cận nghèo: {{ groups.cleared.text }}."),
        Page.Control("{{ end }}"),
        Page.Body("(Kết quả theo từng xã, phường tại Phụ lục I; theo cơ quan, đơn vị phụ trách giúp đỡ tại Phụ lục II kèm theo.)"),
        Page.Heading("II. HỖ TRỢ HỘ CẬN NGHÈO"),
        .. OfficialFrame.Support("Trong quý chưa có khoản hỗ trợ nào được báo cáo."),
        Page.Heading("III. CHỈ SỐ THIẾU HỤT CỦA HỘ CẬN NGHÈO HIỆN CÒN"),
        .. Deprivations(),
        Page.Heading("IV. TÌNH HÌNH BÁO CÁO SỐ LIỆU"),
        .. OfficialFrame.Filing(),
        .. OfficialFrame.Discrepancies(),
        Page.Heading("V. NHIỆM VỤ {{ quarter.next_name | string.upcase }}"),
        Page.Control("{{ for task in quarter.tasks }}"),
        Page.Body("{{ for.index + 1 }}. {{ task }}"),
        Page.Control("{{ end }}"),
        .. OfficialFrame.Foot(),
    ];

    /// <summary>Wards, and the same as a chart.</summary>
    public static IReadOnlyList<OpenXmlElement> WardAnnex() =>
    [
        .. AnnexFrame.Head("Phụ lục I", "KẾT QUẢ GIẢM HỘ CẬN NGHÈO ĐẾN HẾT {{ quarter.name | string.upcase }} THEO XÃ, PHƯỜNG"),
        .. AnnexFrame.WideWards(),
        Page.Control("{{ if pictures.wards }}"),
        WordOrigin.Picture("wards", pixels: 838, millimetres: 170),
        Page.Centred("{{ ward_chart.caption }}", 24, italic: true),
        Page.Control("{{ end }}"),
    ];

    /// <summary>Bodies in charge.</summary>
    public static IReadOnlyList<OpenXmlElement> BodiesAnnex() =>
    [
        .. AnnexFrame.Head("Phụ lục II", "HỘ CẬN NGHÈO THEO CƠ QUAN, ĐƠN VỊ PHỤ TRÁCH GIÚP ĐỠ ĐẾN HẾT {{ quarter.name | string.upcase }}"),
        .. OfficialFrame.Sponsors(Page.LandscapeWidth),
    ];

    private static IEnumerable<OpenXmlElement> Deprivations() =>
    [
        .. OfficialFrame.Deprivations(),
        Page.Control("{{ if pictures.deprivations }}"),
        WordOrigin.Picture("deprivations", pixels: 618),
        Page.Centred("{{ deprivation_chart.caption }}", 24, italic: true),
        Page.Control("{{ end }}"),
    ];
}
