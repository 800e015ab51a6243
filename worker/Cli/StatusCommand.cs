using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Reports;

namespace MongCai.Poverty.Etl.Cli;

/// <summary><c>status [--week W] [--json]</c>: per ward and week what came; documents and mail with their states.</summary>
internal static class StatusCommand
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Create(CommandHost host)
    {
        var week = new Option<string?>("--week") { Description = "Chỉ một tuần, ví dụ 2024-W13" };
        var json = new Option<bool>("--json") { Description = "In dạng JSON" };
        var command = new Command("status", "Tình hình nộp, kiểm tra, văn bản và thư theo tuần và phường, xã") { week, json };
        week.Validators.Add(result => { if (!ReportingWeek.TryParse(result.Tokens.SingleOrDefault()?.Value, out _)) result.AddError($"'{result.Tokens.SingleOrDefault()?.Value}' không phải tuần; ghi dạng 2024-W13."); });
        command.SetAction((parsed, ct) => RunAsync(host, parsed.GetValue(week), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, string? week, bool json, CancellationToken ct)
    {
        await using var services = await host.OpenAsync(ct);
        var city = services.GetRequiredService<CityConfiguration>();
        var status = await services.GetRequiredService<StatusReader>().ReadAsync(city.Register, city.Plans, ReportingWeek.TryParse(week, out var one) ? one : null, ct);
        if (json) Console.WriteLine(JsonSerializer.Serialize(StatusJson.Of(status), Form));
        else
        {
            StatusText.Write(Console.Out, status);
            foreach (var place in services.GetRequiredService<Intake.StrayFiles>().Find()) Console.WriteLine($"Lưu ý: {place.Sentence}");
        }

        return status.Weeks.All(entry => entry.Version is not null) && status.Unplaced.Count == 0 ? ExitStatus.Done : ExitStatus.Incomplete;
    }
}

/// <summary>The status in the words of the contract.</summary>
internal static class StatusJson
{
    public static object Of(StoreStatus status) => new
    {
        weeks = status.Weeks.Select(entry => new
        {
            week = entry.Week.ToString(),
            ward = entry.Ward.Code,
            name = entry.Ward.FullName,
            state = entry.State,
            version = entry.Version,
            newerRejected = entry.Version is not null && entry.Refused is not null,
            workbooks = entry.Workbooks.Select(Of),
        }),
        unplaced = status.Unplaced.Select(entry => Of(entry.Workbook)),
        documents = status.Documents,
        corrections = status.Corrections,
        mail = status.Mail,
    };

    private static object Of(WorkbookStatus workbook) => new
    {
        folder = workbook.Slug,
        file = workbook.FileName,
        sha256 = workbook.Sha256,
        receivedAt = workbook.ReceivedAt,
        verdict = workbook.Verdict,
        version = workbook.Version,
        superseded = workbook.Superseded,
        findings = workbook.Findings.Select(finding => new { code = finding.Code, severity = finding.Severity.Word(), sheet = finding.Sheet, cell = finding.Cell, found = finding.Found, message = finding.Message }),
    };
}

/// <summary>The status for people.</summary>
internal static class StatusText
{
    public static void Write(TextWriter writer, StoreStatus status)
    {
        foreach (var week in status.Weeks.GroupBy(entry => entry.Week))
        {
            writer.WriteLine($"Tuần {week.Key}: {week.Count(entry => entry.Version is not null)}/{week.Count()} phường, xã đã nộp");
            foreach (var entry in week) writer.WriteLine($"  {entry.Ward.FullName,-18} {FilingLines.Word(entry.State),-16} {Version(entry)}");
            foreach (var finding in week.SelectMany(Findings)) writer.WriteLine($"    {finding}");
        }
        foreach (var entry in status.Unplaced) writer.WriteLine($"{Place(entry)}: {Unplaced(entry.Workbook)}");
        foreach (var document in status.Documents) writer.WriteLine($"Văn bản {document.Period}, lần {document.Edition}: {document.FileName} ({document.Sha256[..12]})");
        foreach (var correction in status.Corrections) WriteCorrection(writer, correction);
        foreach (var mail in status.Mail) writer.WriteLine($"Thư {mail.Period}, lần {mail.Edition}{(mail.Kind == DocumentKinds.Correction ? " (đính chính)" : "")}, gửi {mail.Recipient}: {State(mail)}");
    }

    private static void WriteCorrection(TextWriter writer, CorrectionStatus correction)
    {
        writer.WriteLine($"Đính chính {correction.Period} số {correction.Edition - 1:00} (lần phát hành {correction.Edition}): {correction.Changes.Count} số liệu");
        foreach (var change in correction.Changes) writer.WriteLine($"    {change}");
    }

    private static string Place(UnplacedWorkbook entry) => $"{entry.Ward?.FullName ?? "Không rõ phường, xã"}, {(entry.Week is { } week ? $"tuần {week}" : "không rõ tuần")}";

    private static string Unplaced(WorkbookStatus workbook) => workbook.Verdict == Intake.Verdict.Failed
        ? $"tệp chưa đọc được do lỗi của chương trình {workbook.Slug}/{workbook.FileName}"
        : $"tệp bị từ chối {workbook.Slug}/{workbook.FileName}: {Codes(workbook)}";

    private static string Version(WardWeekStatus entry) => string.Join("; ", ((string?[])[
        entry.Current is { } current ? $"bản {current.Version} đang có hiệu lực: {current.FileName} ({current.Sha256[..12]})" : null,
        entry.Refused is { } refused ? $"tệp mới nhất bị từ chối: {refused.FileName} ({refused.Sha256[..12]})" : null,
        entry.Failed is { } failed ? $"tệp mới nhất chưa đọc được do lỗi của chương trình: {failed.FileName} ({failed.Sha256[..12]})" : null]).OfType<string>());

    private static IEnumerable<string> Findings(WardWeekStatus entry) =>
        from workbook in entry.Workbooks
        where !workbook.Superseded
        from finding in workbook.Findings
        where finding.Severity != Severity.Info
        select $"{entry.Ward.FullName}: {finding.Code} {finding.Sheet}{(finding.Cell is null ? "" : $"!{finding.Cell}")} {finding.Message}";

    private static string Codes(WorkbookStatus workbook) => string.Join(", ", workbook.Findings.Select(finding => finding.Code).Distinct());

    private static string State(MailStatus mail) => mail.State switch
    {
        Delivery.OutboxState.Queued => $"đang chờ{(mail.Attempts > 0 ? $" (đã thử {mail.Attempts} lần: {mail.LastAnswer})" : "")}",
        Delivery.OutboxState.Sending => "đang gửi",
        Delivery.OutboxState.Sent => "đã gửi",
        Delivery.OutboxState.Refused => $"bị từ chối: {mail.LastAnswer}",
        _ => $"đã thôi gửi sau {mail.Attempts} lần: {mail.LastAnswer}",
    };
}
