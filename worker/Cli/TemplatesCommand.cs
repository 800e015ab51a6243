using System.CommandLine;
using System.Text.Json;
using System.Xml;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reporting.Checking;
using MongCai.Poverty.Etl.Reporting.Templates;

namespace MongCai.Poverty.Etl.Cli;

/// <summary><c>templates check</c>, <c>templates outline</c>, <c>templates check-document FILE</c>: the templates as a clerk edits them, and documents typed by hand.</summary>
internal static class TemplatesCommand
{
    public static Command Create(CommandHost host) => new("templates", "Kiểm tra mẫu văn bản, viết dàn ý của mẫu Word, kiểm tra số trong một văn bản gõ tay")
    {
        Check(host),
        Outline(host),
        CheckDocument(host),
    };

    private static Command Check(CommandHost host)
    {
        var output = new Option<string?>("--out") { Description = "Thư mục ghi bản sao mẫu Word có lời nhắc; mặc định templates-check cạnh thư mục văn bản" };
        var model = new Option<string?>("--model") { Description = "Tệp JSON số liệu để thử (lấy từ report KỲ --json); mặc định là báo cáo mới nhất" };
        var command = new Command("check", "Chạy mọi mẫu với số liệu tuần trước, ghi lời nhắc vào bản sao của mẫu Word") { output, model };
        command.SetAction((parsed, ct) => CheckAsync(host, parsed.GetValue(output), parsed.GetValue(model), ct));
        return command;
    }

    private static Command Outline(CommandHost host)
    {
        var command = new Command("outline", "Viết dàn ý report.outline.txt cạnh mỗi mẫu Word");
        command.SetAction(async (_, _) =>
        {
            await using var services = host.Services();
            var changed = TemplateOutlines.Write(services.GetRequiredService<TemplateSource>().Folder);
            foreach (var path in changed) Console.WriteLine(path);
            if (changed.Count == 0) Console.WriteLine("Mọi dàn ý đã khớp với mẫu.");
            return ExitStatus.Done;
        });
        return command;
    }

    private static Command CheckDocument(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "Tệp Word .docx" };
        var command = new Command("check-document", "Tính lại các số trong một văn bản Word gõ tay: tỷ lệ, tổng, bảng") { file };
        command.SetAction((parsed, ct) => CheckDocumentAsync(host, parsed.GetValue(file)!, ct));
        return command;
    }

    private static async Task<int> CheckAsync(CommandHost host, string? output, string? modelFile, CancellationToken ct)
    {
        if (await ModelAsync(modelFile, ct) is not (true, var json)) return ExitStatus.Usage;
        await using var services = await host.OpenAsync(ct);
        var review = services.GetRequiredService<TemplateReview>();
        var result = await review.RunAsync(Path.GetFullPath(output ?? review.DefaultFolder), json, ct);
        foreach (var (kind, source) in result.Tried)
            Console.WriteLine(source is null ? $"{kind}: chưa có văn bản nào loại này để lấy số liệu; chỉ kiểm tra cú pháp và tên." : $"{kind}: đã chạy với {source}.");
        foreach (var remark in result.Remarks) Console.WriteLine(remark);
        foreach (var copy in result.Copies) Console.WriteLine($"Bản sao có lời nhắc: {copy}");
        Console.WriteLine(result.Remarks.Count == 0 ? "Mọi mẫu đều dùng được." : $"Có {result.Remarks.Count} lời nhắc; mẫu có lỗi không được dùng để gửi.");
        return result.Remarks.Count == 0 ? ExitStatus.Done : ExitStatus.Incomplete;
    }

    private static async Task<(bool IsGood, string? Json)> ModelAsync(string? file, CancellationToken ct)
    {
        if (file is null) return (true, null);
        try
        {
            var json = await File.ReadAllTextAsync(file, ct);
            using var parsed = JsonDocument.Parse(json);
            if (parsed.RootElement.ValueKind == JsonValueKind.Object) return (true, json);
            await Console.Error.WriteLineAsync($"Tệp {file} không phải số liệu của báo cáo.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            await Console.Error.WriteLineAsync($"Không đọc được tệp số liệu {file}: {failure.Message}");
        }

        return (false, null);
    }

    private static async Task<int> CheckDocumentAsync(CommandHost host, string file, CancellationToken ct)
    {
        try
        {
            var faults = DocumentReview.Run(Path.GetFileName(file), await File.ReadAllBytesAsync(file, ct), host.Area());
            foreach (var fault in faults) Console.WriteLine(fault);
            Console.WriteLine(faults.Count == 0 ? "Không thấy số nào sai." : $"Có {faults.Count} chỗ sai.");
            return faults.Count == 0 ? ExitStatus.Done : ExitStatus.Incomplete;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException or XmlException)
        {
            await Console.Error.WriteLineAsync($"Không đọc được {file} như một tệp Word (.docx). Hãy mở bằng Word hoặc LibreOffice rồi lưu lại dạng .docx. ({failure.Message})");
            return ExitStatus.Usage;
        }
    }
}
