using System.CommandLine;
using System.Globalization;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Cli;

/// <summary><c>plan new YEAR [--from FILE]</c>, <c>plan check</c>: next year's plan.</summary>
internal static class PlanCommand
{
    public static Command Create(CommandHost host) => new("plan", "Tạo dự thảo kế hoạch năm, đối chiếu các kế hoạch với đơn vị, lịch và danh sách cuối năm") { New(host), Check(host) };

    private static Command New(CommandHost host)
    {
        var year = new Argument<int>("YEAR") { Description = "Năm của kế hoạch, ví dụ 2027" };
        var from = new Option<string?>("--from") { Description = "Lấy số hộ đầu năm từ tệp Mẫu 7.3 của kỳ rà soát cuối năm, thay cho danh sách đã nộp" };
        var command = new Command("new", "Tạo config/plans/NĂM-du-thao.yml; không bao giờ ghi đè") { year, from };
        year.Validators.Add(result => { if (!int.TryParse(result.Tokens.SingleOrDefault()?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 2000 or > 2998) result.AddError($"'{result.Tokens.SingleOrDefault()?.Value}' không phải năm; ghi dạng 2027."); });
        command.SetAction((parsed, ct) => NewAsync(host, parsed.GetValue(year), parsed.GetValue(from), ct));
        return command;
    }

    private static Command Check(CommandHost host)
    {
        var command = new Command("check", "Đối chiếu mọi kế hoạch với đơn vị, lịch nghỉ và danh sách cuối năm trước");
        command.SetAction((_, ct) => CheckAsync(host, ct));
        return command;
    }

    private static async Task<int> NewAsync(CommandHost host, int year, string? from, CancellationToken ct)
    {
        await using var services = await host.OpenAsync(ct);
        var (path, open) = await services.GetRequiredService<NewPlan>().RunAsync(year, from, ct);
        Console.WriteLine($"Đã tạo {path}{(open > 0 ? $"; còn {open} đơn vị chưa rõ số hộ" : "")}.");
        Console.WriteLine("Trả lời các dòng có dấu hỏi (# ?), đối chiếu với quyết định phê duyệt, rồi xóa dòng draft: true. Kiểm tra lại: worker plan check");
        return open > 0 ? ExitStatus.Incomplete : ExitStatus.Done;
    }

    private static async Task<int> CheckAsync(CommandHost host, CancellationToken ct)
    {
        await using var services = await host.OpenAsync(ct);
        var lines = await services.GetRequiredService<PlanReview>().RunAsync(ct);
        foreach (var line in lines) Console.WriteLine(CheckCommand.Line(line));
        if (lines.Count == 0) Console.WriteLine("Chưa có kế hoạch nào trong config/plans.");
        return lines.Count == 0 || lines.Any(line => line.State != CheckState.Good) ? ExitStatus.Incomplete : ExitStatus.Done;
    }
}
