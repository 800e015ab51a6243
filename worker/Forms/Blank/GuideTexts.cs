namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>Sentences of the instructions that no form definition holds.</summary>
internal static class GuideTexts
{
    /// <summary>What to do, step by step.</summary>
    public static IEnumerable<(string, string)> Steps(BlankForm blank) =>
    [
        ("Bước 1", $"Mở trang \"{blank.Form.List.Sheet}\": kiểm tra các hộ đã ghi sẵn từ báo cáo trước. Hộ có biến động trong tuần thì đổi tình trạng, ghi số và ngày quyết định; không xóa dòng nào."),
        ("Bước 2", "Hộ mới vào danh sách: ghi vào dòng trống ngay dưới hộ cuối cùng, với mã hộ mới."),
        ("Bước 3", $"Trang \"{blank.Form.Support.Sheet}\": ghi các khoản hỗ trợ đã trao trong tuần. Không có thì để trống cả trang."),
        ("Bước 4", $"Trang \"{blank.Form.Summary.Sheet}\": ghi số tăng, giảm trong tuần. Ô nền vàng tự tính theo các ô khác; số tự tính phải khớp với danh sách, nếu lệch thì xem lại từng dòng."),
        ("Bước 5", $"Lưu lại (giữ dạng .xlsx) rồi chép vào thư mục nộp báo cáo của {blank.Ward.NameInText}. Kết quả kiểm tra được trả lại ngay trong thư mục đó."),
    ];

    /// <summary>What makes a workbook unreadable.</summary>
    public static IEnumerable<(string, string)> Mistakes =>
    [
        ("Tên cột, tên dòng, tiêu đề", "Không sửa, không xóa, không gộp ô trong bảng. Cột không có số liệu thì để trống."),
        ("Tuần và đơn vị", "Không dùng tệp của tuần khác hoặc của phường, xã khác rồi sửa tiêu đề: mỗi tuần có một tệp riêng."),
        ("Phông chữ", "Gõ bằng bảng mã Unicode (phông Times New Roman hoặc Arial), không dùng .VnTime, VNI."),
        ("Công thức", "Không để công thức báo lỗi (#REF!, #VALUE!) hoặc lấy số từ tệp khác."),
        ("Mật khẩu", "Không đặt mật khẩu mở tệp, không nén tệp, không đổi đuôi tệp."),
    ];

    /// <summary>What a line of the summary wants.</summary>
    public static string Of(IndicatorForm indicator)
    {
        var reckoned = indicator.Key switch
        {
            "closing" => "Tự tính: đầu kỳ trừ các dòng giảm, cộng các dòng tăng. Phải bằng số hộ còn trong danh sách.",
            "exitedToDate" => "Tự tính: số hộ có tình trạng thoát cận nghèo trong danh sách.",
            "reportedPercent" => "Tự tính từ lũy kế số hộ thoát cận nghèo và số hộ đầu năm.",
            _ => null,
        };
        return reckoned ?? $"{(indicator.PersonsKey is null ? "Ghi số hộ" : "Ghi số hộ và số nhân khẩu")}.{(indicator.Blank == BlankMeaning.Error ? " Bắt buộc." : " Không có thì để trống hoặc ghi 0.")}";
    }
}
