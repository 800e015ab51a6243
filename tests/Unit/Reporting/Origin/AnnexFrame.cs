using DocumentFormat.OpenXml;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting.Origin;

/// <summary>What annexes have in common.</summary>
internal static class AnnexFrame
{
    /// <summary>Number and title of an annex and what it belongs to.</summary>
    public static IEnumerable<OpenXmlElement> Head(string number, string title) =>
    [
        Page.Centred(number, 28, bold: true),
        Page.Centred(title, 28, bold: true),
        Page.Centred("{{ head.annex_note }}", 28, italic: true),
        Page.Gap(),
    ];

    /// <summary>The wards on a landscape page, with what the next milestone asks of each.</summary>
    public static IEnumerable<OpenXmlElement> WideWards()
    {
        int[] widths = [620, 2870, 1600, 1400, 1400, 1200, 1100, 1200, 2500];
        return
        [
            Page.Grid(widths,
            [
                Page.Row(widths, ["TT", "Xã, phường", "Nộp báo cáo", "Số hộ đầu năm", "Lũy kế đã thoát", "Hiện còn", "Tỷ lệ giảm", "", "Nguồn số liệu"], head: true).MergeRate(),
                Page.ControlRow(widths, "{{ for ward in wards }}"),
                Page.Row(widths, ["{{ ward.row }}", "<{{ ward.name }}{{ if ward.data_mark }} {{ ward.data_mark }}{{ end }}", "{{ ward.state }}", "{{ ward.baseline }}{{ if ward.baseline_mark }} {{ ward.baseline_mark }}{{ end }}", "{{ ward.exited }}", "{{ ward.remaining }}", "{{ ward.fraction }}", "{{ ward.percent }}", "{{ ward.data_source }}"]),
                Page.ControlRow(widths, "{{ end }}"),
                Page.Row(widths, ["", "<Toàn thành phố", "{{ filing.fraction }}", "{{ plan.near_poor }}", "{{ city.exited }}", "{{ city.remaining }}", "{{ city.fraction }}", "{{ city.percent }}", ""], bold: true),
            ]),
            Page.Control("{{ for note in ward_notes }}"),
            Page.Left("{{ note.mark }} {{ note.text }}", 24, italic: true),
            Page.Control("{{ end }}"),
        ];
    }
}
