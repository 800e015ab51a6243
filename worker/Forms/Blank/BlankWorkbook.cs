using MongCai.Poverty.Etl.Spreadsheets;

namespace MongCai.Poverty.Etl.Forms.Blank;

/// <summary>Writes the workbook that a ward fills in: everything that the form definition says, and what is known already.</summary>
public static class BlankWorkbook
{
    private const int SupportLines = 50;
    private const int SupportHeadColumns = 3;

    /// <summary>Builds an .xlsx file. The same input gives the same bytes.</summary>
    /// <param name="form">Form.</param>
    /// <param name="ward">Ward that reports.</param>
    /// <param name="week">Week that is reported.</param>
    /// <param name="known">What is known already.</param>
    public static byte[] Build(FormDefinition form, Ward ward, ReportingWeek week, Prefill known)
    {
        var blank = new BlankForm(form, ward, week, known);
        return WorkbookFile.Write(
        [
            SummarySheet.Plan(blank),
            HouseholdSheet.Plan(blank),
            Support(blank),
            GuideSheet.Plan(blank),
            MetaSheet.Plan(blank),
        ]);
    }

    /// <summary>Name of a ward's file, <c>BC-TUAN-2024-W14-binh-ngoc.xlsx</c>.</summary>
    public static string FileName(FormDefinition form, Ward ward, ReportingWeek week) => $"{form.Id}-{week}-{ward.Slug}.xlsx";

    /// <summary>The support sheet: room for what was given in the week.</summary>
    private static SheetPlan Support(BlankForm blank)
    {
        var sheet = TableSheet.Start(blank, blank.Support, SupportHeadColumns);
        TableSheet.PutLines(sheet, blank, blank.Support, SupportLines, static (_, _) => default);
        return sheet;
    }
}

/// <summary>What every sheet of one workbook is made from.</summary>
internal sealed record BlankForm(FormDefinition Form, Ward Ward, ReportingWeek Week, Prefill Known)
{
    /// <summary>Where the columns of the list stand.</summary>
    public TableFrame List { get; } = new(Form.List);

    /// <summary>Where the columns of the summary stand.</summary>
    public TableFrame Summary { get; } = new(Form.Summary);

    /// <summary>Where the columns of the support sheet stand.</summary>
    public TableFrame Support { get; } = new(Form.Support);
}

/// <summary>The sheet of instructions: what each column and line wants, which words the form knows, what not to do.</summary>
internal sealed class GuideSheet
{
    private const string Name = "Hướng dẫn";
    private const double NameWidth = 46;
    private const double TextWidth = 100;

    private readonly SheetPlan sheet = new(Name);
    private int row = 1;

    public static SheetPlan Plan(BlankForm blank)
    {
        var guide = new GuideSheet();
        guide.sheet.Widths.AddRange([NameWidth, TextWidth]);
        guide.sheet.PutOver(1, 1, 1, 2, "HƯỚNG DẪN GHI BIỂU", CellLook.Title);
        guide.row = 2;
        guide.Section("Các bước", GuideTexts.Steps(blank));
        guide.Section($"Trang \"{blank.Form.List.Sheet}\"", Columns(blank, blank.List));
        guide.Section("Cột tình trạng của hộ", Statuses(blank.Form.Words));
        guide.Section($"Trang \"{blank.Form.Support.Sheet}\"", Columns(blank, blank.Support));
        guide.Section("Cột chính sách hỗ trợ", [("Các từ được dùng", string.Join("; ", blank.Form.Words.PolicyChoices))]);
        guide.Section($"Trang \"{blank.Form.Summary.Sheet}\"", Lines(blank.Form.Summary));
        guide.Section("Không làm", GuideTexts.Mistakes);
        return guide.sheet;
    }

    private void Section(string title, IEnumerable<(string Name, string Text)> lines)
    {
        row++;
        sheet.PutOver(row, 1, row, 2, title, CellLook.Heading with { Side = Side.Left });
        foreach (var (name, text) in lines)
        {
            row++;
            sheet.Put(row, 1, name, FormLook.Label);
            sheet.Put(row, 2, text, FormLook.Label with { Fill = null });
        }
    }

    // Names stand in quotation marks: a bare one would look like the heading of a table to the reader.
    private static IEnumerable<(string, string)> Columns(BlankForm blank, TableFrame frame) =>
        from column in frame.Columns
        where column.Group is null || column == frame.Columns.First(first => first.Group == column.Group)
        select column.Group is null
            ? ($"Cột \"{column.Label}\"", Wanted(blank, column))
            : ($"Các cột dưới \"{column.Group}\"", $"{Wanted(blank, column)} Gồm: {string.Join("; ", frame.Columns.Where(one => one.Group == column.Group).Select(one => one.Label))}.");

    private static string Wanted(BlankForm blank, ColumnForm column) =>
        $"{(column.Required ? "Bắt buộc. " : "")}{CellGuide.Wanted(blank, column.Kind, column.Range)}.{Points(blank, column)}";

    private static string Points(BlankForm blank, ColumnForm column)
    {
        if (blank.Form.Points is not { } limits) return "";
        return column.Key switch
        {
            "b1" when blank.Ward.Kind != WardKind.DacKhu => $" Hộ cận nghèo ở {blank.Ward.KindInText}: không quá {CellGuide.Number(limits.B1For(blank.Ward.Kind))} điểm.",
            "b2" => $" Bằng {CellGuide.Number(limits.B2PerMark)} điểm nhân số chỉ số thiếu hụt; hộ cận nghèo phải dưới {CellGuide.Number(limits.B2Below)} điểm.",
            _ => "",
        };
    }

    private static IEnumerable<(string, string)> Statuses(FormWords words) =>
        from choice in words.StatusChoices
        let status = words.Statuses[TextKey.Of(choice)]
        select ($"Từ \"{choice}\"", status == HouseholdStatus.NearPoor ? "Hộ vẫn ở trong danh sách, không có biến động."
            : status.IsOnList() ? "Hộ ở trong danh sách cận nghèo; ghi số và ngày quyết định."
            : "Hộ đã ra khỏi danh sách cận nghèo; vẫn giữ dòng này đến hết năm, ghi số và ngày quyết định.");

    private static IEnumerable<(string, string)> Lines(SummaryForm form) =>
        from indicator in form.Indicators
        select ($"Dòng \"{indicator.FullLabel}\"", GuideTexts.Of(indicator));
}

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
