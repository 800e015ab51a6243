using System.Collections.Frozen;

namespace MongCai.Poverty.Etl.Model;

/// <summary>What a code means: the user documentation is made from these entries.</summary>
/// <param name="Code"><c>GN001</c> to <c>GN410</c>.</param>
/// <param name="Severity">Weight.</param>
/// <param name="Title">Vietnamese, short: what is wrong.</param>
/// <param name="Message">Vietnamese template of the message, with names in braces: what was found, where, what to do.</param>
/// <param name="Place">Vietnamese: what the finding points at.</param>
public sealed record FindingEntry(string Code, Severity Severity, string Title, string Message, string Place);

/// <summary>Every finding, its weight and its words. The only place where findings are made.</summary>
public static class FindingCatalogue
{
    /// <summary>Name of the sheet in which a returned workbook lists its findings; a ward sends it back with the corrected rest.</summary>
    public const string SheetName = "Danh sách lỗi";

    private const int LongestFound = 120;

    private static readonly FrozenDictionary<string, FindingEntry> ByCode = FindingTexts.All.ToFrozenDictionary(entry => entry.Code, StringComparer.Ordinal);

    /// <summary>All entries by code.</summary>
    public static IReadOnlyList<FindingEntry> All { get; } = [.. FindingTexts.All.OrderBy(entry => entry.Code, StringComparer.Ordinal)];

    /// <summary>The entry of a code.</summary>
    /// <exception cref="KeyNotFoundException">No such code.</exception>
    public static FindingEntry Entry(string code) => ByCode[code];

    /// <summary>Makes a finding.</summary>
    /// <param name="code">Code.</param>
    /// <param name="sheet">Sheet; null for the whole file, a ward or the city.</param>
    /// <param name="cell">Excel's address; null for a sheet or more.</param>
    /// <param name="found">What stands there; shortened here. Identity numbers must come masked.</param>
    /// <param name="values">Values for the names in the template; <c>sheet</c>, <c>cell</c> and <c>found</c> are given already.</param>
    /// <exception cref="ArgumentException">The template names a value that was not given.</exception>
    public static Finding Create(string code, string? sheet, string? cell, string? found, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var entry = ByCode[code];
        var shown = found is null ? null : Shorten(found);
        var message = (cell is null ? OfSheet(entry.Message) : entry.Message).Replace("{sheet}", sheet ?? "", StringComparison.Ordinal)
            .Replace("{cell}", cell ?? "", StringComparison.Ordinal)
            .Replace("{found}", shown ?? "(trống)", StringComparison.Ordinal);
        if (message.Contains('{', StringComparison.Ordinal)) message = Fill(message, values);
        return new(code, entry.Severity, sheet, cell, shown, message);
    }

    /// <summary>A text as findings show it.</summary>
    public static string Shorten(string text) => text.Trim() is var whole && whole.Length > LongestFound ? whole[..LongestFound] + "…" : whole;

    /// <summary>The message for a finding that no single cell is to blame for.</summary>
    private static string OfSheet(string message) =>
        message.Replace("Ô {cell} trang", "Trang", StringComparison.Ordinal).Replace(" ({name}) ghi \"{found}\":", ":", StringComparison.Ordinal);

    private static string Fill(string message, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (name, value) in values) message = message.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return message;
    }
}

/// <summary>The words of the findings.</summary>
internal static class FindingTexts
{
    private const string File = "tệp";
    private const string Sheet = "trang tính";
    private const string Cell = "ô";
    private const string Ward = "xã, phường";
    private const string Whole = "toàn địa bàn";

    /// <summary>All entries.</summary>
    public static IEnumerable<FindingEntry> All => [.. OfFiles, .. OfWardsAndWeeks, .. OfValues, .. OfRules, .. OfReconciliation];

    private static FindingEntry[] OfFiles =>
    [
        new("GN001", Severity.Error, "Không phải sổ Excel đọc được", "Tệp này là {what}, không phải sổ Excel đọc được. {hint}", File),
        new("GN002", Severity.Error, "Có mật khẩu", "Tệp {what} nên không đọc được. {hint}", File),
        new("GN003", Severity.Error, "Hỏng hoặc bị cắt", "Tệp {what}. {hint}", File),
        new("GN004", Severity.Error, "Trống", "Tệp {what}. {hint}", File),
        new("GN005", Severity.Error, "Quá giới hạn", "Tệp {what}. {hint}", File),
        new("GN006", Severity.Error, "Nội dung gây hại", "Tệp {what}, có thể gây hại nên không được đọc. {hint}", File),
        new("GN007", Severity.Info, "Bỏ qua macro hoặc liên kết ngoài", "Tệp có {what}: chương trình không chạy và không mở, chỉ đọc số liệu đã lưu. Không cần làm gì.", File),
        new("GN008", Severity.Info, "Tệp đã nhận trước đây", "Tệp giống hệt tệp đã nhận lúc {received}. {consequence}", File),
        new("GN009", Severity.Error, "Thiếu trang tính", "Không tìm thấy trang {name}. Thêm lại trang này theo biểu mẫu, giữ nguyên dòng tiêu đề cột, rồi gửi lại.", File),
    ];

    private static FindingEntry[] OfWardsAndWeeks =>
    [
        new("GN101", Severity.Error, "Không rõ xã, phường", "{what} Ghi đúng tên đơn vị, ví dụ \"UBND phường Hải Hòa\"; ở báo cáo tuần, ghi ở dòng đầu trang.", File + " hoặc ô"),
        new("GN102", Severity.Error, "Mâu thuẫn về xã, phường", "{what} {hint}", File + " hoặc ô"),
        new("GN103", Severity.Error, "Không rõ tuần báo cáo", "{what} Ghi tuần ở dòng tiêu đề, ví dụ \"Tuần 13 (từ ngày 25/3/2024 đến ngày 31/3/2024)\".", File + " hoặc ô"),
        new("GN104", Severity.Error, "Mâu thuẫn về tuần báo cáo", "{what} Sửa cho thống nhất một tuần rồi gửi lại.", File + " hoặc ô"),
        new("GN105", Severity.Warning, "Nộp muộn", "Báo cáo {week} nộp sau hạn ({deadline}). {consequence}", File),
        new("GN106", Severity.Error, "Tuần không nhận báo cáo", "{week} {reason}", File),
        new("GN107", Severity.Info, "Chờ kế hoạch của năm", "Đã nhận báo cáo {week}; chưa nhập kế hoạch năm {year} nên số liệu chưa được tính; hệ thống sẽ tự xử lý khi có kế hoạch. Đơn vị không phải nộp lại.", File),
        new("GN108", Severity.Info, "Thay phiên bản trước, hoặc đã có phiên bản thay", "Đây là phiên bản {version} của báo cáo {week}, {what} {consequence}", File),
    ];

    private static FindingEntry[] OfValues =>
    [
        new("GN201", Severity.Error, "Thiếu cột hoặc chỉ tiêu bắt buộc", "Trang \"{sheet}\" thiếu {what}. Thêm lại theo đúng tên trong biểu mẫu rồi gửi lại.", Sheet),
        new("GN202", Severity.Error, "Ô bắt buộc bị trống", "Ô {cell} trang \"{sheet}\" ({name}) đang trống. Điền giá trị vào ô này; nếu dòng này không phải số liệu báo cáo, hãy xóa dòng.", Cell),
        new("GN203", Severity.Error, "Không phải là số", "Ô {cell} trang \"{sheet}\" ({name}) ghi \"{found}\", không phải {kind}. Ghi bằng chữ số, ví dụ {example}.", Cell),
        new("GN204", Severity.Error, "Không phải là ngày", "Ô {cell} trang \"{sheet}\" ({name}) ghi \"{found}\", không đọc được thành ngày có thật. Ghi bằng chữ số theo thứ tự ngày/tháng/năm, ví dụ {example}.", Cell),
        new("GN205", Severity.Error, "Từ không có trong biểu mẫu", "Ô {cell} trang \"{sheet}\" ({name}) ghi \"{found}\", không có trong biểu mẫu. Chọn một trong: {choices}.", Cell),
        new("GN206", Severity.Warning, "Số CCCD chưa hợp lý", "Ô {cell} trang \"{sheet}\": số CCCD \"{found}\" {problem}. Đối chiếu với giấy tờ của chủ hộ.", Cell),
        new("GN207", Severity.Error, "Công thức lỗi hoặc chưa tính", "Ô {cell} trang \"{sheet}\" ({name}) {problem}. Mở tệp bằng Excel, nhấn F9 để tính lại (Công thức > Tính toán Ngay, Formulas > Calculate Now), sửa công thức còn lỗi hoặc gõ thẳng giá trị, lưu rồi gửi lại.", Cell),
        new("GN208", Severity.Error, "Có thể hiểu hai cách", "Ô {cell} trang \"{sheet}\" ({name}) ghi \"{found}\": {problem}{example}.", Cell + " hoặc " + Sheet),
        new("GN209", Severity.Info, "Đã đổi phông chữ cũ", "Ô {cell} trang \"{sheet}\" gõ bằng phông {font} cũ, đã đổi sang Unicode để đọc. Lần sau nên dùng phông Times New Roman với bảng mã Unicode.", Sheet + " hoặc " + Cell),
        new("GN210", Severity.Info, "Đã thêm lại số 0 ở đầu", "Ô {cell} trang \"{sheet}\": {name} \"{found}\" mất số 0 ở đầu, đã được thêm lại. Lần sau định dạng ô là Văn bản (Text) trước khi gõ.", Cell),
        new("GN211", Severity.Info, "Cột, dòng lạ hoặc trang thừa được bỏ qua", "{what} nên không được đọc. {hint}", Cell + " hoặc " + Sheet),
        new("GN212", Severity.Error, "Ngoài khoảng cho phép", "Ô {cell} trang \"{sheet}\" ({name}) ghi \"{found}\", ngoài khoảng cho phép ({range}). Kiểm tra lại giá trị.", Cell),
        new("GN213", Severity.Error, "Sai phiên bản biểu mẫu", "Tệp lập theo biểu mẫu phiên bản {version}; báo cáo tuần {week} dùng phiên bản {wanted}, có chỉ số khác. Chép số liệu sang biểu mẫu của tuần trong thư mục mau-bieu rồi gửi lại.", File),
    ];

    private static FindingEntry[] OfRules =>
    [
        new("GN301", Severity.Error, "Biểu tổng hợp lệch danh sách", "Ô {cell} trang \"{sheet}\": {name} ghi {found}, nhưng danh sách có {computed}. Sửa biểu tổng hợp hoặc danh sách cho khớp.", Cell),
        new("GN302", Severity.Warning, "Cân đối không khớp", "Ô {cell} trang \"{sheet}\": số cuối kỳ ghi {found}, tính từ đầu kỳ và các số tăng, giảm được {computed} (lệch {difference}). Xem lại hai số thường bị bỏ sót: giảm khác và tăng khác (chết, chuyển đi, chuyển đến, tách, nhập hộ).", Cell),
        new("GN303", Severity.Warning, "Tỷ lệ giảm không khớp", "Ô {cell} trang \"{sheet}\": tỷ lệ giảm ghi {found}, nhưng {exited}/{baseline} hộ là {computed}%. Sửa lại tỷ lệ hoặc số hộ thoát cận nghèo.", Cell),
        new("GN304", Severity.Warning, "Biến động thiếu quyết định", "Ô {cell} trang \"{sheet}\" {state}: hộ {household} có biến động \"{status}\" nhưng thiếu {name}. Bổ sung theo quyết định công nhận.", Cell),
        new("GN305", Severity.Error, "Quyết định sau tuần báo cáo", "Ô {cell} trang \"{sheet}\": ngày quyết định {found} sau ngày cuối tuần báo cáo ({last}). Sửa lại ngày, hoặc để biến động này sang tuần sau.", Cell),
        new("GN306", Severity.Error, "Hộ ghi hai lần", "Ô {cell} trang \"{sheet}\": {name} \"{found}\" đã có ở ô {first}. Mỗi hộ chỉ ghi một dòng: xóa dòng thừa hoặc sửa lại {name}.", Cell),
        new("GN307", Severity.Warning, "Điểm không khớp tình trạng", "Ô {cell} trang \"{sheet}\": {problem}. Kiểm tra lại phiếu rà soát của hộ.", Cell),
        new("GN308", Severity.Warning, "Báo có hộ nghèo", "Ô {cell} trang \"{sheet}\" ghi {found} {unit} nghèo, trong khi {level} không còn hộ nghèo. Kiểm tra lại; nếu đúng, báo ngay cho {office}.", Cell),
        new("GN310", Severity.Warning, "Hỗ trợ hộ ngoài danh sách", "Ô {cell} trang \"{sheet}\": mã hộ \"{found}\" không có trong danh sách hộ của báo cáo này. Sửa lại mã hộ hoặc bổ sung hộ vào danh sách.", Cell),
        new("GN311", Severity.Warning, "Tên ở biểu hỗ trợ khác danh sách", "Ô {cell} trang \"{sheet}\": tên chủ hộ không giống tên của hộ {household} trong danh sách. Kiểm tra lại mã hộ.", Cell),
        new("GN312", Severity.Warning, "Vẫn là danh sách của năm trước", "Ô {cell} trang \"{sheet}\": {what}. Từ tuần sau hãy dùng biểu mẫu phát cho năm {year}, bỏ các hộ đã ra khỏi danh sách từ năm trước.", Cell),
    ];

    private static FindingEntry[] OfReconciliation =>
    [
        new("GN401", Severity.Warning, "Số hộ đầu năm lệch kế hoạch", "{ward} báo {reported} hộ cận nghèo đầu năm, kế hoạch giao {planned} hộ. Đối chiếu với quyết định phê duyệt cuối năm trước.", Ward),
        new("GN402", Severity.Warning, "Đầu kỳ lệch cuối kỳ trước", "{ward} báo đầu kỳ {opening} {unit}, trong khi cuối tuần trước là {closing} {unit}. Rà lại biến động giữa hai tuần.", Ward),
        new("GN403", Severity.Warning, "Hộ mất khỏi danh sách", "{ward}: hộ {household} có trong báo cáo tuần {week} nhưng không còn trong danh sách và không ghi tình trạng. Ghi lại hộ này với tình trạng hiện nay.", Ward + ", hộ"),
        new("GN404", Severity.Warning, "Một hộ ở hai xã, phường", "Hộ {household} của {ward} và hộ {otherHousehold} của {otherWard} có cùng số định danh, hoặc cùng họ tên và ngày sinh. Hai đơn vị đối chiếu để chỉ một nơi quản lý hộ.", "hai xã, phường"),
        new("GN405", Severity.Warning, "Hộ đã thoát lại là cận nghèo", "{ward}: hộ {household} đã thoát cận nghèo ở tuần {week}, nay lại ghi cận nghèo mà không ghi tái cận nghèo. Kiểm tra lại tình trạng.", Ward + ", hộ"),
        new("GN406", Severity.Warning, "Chưa có báo cáo", "{ward} chưa có báo cáo được chấp nhận cho tuần {week} (số tệp bị trả lại: {rejections}; báo cáo gần nhất: {last}). {advice}", Ward),
        new("GN407", Severity.Error, "Tổng đầu năm lệch kế hoạch chung", "Tổng số hộ cận nghèo đầu năm của các xã, phường là {reported}, kế hoạch chung là {planned}. Đối chiếu từng đơn vị với kế hoạch.", Whole),
        new("GN408", Severity.Info, "Chậm so với mốc", "{ward} mới giảm {exited} hộ; nếu giảm đều đến mốc ngày {date} thì nay phải giảm được {expected} hộ.", Ward + ", " + Whole),
        new("GN409", Severity.Warning, "Tổng số hộ dân thay đổi bất thường", "{ward} báo {now} hộ dân cư, lần báo cáo trước là {before} hộ. Kiểm tra lại, có thể gõ thừa hoặc thiếu chữ số.", Ward),
        new("GN410", Severity.Warning, "Danh sách từng hộ lệch số liệu", "{ward}: {what} theo danh sách từng hộ là {listed} hộ, theo {source} là {stated} hộ. Đối chiếu từng hộ với quyết định công nhận.", Ward),
    ];
}
