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
        await services.GetRequiredService<InboxFoundation>().BeginAsync(ct);
        var ingest = services.GetRequiredService<IngestInbox>();
        var result = again ? await ingest.RunAgainAsync(ct) : await ingest.RunAsync(ct);
        foreach (var file in result.Files) Console.WriteLine(IngestText.Line(file));
        foreach (var file in result.Failed) Console.WriteLine(IngestText.Line(file));
        foreach (var place in result.Strays) Console.WriteLine($"Lưu ý: {place.Sentence}");
        Console.WriteLine(IngestText.Sum(result));
        return result.Failed.Count > 0 || result.Files.Any(file => !file.IsAccepted) ? ExitStatus.Incomplete : ExitStatus.Done;
    }

    /// <summary>A folder named on the command line is read at once: whoever names it has finished copying. It need not be the share.</summary>
    private static string[] Reading(DirectoryInfo inbox) => [$"--Inbox:Folder={inbox.FullName}", "--Inbox:QuietPeriod=00:00:00", "--Inbox:IsShare=false"];
}

/// <summary>A pass over the inbox in words.</summary>
internal static class IngestText
{
    public static string Line(IngestedFile file) =>
        $"{file.Ward}/{file.Name}: {Verdict(file)}{(file.Week is { } week ? $" (tuần {week})" : "")}";

    public static string Sum(IngestResult result) =>
        $"Đã đọc {result.Files.Count} tệp: {result.Files.Count(file => file.IsAccepted)} đạt, {result.Files.Count(file => file is { IsAccepted: false, IsFailed: false })} không đạt{Failed(result)}; {result.Waiting} tệp đang chép dở, {result.Failed.Count} tệp chưa xử lý được (sẽ thử lại).";

    private static string Failed(IngestResult result) =>
        result.Files.Count(file => file.IsFailed) is > 0 and var count ? $", {count} chưa đọc được do lỗi của chương trình" : "";

    private static string Verdict(IngestedFile file) => file switch
    {
        { IsFailed: true } => "CHƯA ĐỌC ĐƯỢC do lỗi của chương trình; tệp được giữ lại và sẽ được đọc lại",
        { IsSuperseded: true } => "TỆP CŨ, KHÔNG ĐƯỢC TÍNH: đã có bản mới hơn",
        { IsAccepted: false } => $"KHÔNG ĐẠT, {file.Errors} lỗi",
        { IsWaiting: true } => "đã nhận, CHỜ KẾ HOẠCH của năm",
        { Warnings: > 0 } => $"đạt, {file.Warnings} lưu ý",
        _ => "đạt",
    };

    public static string Line(Intake.FailedFile file) => $"{file.Slug}/{file.Name}: CHƯA xử lý được, tệp vẫn nằm nguyên chỗ ({file.Reason})";
}
