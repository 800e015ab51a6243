using System.CommandLine;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Cli;

/// <summary><c>ingest [--inbox DIR] [--retry-failed]</c>: one pass over the inbox.</summary>
internal static class IngestCommand
{
    public static Command Create(CommandHost host)
    {
        var inbox = new Option<DirectoryInfo?>("--inbox") { Description = "Thư mục tiếp nhận (mặc định: thiết lập Inbox:Folder)" };
        var again = new Option<bool>("--retry-failed") { Description = "Đọc lại cả những tệp mà chính phiên bản này chưa đọc được do lỗi của chương trình" };
        var command = new Command("ingest", "Đọc một lượt các tệp phường, xã đã gửi và trả lời bên cạnh tệp") { inbox, again };
        command.SetAction((parsed, ct) => RunAsync(host, parsed.GetValue(inbox), parsed.GetValue(again), ct));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, DirectoryInfo? inbox, bool again, CancellationToken ct)
    {
        await using var services = await (inbox is null ? host : host.With(Reading(inbox))).OpenAsync(ct);
        var ingest = services.GetRequiredService<IngestInbox>();
        var result = again ? await ingest.RunAgainAsync(ct) : await ingest.RunAsync(ct);
        foreach (var file in result.Files) Console.WriteLine(IngestText.Line(file));
        foreach (var file in result.Failed) Console.WriteLine(IngestText.Line(file));
        foreach (var place in result.Strays) Console.WriteLine($"Lưu ý: {place.Sentence}");
        Console.WriteLine(IngestText.Sum(result));
        return result.Failed.Count > 0 || result.Files.Any(file => !file.IsAccepted) ? ExitStatus.Incomplete : ExitStatus.Done;
    }

    /// <summary>A folder named on the command line is read at once: whoever names it has finished copying.</summary>
    private static string[] Reading(DirectoryInfo inbox) => [$"--Inbox:Folder={inbox.FullName}", "--Inbox:QuietPeriod=00:00:00"];
}
