using System.Globalization;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Storage;
using Spectre.Console;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>The demo's result as a table and the places of what it wrote.</summary>
internal static class DemoText
{
    public static void Write(IAnsiConsole console, IServiceProvider services, DemoFolders folders, IReadOnlyList<DemoPeriod> periods)
    {
        console.WriteLine();
        console.Write(Table(periods));
        console.WriteLine($"Văn bản: {Path.GetFullPath(services.GetRequiredService<IOptions<DocumentsOptions>>().Value.Folder)}");
        console.WriteLine($"Thư:     {Mail(services.GetRequiredService<IOptions<MailOptions>>().Value)}");
        console.WriteLine($"Trả lời: {folders.Inbox}{Path.DirectorySeparatorChar}<phường, xã>{Path.DirectorySeparatorChar}tra-lai");
        console.WriteLine($"Dữ liệu: {services.GetRequiredService<IOptions<StoreOptions>>().Value.Provider}");
        if (services.GetRequiredService<LibreOfficeConverter>().Program is null)
            console.WriteLine("Không có bản PDF: máy này chưa cài LibreOffice (gói libreoffice-writer-nogui). Bản Word vẫn đầy đủ.");
    }

    private static Table Table(IReadOnlyList<DemoPeriod> periods)
    {
        var table = new Table().AddColumns("Kỳ", "Tệp đọc", "Đạt", "Lưu ý", "Đã nộp", "Kết quả", "Văn bản", "Thư");
        foreach (var period in periods) table.AddRow(Cells(period));
        return table;
    }

    private static string[] Cells(DemoPeriod period) =>
    [
        period.Closed.Period,
        Number(period.Ingested?.Files.Count),
        Number(period.Ingested?.Files.Count(file => file.IsAccepted)),
        Number(period.Ingested?.Files.Sum(file => file.Warnings)),
        $"{period.Closed.Submitted}/{period.Closed.Wards}",
        period.Closed.Outcome switch
        {
            CloseOutcome.Closed => "đã chốt",
            CloseOutcome.AlreadyClosed => "đã chốt từ trước",
            CloseOutcome.Corrected => "đã đính chính",
            CloseOutcome.Held => "giữ lại",
            _ => "đang bận",
        },
        Number(period.Closed.Files.Count),
        Number(period.Mail.Sent),
    ];

    private static string Number(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Mail(MailOptions mail) =>
        mail.Transport == "smtp" ? $"máy chủ {mail.Host}:{mail.Port}" : Path.GetFullPath(mail.PickupFolder);
}
