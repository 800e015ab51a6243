using System.CommandLine;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Cli;

/// <summary><c>report PERIOD [--json]</c>: the report of a week or quarter; sends nothing.</summary>
internal static class ReportCommand
{
    public static Command Create(CommandHost host)
    {
        var period = new Argument<string>("PERIOD") { Description = "Tuần 2024-W13 hoặc quý 2024-Q1" };
        var json = new Option<bool>("--json") { Description = "In mô hình số liệu của báo cáo dạng JSON" };
        var command = new Command("report", "Lập báo cáo của một tuần hoặc quý; không gửi thư") { period, json };
        period.Validators.Add(result => { if (!IsPeriod(result.Tokens.SingleOrDefault()?.Value)) result.AddError($"'{result.Tokens.SingleOrDefault()?.Value}' không phải kỳ báo cáo; ghi dạng 2024-W13 hoặc 2024-Q1."); });
        command.SetAction((parsed, ct) => RunAsync(host, parsed.GetValue(period)!, parsed.GetValue(json), ct));
        return command;
    }

    private static bool IsPeriod(string? text) => ReportingWeek.TryParse(text, out _) || ReportingQuarter.TryParse(text, out _);

    private static async Task<int> RunAsync(CommandHost host, string period, bool json, CancellationToken ct)
    {
        await using var services = await host.OpenAsync(ct);
        var print = services.GetRequiredService<PrintReport>();
        var printed = ReportingWeek.TryParse(period, out var week)
            ? await print.WeekAsync(week, ct)
            : await print.QuarterAsync(ReportingQuarter.TryParse(period, out var quarter) ? quarter : default, ct);
        Console.WriteLine(json ? printed.ModelJson : Text(printed));
        return printed.IsComplete ? ExitStatus.Done : ExitStatus.Incomplete;
    }

    private static string Text(PrintedReport printed) => string.Join(
        Environment.NewLine,
        printed.Files.Prepend(printed.Edition > 0
            ? $"{printed.Period}: bản đã phát hành, lần {printed.Edition}."
            : $"{printed.Period}: bản xem trước (kỳ này chưa chốt), chưa phát hành cho ai."));
}
