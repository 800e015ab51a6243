using System.CommandLine;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Cli;

/// <summary><c>migrate</c>: bring the database to the newest form.</summary>
internal static class MigrateCommand
{
    public static Command Create(CommandHost host)
    {
        var lay = new Option<bool>("--lay-inbox") { Description = "Tạo thư mục của từng phường, xã trong thư mục tiếp nhận, cả khi đó là thư mục chia sẻ" };
        var command = new Command("migrate", "Tạo hoặc nâng cấp cơ sở dữ liệu") { lay };
        command.SetAction((parsed, ct) => RunAsync(host, parsed.GetValue(lay), ct));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, bool lay, CancellationToken ct)
    {
        await using var services = host.Services();
        Settings.Check(services);
        var applied = await services.GetRequiredService<StoreMigration>().MigrateAsync(ct);
        foreach (var folder in services.GetRequiredService<InboxFoundation>().Lay(evenOnAShare: lay)) Console.WriteLine($"Đã tạo thư mục tiếp nhận: {folder}");
        Console.WriteLine(applied.Count == 0 ? "Cơ sở dữ liệu đã ở phiên bản mới nhất." : $"Đã nâng cấp cơ sở dữ liệu: {string.Join(", ", applied)}.");
        return ExitStatus.Done;
    }
}
