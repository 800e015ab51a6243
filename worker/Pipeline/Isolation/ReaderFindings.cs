using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Pipeline.Isolation;

/// <summary>The answer to a workbook that no reader process could bring to an end.</summary>
internal static class ReaderFindings
{
    private const string Lighten = "Xóa các trang, dòng, cột và định dạng thừa, chỉ giữ số liệu của biểu mẫu, rồi gửi lại.";
    private const string SaveAnew = "Mở tệp trên máy của đơn vị, chép số liệu sang biểu mẫu mới do thành phố gửi rồi gửi lại; nếu vẫn bị trả lại, báo cho quản trị viên.";

    /// <summary>GN005 for time and memory, GN003 for anything else.</summary>
    public static RejectedSubmission Reject(string fileName, string sha256, ReaderOutcome outcome, ReadersOptions limits)
    {
        var finding = outcome switch
        {
            ReaderOutcome.TimedOut => Finding("GN005", $"cần hơn {limits.TimeLimit.TotalSeconds:0} giây để đọc, quá giới hạn cho phép", Lighten),
            ReaderOutcome.OutOfMemory => Finding("GN005", $"cần hơn {limits.HeapMegabytes} MiB bộ nhớ để đọc, quá giới hạn cho phép", Lighten),
            _ => Finding("GN003", "bị hỏng đến mức việc đọc phải dừng giữa chừng", SaveAnew),
        };
        return new(fileName, sha256, [finding], null, null);
    }

    private static Finding Finding(string code, string what, string hint) => FindingCatalogue.Create(code, null, null, null, ("what", what), ("hint", hint));
}
