using MongCai.Poverty.Etl.Intake;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>What a verdict means for the ward, and what it does now.</summary>
internal static class ReceiptAdvice
{
    /// <summary>Sentences in the order in which they are read.</summary>
    /// <param name="heading">The file.</param>
    /// <param name="findings">Findings.</param>
    /// <param name="workbook">Name of the returned workbook; null when there is none.</param>
    public static IReadOnlyList<string> Of(AnswerHeading heading, IReadOnlyList<Finding> findings, string? workbook)
    {
        if (heading.IsFailed) return Failed;
        if (heading.IsSuperseded) return Superseded;
        if (findings.Count(Severity.Error) > 0) return [Rejected, Correction(workbook)];
        if (findings.Count(Severity.Warning) == 0) return ["Báo cáo đã được tính vào số liệu của thành phố.", "Đơn vị không phải làm gì thêm."];
        var isMarked = findings.Any(finding => finding is { Severity: Severity.Warning, Cell: not null });
        return ["Báo cáo đã được tính vào số liệu của thành phố.", Review(isMarked ? workbook : null)];
    }

    private static readonly string[] Failed =
    [
        "Đã nhận và lưu giữ tệp. Chương trình chưa đọc được tệp do lỗi của chương trình, không phải lỗi của đơn vị. Thành phố đang xử lý.",
        "Đơn vị không phải gửi lại và không bị đôn đốc vì tệp này; kết quả sẽ được báo sau, thời điểm nộp tính theo lúc tệp được nhận.",
        "Nếu đơn vị đã có báo cáo được nhận trước đó thì báo cáo đó vẫn có hiệu lực.",
    ];

    private static readonly string[] Superseded =
    [
        "Tệp này đã được nhận trước đây, sau đó đơn vị đã nộp bản mới hơn. Số liệu của đơn vị vẫn lấy theo bản mới hơn.",
        "Nếu muốn dùng lại nội dung của tệp này, hãy mở tệp, lưu lại rồi nộp tệp vừa lưu.",
    ];

    private const string Rejected =
        "Báo cáo này chưa được tính. Nếu tuần này đơn vị đã có báo cáo được nhận trước đó thì báo cáo đó vẫn có hiệu lực.";

    private static string Correction(string? workbook) => workbook is null
        ? "Đề nghị sửa theo hướng dẫn dưới đây rồi đặt tệp đã sửa vào thư mục của đơn vị để nộp lại."
        : $"Đề nghị mở tệp \"{workbook}\" trong thư mục {InboxFolders.Answers}, sửa các lỗi nêu ở trang \"{FindingSheet.Name}\" (các ô màu đỏ), lưu rồi đặt vào thư mục của đơn vị để nộp lại.";

    private static string Review(string? workbook) => workbook is null
        ? "Đề nghị xem các lưu ý dưới đây; nếu số liệu chưa đúng, hãy sửa rồi nộp lại, bản mới sẽ thay bản này."
        : $"Đề nghị xem các lưu ý dưới đây (các ô màu vàng trong tệp \"{workbook}\", thư mục {InboxFolders.Answers}); nếu số liệu chưa đúng, hãy sửa rồi nộp lại, bản mới sẽ thay bản này.";
}
