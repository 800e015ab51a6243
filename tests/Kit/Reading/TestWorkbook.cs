namespace MongCai.Poverty.Etl.Tests.Kit.Reading;

/// <summary>
/// A sound weekly workbook of phường Bình Ngọc for 2024-W13 that tests change cell by cell: six households at the start of the year, of which 002 left in an
/// earlier week and 003 in this one; four are on the list. Columns and rows are those of the blank form.
/// </summary>
public sealed class TestWorkbook
{
    /// <summary>Row of the first household; household n stands in row FirstRow + n − 1.</summary>
    public const int FirstRow = 10;

    private static readonly string[] ListHeading =
    [
        "STT", "Mã hộ", "Họ và tên chủ hộ", "Số CCCD/Số định danh", "Ngày sinh", "Giới tính", "Dân tộc", "Thôn/Khu", "Số nhân khẩu", "Tình trạng", "Điểm B1", "Điểm B2",
    ];

    private static readonly string[] Indicators =
    [
        "Việc làm", "Người phụ thuộc trong hộ gia đình", "Dinh dưỡng", "Bảo hiểm y tế", "Trình độ giáo dục của người lớn", "Tình trạng đi học của trẻ em", "Chất lượng nhà ở",
        "Diện tích nhà ở bình quân đầu người", "Nguồn nước sinh hoạt", "Nhà tiêu hợp vệ sinh", "Sử dụng dịch vụ viễn thông", "Phương tiện phục vụ tiếp cận thông tin",
    ];

    private static readonly string[] ListTail = ["Số quyết định", "Ngày quyết định", "Nguyên nhân", "Đơn vị phụ trách giúp đỡ", "Nhu cầu hỗ trợ", "Ghi chú"];

    /// <summary>Sheet "Biểu 01-TH".</summary>
    public TestSheet Summary { get; } = new("Biểu 01-TH");

    /// <summary>Sheet "Biểu 02-DS".</summary>
    public TestSheet List { get; } = new("Biểu 02-DS");

    /// <summary>Sheet "Biểu 03-HT".</summary>
    public TestSheet Support { get; } = new("Biểu 03-HT");

    /// <summary>Hidden sheet "_meta".</summary>
    public TestSheet Meta { get; } = new("_meta");

    /// <summary>Sheets in the order in which they are written.</summary>
    public List<TestSheet> Sheets { get; }

    /// <summary>True to count days from 1/1/1904.</summary>
    public bool Epoch1904 { get; set; }

    /// <summary>Writes the sound workbook.</summary>
    public TestWorkbook()
    {
        Sheets = [Summary, List, Support, Meta];
        foreach (var sheet in Sheets.Take(3)) sheet.Set("A1", "ỦY BAN NHÂN DÂN PHƯỜNG BÌNH NGỌC").Set("A5", "Tuần 13 (từ ngày 25/3/2024 đến ngày 31/3/2024)");
        WriteSummary();
        WriteList();
        Support.Set("A4", "KẾT QUẢ HỖ TRỢ TRONG TUẦN")
            .SetRow("A7", "STT", "Mã hộ", "Họ và tên chủ hộ", "Chính sách", "Nội dung hỗ trợ", "Kinh phí (đồng)", "Ngày hỗ trợ", "Nguồn")
            .SetRow("A8", 1, "06751-001", "Hoàng Thị Mẫu", "Nhà ở", "Sửa mái nhà", 20000000, new DateOnly(2024, 3, 27), "Ngân sách thành phố");
        Meta.SetRow("A1", "form", "BC-TUAN").SetRow("A2", "version", 1).SetRow("A3", "ward", "06751").SetRow("A4", "week", "2024-W13");
    }

    /// <summary>The sound workbook after a change.</summary>
    public static TestWorkbook With(Action<TestWorkbook> change)
    {
        var workbook = new TestWorkbook();
        change(workbook);
        return workbook;
    }

    /// <summary>Finds the column of the list by its heading in row 7 or 8.</summary>
    public string Column(string heading) => List.Cells.First(cell => cell.Key.Row is 7 or 8 && heading.Equals(cell.Value.Value)).Key.ColumnName;

    /// <summary>Address of a household's cell, <c>Cell("Số nhân khẩu", 2)</c>.</summary>
    public string Cell(string heading, int household) => $"{Column(heading)}{FirstRow + household - 1}";

    private void WriteSummary()
    {
        (string Text, object? Households, object? Persons)[] lines =
        [
            ("Tổng số hộ dân cư trên địa bàn", 980, 3528), ("Tổng số hộ nghèo hiện có", 0, 0), ("Tổng số hộ cận nghèo đầu kỳ", 5, 15), ("Số hộ thoát cận nghèo", 1, 3),
            ("Số hộ cận nghèo trở thành hộ nghèo", 0, 0), ("Số hộ giảm khác (thay đổi nhân khẩu, chết, chuyển đi, tách, nhập hộ)", 0, 0),
            ("Số hộ nghèo trở thành hộ cận nghèo", 0, 0), ("Số hộ tái cận nghèo", 0, 0), ("Số hộ cận nghèo phát sinh mới", 0, 0),
            ("Số hộ tăng khác (thay đổi nhân khẩu, chuyển đến, tách, nhập hộ)", 0, 0), ("Tổng số hộ cận nghèo cuối kỳ", 4, 12), ("Lũy kế số hộ thoát cận nghèo từ đầu năm", 2, 5),
            ("Số hộ cận nghèo đầu năm (chỉ tiêu giảm được giao)", 6, null), ("Tỷ lệ giảm so với chỉ tiêu (%)", 33.33, null),
        ];
        Summary.Set("A4", "BIỂU TỔNG HỢP DIỄN BIẾN HỘ CẬN NGHÈO").SetRow("A7", "TT", "Chỉ tiêu", "Số hộ", "Số nhân khẩu", "Ghi chú").SetRow("A8", "A", "B", "1", "2", "3");
        for (var i = 0; i < lines.Length; i++) Summary.SetRow($"A{9 + i}", i + 1, lines[i].Text, lines[i].Households, lines[i].Persons);
        Summary.Set("C24", "Bình Ngọc, ngày 31 tháng 03 năm 2024").SetRow("B25", "NGƯỜI LẬP BIỂU", "CHỦ TỊCH").SetRow("B29", "Nguyễn Văn Mẫu", "Trần Thị Thử");
    }

    private void WriteList()
    {
        List.Set("A4", "DANH SÁCH HỘ CẬN NGHÈO VÀ HỘ THOÁT CẬN NGHÈO").SetRow("A7", [.. ListHeading]).Set("M7", "Thiếu hụt các dịch vụ xã hội cơ bản").SetRow("M8", [.. Indicators]).SetRow("Y7", [.. ListTail]);
        for (var column = 0; column < 30; column++) List.Set(new Model.CellAddress(9, column + 1).ToString(), $"({column + 1})");
        foreach (var column in Enumerable.Range(1, 12).Concat(Enumerable.Range(25, 6)).Select(number => new Model.CellAddress(7, number).ColumnName)) List.Merges.Add($"{column}7:{column}8");
        List.Merges.Add("M7:X7");
        Household(1, "Hoàng Thị Mẫu", "022190000049", new(1990, 8, 22), "Nữ", 2, "Cận nghèo", b1: 145, b2: 0);
        Household(2, "Phạm Xuân Mẫu", "022076000050", new(1976, 2, 18), "Nam", 2, "Thoát cận nghèo", b1: 180, b2: 10, decision: "41/QĐ-UBND", decided: new(2024, 3, 14));
        Household(3, "Bùi Quang Thử", "022079000051", new(1979, 7, 19), "Nam", 3, "Thoát cận nghèo", b1: 150, b2: 10, decision: "51/QĐ-UBND", decided: new(2024, 3, 28));
        Household(4, "Vũ Thị Thử", "022146000052", new(1946, 11, 10), "Nữ", 1, "Cận nghèo", b1: 160, b2: 10);
        Household(5, "Đỗ Văn Nháp", "022055000053", new(1955, 11, 7), "Nam", 4, "Cận nghèo", b1: 170, b2: 20);
        Household(6, "Chíu Thị Nháp", "022147000054", new(1947, 10, 2), "Nữ", 5, "Cận nghèo", b1: 175, b2: 0);
        List.SetRow("B16", "Tổng cộng", null, null, null, null, null, null, 17).Set("AA17", "Bình Ngọc, ngày 31 tháng 03 năm 2024")
            .Set("B18", "NGƯỜI LẬP BIỂU").Set("AA18", "CHỦ TỊCH").Set("B22", "Nguyễn Văn Mẫu").Set("AA22", "Trần Thị Thử");
    }

    private void Household(int number, string head, string id, DateOnly birth, string sex, int members, string status, int b1, int b2, string? decision = null, DateOnly? decided = null)
    {
        var row = FirstRow + number - 1;
        List.SetRow($"A{row}", number, $"06751-{number:000}", head, id, birth, sex, "Kinh", $"Khu {number}", members, status, b1, b2);
        for (var mark = 0; mark < b2 / 10; mark++) List.Set(new Model.CellAddress(row, 16 + mark).ToString(), "x");
        List.SetRow($"Y{row}", decision, decided, "Không có lao động", "Hội Nông dân thành phố", "Vay vốn ưu đãi");
    }
}
