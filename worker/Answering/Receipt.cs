using MongCai.Poverty.Etl.Intake;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>
/// The short answer to a ward, fit to be forwarded: what the templates in <c>templates/receipt</c> see, every text ready to be printed. It names no
/// household and holds no identity number.
/// </summary>
public sealed record Receipt
{
    /// <summary>Findings that are shown; the returned workbook has them all.</summary>
    public const int MostLines = 20;

    private const int ShortHash = 12;

    /// <summary><c>Phường Hải Hòa</c>, or that it is not known.</summary>
    public required string Ward { get; init; }

    /// <summary>What the receipt is about, inside a sentence: <c>báo cáo tuần 13/2024 của phường Hải Hòa</c>; what is not known is left out.</summary>
    public required string Subject { get; init; }

    /// <summary><c>Tuần 13/2024 (từ ngày 25/3/2024 đến ngày 31/3/2024)</c>, or that it is not known.</summary>
    public required string Period { get; init; }

    /// <summary>Name of the ward's file.</summary>
    public required string FileName { get; init; }

    /// <summary><c>17:05 ngày 28/3/2024</c>.</summary>
    public required string ReceivedAt { get; init; }

    /// <summary><c>ĐẠT</c>, <c>ĐẠT, CÓ LƯU Ý</c>, <c>KHÔNG ĐẠT</c>, that it waits for the plan of its year, that the file is an old one and a newer one counts, or that the program failed on it.</summary>
    public required string Verdict { get; init; }

    /// <summary>Number among the accepted workbooks of its ward and week; null when it was not accepted.</summary>
    public required int? Version { get; init; }

    /// <summary>True when the workbook counts, or will as soon as the plan of its year is known.</summary>
    public required bool IsAccepted { get; init; }

    /// <summary>True when the program failed on the file: no fault of the ward's, and nothing for it to do.</summary>
    public required bool IsFailed { get; init; }

    /// <summary>Number of errors.</summary>
    public required int Errors { get; init; }

    /// <summary>Number of remarks.</summary>
    public required int Remarks { get; init; }

    /// <summary>The first findings, errors first.</summary>
    public required IReadOnlyList<ReceiptLine> Lines { get; init; }

    /// <summary>Findings that are not shown.</summary>
    public required int More { get; init; }

    /// <summary>What this means and what to do now, sentence by sentence.</summary>
    public required IReadOnlyList<string> Next { get; init; }

    /// <summary>Name of the returned workbook; null when there is none.</summary>
    public required string? Workbook { get; init; }

    /// <summary>The first digits of the file's SHA-256.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Makes the receipt.</summary>
    /// <param name="area">Into whose figures the report goes.</param>
    /// <param name="heading">The file.</param>
    /// <param name="findings">Everything to tell the ward; one error means that the workbook does not count.</param>
    /// <param name="workbook">Name of the returned workbook; null when there is none.</param>
    public static Receipt Build(Area area, AnswerHeading heading, IReadOnlyList<Finding> findings, string? workbook) => new()
    {
        Ward = AnswerWords.Ward(heading.Ward),
        Subject = AnswerWords.Subject(heading),
        Period = AnswerWords.Period(heading.Week),
        FileName = heading.FileName,
        ReceivedAt = IntakeFindings.Moment(heading.ReceivedAt),
        Verdict = AnswerWords.Verdict(heading, findings),
        Version = heading.Version,
        IsAccepted = heading is { IsSuperseded: false, IsFailed: false } && findings.Count(Severity.Error) == 0,
        IsFailed = heading.IsFailed,
        Errors = findings.Count(Severity.Error),
        Remarks = findings.Count(Severity.Warning),
        Lines = [.. AnswerWords.Ordered(findings).Take(MostLines).Select(ReceiptLine.Of)],
        More = Math.Max(0, findings.Count - MostLines),
        Next = ReceiptAdvice.Of(area, heading, findings, workbook),
        Workbook = workbook,
        Sha256 = heading.Sha256[..Math.Min(ShortHash, heading.Sha256.Length)],
    };
}

/// <summary>One finding on a receipt.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Code">Code.</param>
/// <param name="Level"><c>Lỗi</c>, <c>Lưu ý</c>, <c>Thông tin</c>.</param>
/// <param name="IsError">True when it must be mended.</param>
/// <param name="Place"><c>Biểu 02-DS!C11</c>, the sheet alone, or <c>Cả tệp</c>.</param>
/// <param name="Text">What was found and what to do, on one line.</param>
public sealed record ReceiptLine(int Number, string Code, string Level, bool IsError, string Place, string Text)
{
    /// <summary>The line of a finding.</summary>
    internal static ReceiptLine Of(Finding finding, int index) =>
        new(index + 1, finding.Code, AnswerWords.Level(finding.Severity), finding.Severity == Severity.Error, AnswerWords.Place(finding), Public(finding));

    /// <summary>
    /// The message without what may be personal, which stands in quotation marks: receipts are forwarded, and a cell of the list may hold a name or a number where neither belongs. Findings
    /// about ward and week (GN1xx) quote titles only.
    /// </summary>
    private static string Public(Finding finding)
    {
        var text = finding.Message.ReplaceLineEndings(" ");
        var mayBePersonal = string.CompareOrdinal(finding.Code, "GN2") > 0 && finding.Found is { Length: > 0 } found && !found.StartsWith('#') && found.Any(char.IsLetter);
        if (mayBePersonal) text = text.Replace($"\"{finding.Found!.ReplaceLineEndings(" ")}\"", "\"…\"", StringComparison.Ordinal);
        return NationalIdMask.Hide(text);
    }
}

/// <summary>What a verdict means for the ward, and what it does now.</summary>
internal static class ReceiptAdvice
{
    /// <summary>Sentences in the order in which they are read.</summary>
    /// <param name="area">Into whose figures the report goes.</param>
    /// <param name="heading">The file.</param>
    /// <param name="findings">Findings.</param>
    /// <param name="workbook">Name of the returned workbook; null when there is none.</param>
    public static IReadOnlyList<string> Of(Area area, AnswerHeading heading, IReadOnlyList<Finding> findings, string? workbook)
    {
        if (heading.IsFailed) return Failed(area);
        if (heading.IsSuperseded) return Superseded;
        if (findings.Count(Severity.Error) > 0) return [Rejected, Correction(workbook)];
        string[] onTime = heading.OnTimeBy is { } basis ? [$"{basis} Báo cáo được tính là nộp đúng hạn."] : [];
        var counted = findings.Any(IntakeFindings.IsWaiting) ? Waiting : Counted(area);
        if (findings.Count(Severity.Warning) == 0) return [counted, .. onTime, "Đơn vị không phải làm gì thêm."];
        var isMarked = findings.Any(finding => finding is { Severity: Severity.Warning, Cell: not null });
        return [counted, .. onTime, Review(isMarked ? workbook : null)];
    }

    private const string Waiting = "Báo cáo đã được nhận và kiểm tra; số liệu được tính ngay khi có kế hoạch của năm.";

    private static string Counted(Area area) => $"Báo cáo đã được tính vào số liệu của {area.Level}.";

    private static string[] Failed(Area area) =>
    [
        $"Đã nhận và lưu giữ tệp. Chương trình chưa đọc được tệp do lỗi của chương trình, không phải lỗi của đơn vị. {Sentences.Beginning(area.Office)} đang xử lý.",
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
