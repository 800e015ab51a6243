using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Pipeline.Isolation;

/// <summary>The answer to a workbook that no reader process could bring to an end.</summary>
internal static class ReaderFindings
{
    private const string Lighten = "Xóa các trang, dòng, cột và định dạng thừa, chỉ giữ số liệu của biểu mẫu, rồi gửi lại.";

    /// <summary>GN005 for time and memory, which the ward can mend; for anything else the fault is the program's.</summary>
    /// <param name="fileName">Name as dropped.</param>
    /// <param name="sha256">Hash of the bytes.</param>
    /// <param name="reply">How the reader fared.</param>
    /// <param name="limits">What the reader was allowed.</param>
    public static JudgedWorkbook Of(string fileName, string sha256, ReaderReply reply, ReadersOptions limits) => reply.Outcome switch
    {
        ReaderOutcome.TimedOut => Reject(fileName, sha256, $"cần hơn {limits.TimeLimit.TotalSeconds:0} giây để đọc, quá giới hạn cho phép"),
        ReaderOutcome.OutOfMemory => Reject(fileName, sha256, $"cần hơn {limits.HeapMegabytes} MiB bộ nhớ để đọc, quá giới hạn cho phép"),
        _ => new FailedWorkbook(fileName, sha256, $"{reply.Outcome}: {reply.Detail}"),
    };

    private static RejectedSubmission Reject(string fileName, string sha256, string what) =>
        new(fileName, sha256, [FindingCatalogue.Create("GN005", null, null, null, ("what", what), ("hint", Lighten))], null, null);
}
