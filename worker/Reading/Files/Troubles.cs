namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>Carries a trouble from deep inside a file to <see cref="WorkbookReader"/>, which makes a value of it.</summary>
internal sealed class UnreadableException(ReadingTrouble trouble) : Exception(trouble.Reason.ToString())
{
    /// <summary>Why the file cannot be read.</summary>
    public ReadingTrouble Trouble { get; } = trouble;
}

/// <summary>The troubles that end reading, in words for the ward.</summary>
internal static class Troubles
{
    private const string SaveAsXlsx = "Mở báo cáo bằng Excel hoặc LibreOffice, chọn Tệp > Lưu Như (File > Save As), kiểu Sổ làm việc Excel (Excel Workbook, .xlsx), rồi gửi lại.";

    public static readonly ReadingTrouble NoBytes = new(UnreadableReason.Empty, "trống, không có byte nào", "Kiểm tra lại tệp trên máy của đơn vị rồi gửi lại.");

    public static readonly ReadingTrouble NoCells = new(UnreadableReason.Empty, "không có ô nào được nhập", "Nhập số liệu vào biểu mẫu rồi gửi lại.");

    public static readonly ReadingTrouble Password = new(UnreadableReason.PasswordProtected, "được đặt mật khẩu", "Mở tệp, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ Sổ làm việc > Mã hóa bằng Mật khẩu, xóa trống ô mật khẩu; File > Info > Protect Workbook), lưu rồi gửi lại.");

    public static ReadingTrouble Foreign(string name) => new(UnreadableReason.NotAWorkbook, name, SaveAsXlsx);

    public static ReadingTrouble Damaged(string what) => new(UnreadableReason.Damaged, what, "Có thể tệp chưa chép xong: mở tệp trên máy của đơn vị (nếu không mở được: Tệp > Mở, chọn tệp, bấm mũi tên cạnh nút Mở rồi chọn Mở và Sửa chữa, Open and Repair), kiểm tra số liệu, lưu lại dạng .xlsx rồi gửi lại.");

    public static ReadingTrouble Over(string what) => new(UnreadableReason.OverLimit, what, "Xóa các trang, dòng, cột và định dạng thừa, chỉ giữ số liệu của biểu mẫu, rồi gửi lại.");

    public static ReadingTrouble TooManyRows(ReadingLimits limits) => Over($"có hơn {limits.Rows} dòng có dữ liệu trong một trang tính, quá giới hạn cho phép");

    public static ReadingTrouble TooManyColumns(ReadingLimits limits) => Over($"có hơn {limits.Columns} cột có dữ liệu trong một trang tính, quá giới hạn cho phép");

    public static ReadingTrouble UsedTooFar(CellAddress last, ReadingLimits limits) => Over($"có vùng ô đang dùng đến tận {last}, quá giới hạn {limits.UsedCells} ô");

    public static ReadingTrouble TooLong(long bytes, ReadingLimits limits) => Over($"nặng {Mebibytes(bytes)} MiB, quá giới hạn {Mebibytes(limits.FileBytes)} MiB");

    public static ReadingTrouble Hostile(string what) => new(UnreadableReason.Hostile, what, "Không dùng lại tệp này: nhập số liệu vào biểu mẫu mới do {office} gửi, và báo cho quản trị viên.");

    /// <summary>Rounded up, so that a file just over the limit does not seem to be within it.</summary>
    private static long Mebibytes(long bytes) => (bytes + (1024 * 1024) - 1) / (1024 * 1024);
}
