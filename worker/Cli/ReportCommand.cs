using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Cli;

/// <summary><c>report PERIOD [--json] [--as-of MOMENT | --edition N]</c>: the report of a week, quarter, half-year or year; sends nothing.</summary>
internal static partial class ReportCommand
{
    public static Command Create(CommandHost host)
    {
        var period = PeriodArgument.Create();
        var json = new Option<bool>("--json") { Description = "In mô hình số liệu của báo cáo dạng JSON" };
        var asOf = new Option<string?>("--as-of") { Description = "Báo cáo theo những gì đã biết vào một thời điểm, ví dụ 2024-04-03T08:00+07:00" };
        var edition = new Option<string?>("--edition") { Description = "In lại một lần phát hành, ví dụ 1" };
        var command = new Command("report", "Lập báo cáo của một tuần, quý, 6 tháng hoặc năm; không gửi thư") { period, json, asOf, edition };
        Require(asOf, text => Moment(text, TimeSpan.Zero) is not null, text => $"'{text}' không phải thời điểm; ghi dạng 2024-04-03T08:00+07:00 (không ghi múi giờ thì hiểu là giờ địa phương, mục zone của calendar.yml).");
        Require(edition, text => Edition(text) is not null, text => $"'{text}' không phải lần phát hành; ghi một số từ 1.");
        command.Validators.Add(result => { if (result.GetResult(asOf) is { Tokens.Count: > 0 } && result.GetResult(edition) is { Tokens.Count: > 0 }) result.AddError("Chỉ ghi một trong hai: --as-of hoặc --edition."); });
        command.SetAction((parsed, ct) => RunAsync(host, parsed.GetValue(period)!, parsed.GetValue(json), parsed.GetValue(asOf), parsed.GetValue(edition), ct));
        return command;
    }

    /// <summary>Reads a moment; without an offset it is local.</summary>
    /// <returns>Null when it is none.</returns>
    internal static DateTimeOffset? Moment(string? text, TimeSpan local)
    {
        var match = Form().Match(text ?? "");
        var whole = match.Success ? $"{match.Groups["moment"].Value}{(match.Groups["second"].Success ? "" : ":00")}" : "";
        if (!DateTime.TryParseExact(whole, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)) return null;
        return Offset(match.Groups["zone"].Value, local) is { } offset && offset.Duration() <= TimeSpan.FromHours(14) && moment.Year > 1 ? new(moment, offset) : null;
    }

    private static TimeSpan? Offset(string zone, TimeSpan local) => zone switch
    {
        "" => local,
        "Z" => TimeSpan.Zero,
        _ when TimeSpan.TryParseExact(zone[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var offset) => zone[0] == '-' ? -offset : offset,
        _ => null,
    };

    private static void Require(Option option, Func<string?, bool> holds, Func<string?, string> error) => option.Validators.Add(result =>
    {
        var text = result.Tokens.SingleOrDefault()?.Value;
        if (!holds(text)) result.AddError(error(text));
    });

    private static int? Edition(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var edition) && edition > 0 ? edition : null;

    private static async Task<int> RunAsync(CommandHost host, string period, bool json, string? asOf, string? edition, CancellationToken ct)
    {
        await using var services = await host.OpenAsync(ct);
        var zone = services.GetRequiredService<CityConfiguration>().Calendar.Zone.BaseUtcOffset;
        var state = new ReportState(Moment(asOf, zone), Edition(edition));
        var print = services.GetRequiredService<PrintReport>();
        var printed = await print.RunAsync(Period.Parse(period), state, ct);
        Console.WriteLine(json ? printed.ModelJson : Text(printed, state));
        return printed.IsComplete ? ExitStatus.Done : ExitStatus.Incomplete;
    }

    private static string Text(PrintedReport printed, ReportState state) => string.Join(
        Environment.NewLine,
        printed.Files.Prepend((printed.Edition, state.AsOf) switch
        {
            ( > 0, null) => $"{printed.Period}: bản đã phát hành, lần {printed.Edition}.",
            ( > 0, _) => $"{printed.Period}: bản đã phát hành và có hiệu lực vào thời điểm đó, lần {printed.Edition}.",
            (_, null) => $"{printed.Period}: bản xem trước (kỳ này chưa chốt), chưa phát hành cho ai.",
            _ => $"{printed.Period}: bản xem trước theo số liệu đã có vào thời điểm đó (khi đó kỳ này chưa chốt), chưa phát hành cho ai.",
        }));

    [GeneratedRegex(@"^(?<moment>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?<second>:\d{2})?)(?<zone>Z|[+-]\d{2}:\d{2})?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
