using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Reporting.Annex;

/// <summary>Sheet "Danh sách hộ": every household of the newest accepted lists.</summary>
internal static class HouseholdSheet
{
    public static SheetPlan Plan(ReportModel model, IReadOnlyList<WardPosition> wards)
    {
        var table = new AnnexTable("Danh sách hộ", "DANH SÁCH HỘ CẬN NGHÈO VÀ HỘ ĐÃ CÓ BIẾN ĐỘNG", $"Số liệu đến ngày {model.To}. Chỉ dùng trong công tác giảm nghèo; không sao chép, chuyển tiếp.",
            new("STT", 6), new("Mã hộ", 12), new("Xã, phường", 20), new("Họ và tên chủ hộ", 26), new("Số CCCD (đã che)", 16), new("Thôn/Khu", 16), new("Số nhân khẩu", 9),
            new("Tình trạng", 24), new("Số quyết định", 16), new("Ngày quyết định", 12), new("Đơn vị phụ trách giúp đỡ", 32), new("Theo báo cáo tuần", 12));
        var number = 0;
        foreach (var ward in wards)
            foreach (var household in (ward.Source?.Content.Households ?? []).OrderBy(household => household.Code, StringComparer.Ordinal))
                Add(table, ++number, ward, household);
        foreach (var ward in wards.Where(ward => ward.Source is null)) table.Note($"{ward.Ward.FullName}: chưa có danh sách.");
        return table.Plan;
    }

    private static void Add(AnnexTable table, int number, WardPosition ward, Household household) => table.Add(
        AnnexCell.Word(VietnameseText.Count(number)),
        AnnexCell.Word(household.Code),
        AnnexCell.Text(ward.Ward.FullName),
        AnnexCell.Text(household.Head),
        AnnexCell.Word(household.NationalId is { } id ? NationalIdMask.Of(id) : ""),
        AnnexCell.Text(household.Hamlet),
        AnnexCell.Count(household.Members),
        AnnexCell.Text(StatusWords.Of(household.Status)),
        AnnexCell.Word(household.Decision),
        AnnexCell.Word(household.DecisionDate is { } day ? VietnameseText.Date(day) : ""),
        AnnexCell.Text(household.Sponsor),
        AnnexCell.Word(ward.DataWeek?.ToString()));
}
