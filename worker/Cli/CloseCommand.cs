using System.CommandLine;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Cli;

/// <summary><c>close WEEK</c>: reconcile, report and queue a week.</summary>
internal static class CloseCommand
{
    public static Command Create(CommandHost host)
    {
        var week = new Argument<string>("WEEK") { Description = "Tuần, ví dụ 2024-W13" };
        var command = new Command("close", "Đối chiếu, chốt tuần, lập báo cáo và xếp thư vào hàng chờ gửi") { week };
        week.Validators.Add(result => { if (!ReportingWeek.TryParse(result.Tokens.SingleOrDefault()?.Value, out _)) result.AddError($"'{result.Tokens.SingleOrDefault()?.Value}' không phải tuần; ghi dạng 2024-W13."); });
        command.SetAction((parsed, ct) => RunAsync(host, ReportingWeek.Parse(parsed.GetValue(week)!), ct));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, ReportingWeek week, CancellationToken ct)
    {
        await using var services = await host.OpenAsync(ct);
        var result = await services.GetRequiredService<ClosePeriod>().RunAsync(week, ct);
        Console.WriteLine(CloseText.Line(result));
        foreach (var change in result.Changes) Console.WriteLine($"  {change}");
        foreach (var file in result.Files) Console.WriteLine($"  {file}");
        return CloseText.Status(result);
    }
}
