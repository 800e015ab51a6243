using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reconciliation.Ledger;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Reporting.Annex;

/// <summary>
/// The households behind a report, for those who work with them: a list with masked identity numbers and every movement since the base date. Ethnicity, cause
/// and points stay out (Nghị định 13/2023/NĐ-CP, Điều 2 khoản 4: sensitive).
/// </summary>
public static class HouseholdList
{
    /// <summary>Makes the lists: one of all wards for the office, one for each ward asked for.</summary>
    /// <param name="model">What the report says.</param>
    /// <param name="result">The figures it was made from.</param>
    /// <param name="area">The area, for its words.</param>
    /// <param name="wards">Codes of the wards that get their own; a code that is not in the result is passed over.</param>
    public static IReadOnlyList<RestrictedFile> Build(ReportModel model, ReconciliationResult result, Area area, IReadOnlyList<string> wards) =>
    [
        new(Write(model, result, area, result.Wards, ""), null),
        .. result.Wards.Where(ward => wards.Contains(ward.Ward.Code)).Select(ward => new RestrictedFile(Write(model, result, area, [ward], $"-{ward.Ward.Slug}"), ward.Ward.Code)),
    ];

    private static ReportFile Write(ReportModel model, ReconciliationResult result, Area area, IReadOnlyList<WardPosition> wards, string suffix) => new(
        $"{((IDocumentModel)model).FileName}-danh-sach-ho{suffix}.xlsx",
        ExcelAnnex.MediaType,
        WorkbookFile.Write([Households(model, area, wards), Entries(model, result, area, wards), .. Carried(model, result, area, wards)]));

    /// <summary>Sheet "Danh sách hộ": every household of the newest accepted lists.</summary>
    private static SheetPlan Households(ReportModel model, Area area, IReadOnlyList<WardPosition> wards)
    {
        var table = new AnnexTable("Danh sách hộ", "DANH SÁCH HỘ CẬN NGHÈO VÀ HỘ ĐÃ CÓ BIẾN ĐỘNG", $"Số liệu đến ngày {model.To}. Chỉ dùng trong công tác giảm nghèo; không sao chép, chuyển tiếp.",
            new("STT", 6), new("Mã hộ", 12), new(Sentences.Beginning(area.Units), 20), new("Họ và tên chủ hộ", 26), new("Số CCCD (đã che)", 16), new("Thôn/Khu", 16), new("Số nhân khẩu", 9),
            new("Tình trạng", 24), new("Số quyết định", 16), new("Ngày quyết định", 12), new("Đơn vị phụ trách giúp đỡ", 32), new("Theo báo cáo tuần", 12));
        var listed = wards.SelectMany(ward => (ward.Source?.Content.Households ?? []).OrderBy(household => household.Code, StringComparer.Ordinal).Select(household => (ward, household))).ToList();
        table.AddMany(listed.Count, index => Cells(index + 1, listed[index].ward, listed[index].household));
        foreach (var ward in wards.Where(ward => ward.Source is null)) table.Note($"{ward.Ward.FullName}: chưa có danh sách.");
        return table.Plan;
    }

    private static IReadOnlyList<PlannedCell> Cells(int number, WardPosition ward, Household household) =>
    [
        AnnexCell.Word(VietnameseText.Count(number)),
        AnnexCell.Word(household.Code),
        AnnexCell.Text(ward.Ward.FullName),
        AnnexCell.Text(household.Head),
        AnnexCell.Word(household.NationalId is { } id ? NationalIdMask.Of(id) : ""),
        AnnexCell.Text(household.Hamlet),
        AnnexCell.Count(household.Members),
        AnnexCell.Text(Words(household.Status)),
        AnnexCell.Word(household.Decision),
        AnnexCell.Word(household.DecisionDate is { } day ? VietnameseText.Date(day) : ""),
        AnnexCell.Text(household.Sponsor),
        AnnexCell.Word(ward.DataWeek?.ToString()),
    ];

    /// <summary>Sheet "Biến động từng hộ": the ledger, each movement with reason, decision and the cell that tells of it.</summary>
    private static SheetPlan Entries(ReportModel model, ReconciliationResult result, Area area, IReadOnlyList<WardPosition> wards)
    {
        var table = new AnnexTable("Biến động từng hộ", "BIẾN ĐỘNG TỪNG HỘ TỪ ĐẦU NĂM", $"Từ ngày {model.Plan.BaseDate} đến ngày {model.To}",
            new("STT", 6), new("Mã hộ", 12), new(Sentences.Beginning(area.Units), 20), new("Vào hay ra danh sách", 12), new("Lý do", 28), new("Số quyết định", 16), new("Ngày quyết định", 12),
            new("Tuần", 11), new("Số nhân khẩu", 9), new("Tệp", 34), new("Trang tính", 16), new("Ô", 7));
        var number = 0;
        foreach (var ward in wards)
            foreach (var entry in result.Ledger[ward.Ward.Code].Entries) AddEntry(table, ++number, ward, entry);
        if (number == 0) table.Note("Chưa có biến động.");
        return table.Plan;
    }

    private static void AddEntry(AnnexTable table, int number, WardPosition ward, LedgerEntry entry) => table.Add(
        AnnexCell.Word(VietnameseText.Count(number)),
        AnnexCell.Word(entry.Household),
        AnnexCell.Text(ward.Ward.FullName),
        AnnexCell.Word(entry.Entered ? "Vào" : "Ra"),
        AnnexCell.Text(Words(entry.Status)),
        AnnexCell.Word(entry.Decision),
        AnnexCell.Word(entry.DecisionDate is { } day ? VietnameseText.Date(day) : ""),
        AnnexCell.Word(entry.Week?.ToString() ?? "chưa rõ"),
        AnnexCell.Count(entry.Members),
        AnnexCell.Text(entry.Source.File),
        AnnexCell.Word(entry.Source.Sheet),
        AnnexCell.Word(entry.Source.Cell));

    /// <summary>Sheet "Hộ theo đơn vị cũ": where each household of a former unit stands now; none when no unit became part of another this year.</summary>
    private static IEnumerable<SheetPlan> Carried(ReportModel model, ReconciliationResult result, Area area, IReadOnlyList<WardPosition> wards)
    {
        var carried = wards.SelectMany(ward => result.Ledger[ward.Ward.Code].Carried.Select(one => (ward.Ward, one.Former, one.Code))).ToList();
        if (carried.Count == 0) yield break;
        var table = new AnnexTable("Hộ theo đơn vị cũ", "HỘ CỦA CÁC ĐƠN VỊ ĐÃ SẮP XẾP", $"Mỗi hộ có trong danh sách của đơn vị cũ từ ngày {model.Plan.BaseDate}, theo mã trước và sau khi sắp xếp",
            new("STT", 6), new("Đơn vị cũ", 22), new("Mã hộ cũ", 12), new($"{Sentences.Beginning(area.Units)} hiện nay", 22), new("Mã hộ hiện nay", 24), new("Nhận ra theo", 30));
        table.AddMany(carried.Count, index => CarriedCells(index + 1, carried[index].Ward, carried[index].Former, carried[index].Code));
        yield return table.Plan;
    }

    private static IReadOnlyList<PlannedCell> CarriedCells(int number, Ward ward, FormerPlace former, string code) =>
    [
        AnnexCell.Word(VietnameseText.Count(number)),
        AnnexCell.Text(former.Unit.FullName),
        AnnexCell.Word(former.Code),
        AnnexCell.Text(ward.FullName),
        AnnexCell.Word(former.By == CodeLink.None ? "" : code),
        AnnexCell.Text(former.By switch
        {
            CodeLink.SameCode => "Giữ nguyên mã",
            CodeLink.NationalId => "Số CCCD",
            CodeLink.Recoded => "Bảng đổi mã (wards.yml)",
            _ => "Chưa thấy trong danh sách mới",
        }),
    ];

    /// <summary>A status as the form says it; of none, that the list gives no reason.</summary>
    private static string Words(HouseholdStatus? status) => status switch
    {
        HouseholdStatus.NearPoor => "Cận nghèo",
        HouseholdStatus.Exited => "Thoát cận nghèo",
        HouseholdStatus.BecamePoor => "Trở thành hộ nghèo",
        HouseholdStatus.OtherDecrease => "Giảm khác",
        HouseholdStatus.FromPoor => "Hộ nghèo trở thành hộ cận nghèo",
        HouseholdStatus.Relapsed => "Tái cận nghèo",
        HouseholdStatus.New => "Phát sinh mới",
        HouseholdStatus.OtherIncrease => "Tăng khác",
        null => "Không ghi lý do",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    };
}
