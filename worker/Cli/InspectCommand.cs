using System.CommandLine;
using System.Text;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Cli;

/// <summary><c>inspect FILE… [--json]</c>: reads and judges workbooks, stores nothing.</summary>
internal static class InspectCommand
{
    public static Command Create(CommandHost host)
    {
        var files = new Argument<string[]>("FILE") { Description = "Các tệp báo cáo cần kiểm tra.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "In mỗi tệp một dòng JSON." };
        var command = new Command("inspect", "Đọc và kiểm tra báo cáo, không lưu gì.") { files, json };
        command.SetAction((parsed, ct) => RunAsync(host, parsed.GetRequiredValue(files), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, string[] files, bool json, CancellationToken ct)
    {
        var missing = files.Where(file => !File.Exists(file)).ToList();
        foreach (var file in missing) await Console.Error.WriteLineAsync($"Không có tệp \"{file}\". Kiểm tra lại đường dẫn.");
        if (missing.Count > 0) return ExitStatus.Usage;
        await using var services = host.OpenReaders();
        await using var output = Console.OpenStandardOutput();
        var status = ExitStatus.Done;
        await foreach (var (file, judged) in services.GetRequiredService<InspectWorkbooks>().RunAsync(files, ct))
        {
            status = Math.Max(status, Status(judged));
            Write(output, file, judged, json);
        }

        return status;
    }

    /// <summary>A fault of the program outweighs a refusal.</summary>
    internal static int Status(JudgedWorkbook judged) => judged switch
    {
        FailedWorkbook => ExitStatus.Surroundings,
        RejectedSubmission => ExitStatus.Incomplete,
        _ => ExitStatus.Done,
    };

    private static void Write(Stream output, string file, JudgedWorkbook judged, bool json)
    {
        if (json) InspectJson.Write(output, file, judged);
        else InspectText.Write(output, file, judged);
        output.Write("\n"u8);
        output.Flush();
    }
}

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
