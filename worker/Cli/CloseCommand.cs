using System.CommandLine;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Cli;

/// <summary><c>close PERIOD [--for-good REASON]</c>: reconcile, report and queue a week, quarter, half-year or year; close a week for good.</summary>
internal static class CloseCommand
{
    public static Command Create(CommandHost host)
    {
        var period = PeriodArgument.Create();
        var forGood = new Option<string?>("--for-good") { Description = "Khóa sổ hẳn một tuần đã chốt, kèm lý do: từ đó không nhận thêm báo cáo của tuần" };
        var command = new Command("close", "Đối chiếu, chốt kỳ, lập báo cáo và xếp thư vào hàng chờ gửi") { period, forGood };
        command.Validators.Add(result => { if (result.GetResult(forGood) is { } given && (given.Tokens is not [{ Value.Length: > 0 }] || !ReportingWeek.TryParse(result.GetResult(period)?.Tokens.SingleOrDefault()?.Value, out _))) result.AddError("Chỉ khóa sổ hẳn được một tuần, và phải ghi lý do."); });
        command.SetAction((parsed, ct) => parsed.GetValue(forGood) is { } reason ? SealAsync(host, ReportingWeek.Parse(parsed.GetValue(period)!), reason, ct) : RunAsync(host, Period.Parse(parsed.GetValue(period)!), ct));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, Period period, CancellationToken ct)
    {
        await using var services = await host.OpenAsync(ct);
        var result = await services.GetRequiredService<ClosePeriod>().RunAsync(period, ct);
        Console.WriteLine(CloseText.Line(result));
        foreach (var change in result.Changes) Console.WriteLine($"  {change}");
        foreach (var file in result.Files) Console.WriteLine($"  {file}");
        return CloseText.Status(result);
    }

    private static async Task<int> SealAsync(CommandHost host, ReportingWeek week, string reason, CancellationToken ct)
    {
        await using var services = await host.OpenAsync(ct);
        var isNew = await services.GetRequiredService<SealWeek>().RunAsync(week, "cli", reason, ct);
        Console.WriteLine(isNew ? $"{week}: đã khóa sổ; từ nay không nhận thêm báo cáo của tuần này." : $"{week}: đã khóa sổ từ trước.");
        return ExitStatus.Done;
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
        CloseOutcome.Held when result.Period.Week is null => $"CHƯA lập báo cáo vì tuần có ngày cuối kỳ ({result.Period.LastWeek}) chưa được chốt (tuần này có thể đang chờ kế hoạch của năm sau)",
        CloseOutcome.Held => $"CHƯA gửi báo cáo vì quá ít phường, xã đã nộp{(result.Queued > 0 ? "; đã báo người quản trị" : "")}",
        _ => "tiến trình khác đang chốt",
    };

    private static string Queued(CloseResult result) => result.Queued > 0 ? $"; {result.Queued} thư chờ gửi" : "";
}
