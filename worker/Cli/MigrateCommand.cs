using System.CommandLine;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Cli;

/// <summary><c>migrate [--lay-inbox [--yes]]</c>: bring the database to the newest form; make a folder the store's share.</summary>
internal static class MigrateCommand
{
    public static Command Create(CommandHost host)
    {
        var lay = new Option<bool>("--lay-inbox") { Description = "Ghi tệp đánh dấu vào thư mục tiếp nhận, kể cả khi thư mục đã được chuyển đi nơi khác, và tạo thư mục của từng phường, xã" };
        var yes = new Option<bool>("--yes") { Description = "Không hỏi lại, coi như đã trả lời có" };
        var command = new Command("migrate", "Tạo hoặc nâng cấp cơ sở dữ liệu") { lay, yes };
        command.SetAction((parsed, ct) => RunAsync(host, parsed.GetValue(lay), parsed.GetValue(yes), ct));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, bool lay, bool yes, CancellationToken ct)
    {
        await using var services = host.Services();
        Settings.Check(services);
        var applied = await services.GetRequiredService<StoreMigration>().MigrateAsync(ct);
        Console.WriteLine(applied.Count == 0 ? "Cơ sở dữ liệu đã ở phiên bản mới nhất." : $"Đã nâng cấp cơ sở dữ liệu: {string.Join(", ", applied)}.");
        return lay ? await LayAsync(services, yes, ct) : ExitStatus.Done;
    }

    private static async Task<int> LayAsync(ServiceProvider services, bool yes, CancellationToken ct)
    {
        if (!yes && await QuestionAsync(services.GetRequiredService<InboxShare>(), ct) is { } question && !await Confirmation.OnConsole.AskAsync(question, ct))
        {
            Console.WriteLine("Chưa ghi gì vào thư mục tiếp nhận.");
            return ExitStatus.Incomplete;
        }

        foreach (var folder in await services.GetRequiredService<InboxFoundation>().LayAnewAsync(ct)) Console.WriteLine($"Đã tạo thư mục tiếp nhận: {folder}");
        Console.WriteLine($"Thư mục tiếp nhận mang tệp đánh dấu của cơ sở dữ liệu này: {(await services.GetRequiredService<InboxShare>().LookAsync(ct)).Folder}");
        return ExitStatus.Done;
    }

    /// <summary>Null when nothing would be taken from anybody: the share is the store's own, or the store knows none and the folder bears no marker.</summary>
    private static async Task<string?> QuestionAsync(InboxShare share, CancellationToken ct)
    {
        var look = await share.LookAsync(ct);
        if (look.Sentence is null || (look.State == ShareState.Away && !await share.IsKnownAsync(ct))) return null;
        return $"{(look.State == ShareState.Foreign ? "Thư mục mang tệp đánh dấu của cơ sở dữ liệu khác" : "Thư mục không mang tệp đánh dấu của cơ sở dữ liệu này")}: {look.Folder}\n"
            + "Nếu thư mục chia sẻ chỉ đang mất kết nối, hãy trả lời không. Dùng thư mục này làm thư mục tiếp nhận từ nay?";
    }
}
