using System.Text;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>The answer of <c>inspect</c> for people.</summary>
internal static class InspectText
{
    /// <summary>Writes the verdict and every finding of one file.</summary>
    public static void Write(Stream target, string file, JudgedWorkbook judged)
    {
        var text = new StringBuilder().Append(file).Append(": ").Append(Verdict(judged));
        foreach (var finding in judged.Findings) text.Append("\n  ").Append(Weight(finding.Severity)).Append(' ').Append(finding.Code).Append(": ").Append(finding.Message);
        target.Write(Encoding.UTF8.GetBytes(text.Append('\n').ToString()));
    }

    private static string Verdict(JudgedWorkbook judged) => judged switch
    {
        AcceptedSubmission accepted => $"được chấp nhận{Remarks(accepted)} ({Content(accepted.Content)})",
        AcceptedUnitReport report => $"đọc được{Remarks(report)} ({report.Content.Form}, kỳ {report.Content.Period}, {report.Content.Units.Count} đơn vị)",
        FailedWorkbook => "CHƯA ĐỌC ĐƯỢC do lỗi của chương trình, không phải lỗi của tệp; báo cho quản trị viên (chi tiết ở nhật ký)",
        _ => "bị từ chối",
    };

    private static string Remarks(JudgedWorkbook judged) => judged.Findings.Any(finding => finding.Severity == Severity.Warning) ? ", có lưu ý" : "";

    private static string Content(Submission submission) =>
        $"đơn vị {submission.Ward}, tuần {submission.Week}, {submission.Households.Count} hộ, {submission.Supports.Count} lượt hỗ trợ";

    private static string Weight(Severity severity) => severity switch
    {
        Severity.Error => "Lỗi",
        Severity.Warning => "Lưu ý",
        _ => "Thông tin",
    };
}
