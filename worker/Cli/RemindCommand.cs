using System.CommandLine;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Cli;

/// <summary><c>remind WEEK</c>: the letter to the wards that have not reported a week, at once.</summary>
internal static class RemindCommand
{
    public static Command Create(CommandHost host)
    {
        var week = new Argument<string>("WEEK") { Description = "Tuần, ví dụ 2024-W13" };
        var command = new Command("remind", "Lập công văn đôn đốc các phường, xã chưa nộp báo cáo và xếp thư vào hàng chờ gửi") { week };
        week.Validators.Add(result => { if (!ReportingWeek.TryParse(result.Tokens.SingleOrDefault()?.Value, out _)) result.AddError($"'{result.Tokens.SingleOrDefault()?.Value}' không phải tuần; ghi dạng 2024-W13."); });
        command.SetAction((parsed, ct) => RunAsync(host, ReportingWeek.Parse(parsed.GetValue(week)!), ct));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, ReportingWeek week, CancellationToken ct)
    {
        await using var services = await host.OpenAsync(ct);
        var result = await services.GetRequiredService<RemindWards>().RunAsync(week, ct);
        Console.WriteLine($"{result.Week}, đôn đốc lần {result.Round}: {Outcome(result)}.");
        foreach (var file in result.Files) Console.WriteLine($"  {file}");
        return result.Outcome is RemindOutcome.NobodyLate ? ExitStatus.Done : ExitStatus.Incomplete;
    }

    private static string Outcome(RemindResult result) => result.Outcome switch
    {
        RemindOutcome.Queued => $"{result.Late} phường, xã chưa có báo cáo được tiếp nhận; {result.Queued} thư chờ gửi",
        RemindOutcome.AlreadyQueued => "công văn đã được lập và gửi trước đó, không gửi lại",
        RemindOutcome.NobodyLate => "mọi phường, xã đã nộp báo cáo, không có ai để đôn đốc",
        _ => "tiến trình khác đang thực hiện",
    };
}
