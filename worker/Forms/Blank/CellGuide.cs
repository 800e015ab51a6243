using System.Globalization;

namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>What the cells of a column want, in words for ward officers; for input rules and for the sheet of instructions alike.</summary>
internal static class CellGuide
{
    private static readonly NumberFormatInfo Dots = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary>A phrase that begins with a capital and has no full stop.</summary>
    /// <param name="blank">Workbook.</param>
    /// <param name="kind">What the cells hold.</param>
    /// <param name="range">Allowed values; null for any.</param>
    public static string Wanted(BlankForm blank, ValueKind kind, ValueRange? range) => kind switch
    {
        ValueKind.Ordinal => "Số thứ tự, không bắt buộc",
        ValueKind.Note => "Ghi thêm nếu cần; chương trình không đọc cột này",
        ValueKind.Code => $"Mã đơn vị và số của hộ, ví dụ {blank.Ward.Code}-001; mỗi hộ một mã riêng, không đổi giữa các tuần",
        ValueKind.Person => "Họ và tên đầy đủ, có dấu",
        ValueKind.Count => $"Số nguyên{Between(range)}",
        ValueKind.Money => $"Số tiền bằng đồng, ví dụ 5000000; số nguyên{Between(range)}",
        ValueKind.Percent => "Số phần trăm, ví dụ 28,57%",
        ValueKind.Date => $"Ngày/tháng/năm, ví dụ {Day(blank.Week.Monday)}; không sau ngày {Day(blank.Week.Sunday)}",
        ValueKind.BirthDate or ValueKind.BirthYearMale or ValueKind.BirthYearFemale => "Ngày/tháng/năm sinh, ví dụ 12/3/1960; nếu chỉ biết năm thì ghi năm: 1960",
        ValueKind.NationalId => "Đủ 12 chữ số, ghi cả số 0 ở đầu",
        ValueKind.Mark => $"Ghi {blank.Form.Words.MarkChoice} nếu hộ thiếu hụt chỉ số này; không thì để trống",
        ValueKind.Sex => $"Chọn {string.Join(" hoặc ", blank.Form.Words.SexChoices)}",
        ValueKind.Status or ValueKind.Policy => "Chọn trong danh sách có sẵn của ô",
        ValueKind.Indicator => "Đã in sẵn, không sửa",
        _ => "Ghi bằng chữ, như trong hồ sơ",
    };

    /// <summary>A day as people write it, <c>5/3/2024</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    /// <summary>A number with dots, <c>1.000.000</c>.</summary>
    public static string Number(decimal value) => value.ToString("#,0.##", Dots);

    private static string Between(ValueRange? range) => range is null ? "" : $" từ {Number(range.Smallest)} đến {Number(range.Largest)}";
}
