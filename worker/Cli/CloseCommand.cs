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

/// <summary>A closing in words.</summary>
internal static class CloseText
{
    public static string Line(CloseResult result) => $"{result.Period}: {Outcome(result)}; {result.Submitted}/{result.Wards} phường, xã đã nộp{Queued(result)}.";

    public static int Status(CloseResult result) =>
        result.Outcome is CloseOutcome.Held or CloseOutcome.Busy || result.Submitted < result.Wards ? ExitStatus.Incomplete : ExitStatus.Done;

    private static string Outcome(CloseResult result) => result.Outcome switch
    {
        CloseOutcome.Closed => $"đã chốt, lần phát hành {result.Edition}",
        CloseOutcome.AlreadyClosed => $"đã chốt từ trước, lần phát hành {result.Edition}, không có gì thay đổi",
        CloseOutcome.Corrected => $"số liệu đã thay đổi sau khi chốt ({result.Changes.Count} số liệu); đã lập lần phát hành {result.Edition} và báo cáo đính chính số {result.Edition - 1:00}",
        CloseOutcome.Held when result.Period.Week is null => "CHƯA lập báo cáo quý vì tuần cuối của quý chưa được chốt",
        CloseOutcome.Held => $"CHƯA gửi báo cáo vì quá ít phường, xã đã nộp{(result.Queued > 0 ? "; đã báo người quản trị" : "")}",
        _ => "tiến trình khác đang chốt",
    };

    private static string Queued(CloseResult result) => result.Queued > 0 ? $"; {result.Queued} thư chờ gửi" : "";
}
