using System.CommandLine;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Cli;

/// <summary><c>forms --week W [--ward CODE] --out DIR</c>: blank workbooks, one per ward, filled with what is known.</summary>
internal static class FormsCommand
{
    public static Command Create(CommandHost host)
    {
        var week = new Option<string>("--week") { Description = "Tuần báo cáo, ví dụ 2024-W14", Required = true };
        var ward = new Option<string?>("--ward") { Description = "Chỉ một đơn vị, theo mã, ví dụ 06751" };
        var output = new Option<string>("--out") { Description = "Thư mục để ghi biểu mẫu", Required = true };
        var command = new Command("forms", "Tạo biểu mẫu của tuần cho từng phường, xã, ghi sẵn những gì đã biết") { week, ward, output };
        week.Validators.Add(result => { if (!ReportingWeek.TryParse(result.Tokens.SingleOrDefault()?.Value, out _)) result.AddError($"'{result.Tokens.SingleOrDefault()?.Value}' không phải tuần; ghi dạng 2024-W14."); });
        command.SetAction((parsed, ct) => RunAsync(host, ReportingWeek.Parse(parsed.GetValue(week)!), parsed.GetValue(ward), parsed.GetValue(output)!, ct));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, ReportingWeek week, string? code, string output, CancellationToken ct)
    {
        await using var services = await host.OpenAsync(ct);
        var inForce = services.GetRequiredService<CityConfiguration>().Register.In(week);
        var wards = code is null ? inForce : [.. inForce.Where(ward => ward.Code == code)];
        if (wards.Count == 0)
        {
            await Console.Error.WriteLineAsync(code is null
                ? $"Tuần {week} chưa có phường, xã nào trong wards.yml."
                : $"Không có phường, xã nào mang mã {code} trong tuần {week}. Các mã: {string.Join(", ", inForce.Select(ward => $"{ward.Code} {ward.Name}"))}.");
            return ExitStatus.Usage;
        }

        await WriteAsync(services.GetRequiredService<WardForms>(), week, wards, Path.GetFullPath(output), ct);
        return ExitStatus.Done;
    }

    private static async Task WriteAsync(WardForms forms, ReportingWeek week, IReadOnlyList<Ward> wards, string folder, CancellationToken ct)
    {
        var done = 0;
        foreach (var form in await forms.MakeAsync(week, wards, ct))
        {
            ct.ThrowIfCancellationRequested();
            FormFolder.Write(Path.Combine(folder, form.FileName), form.Content, overwrite: true);
            Console.WriteLine($"[{++done}/{wards.Count}] {form.FileName}: {(form.From is { } from ? $"ghi sẵn {form.Households} hộ theo báo cáo tuần {from}" : "chưa có báo cáo trước, để trống danh sách")}");
        }

        Console.WriteLine($"Đã ghi {done} biểu mẫu tuần {week} vào {folder}");
    }
}
