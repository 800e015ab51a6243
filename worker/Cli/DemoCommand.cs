using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Storage;
using Spectre.Console;

namespace MongCai.Poverty.Etl.Cli;

/// <summary><c>demo [--out DIR]</c>: the whole job on the sample quarter: six weeks come in, are closed, reported and mailed; then the quarter is reviewed.</summary>
internal static class DemoCommand
{
    public static Command Create(CommandHost host)
    {
        var output = new Option<string>("--out") { Description = "Thư mục kết quả", DefaultValueFactory = _ => "artifacts/demo" };
        var command = new Command("demo", "Chạy trọn công việc trên quý mẫu I/2024: 102 tệp của 17 phường, xã trong 6 tuần") { output };
        command.SetAction((parsed, ct) => RunAsync(host, parsed.GetValue(output)!, ct));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, string output, CancellationToken ct)
    {
        if (DemoFolders.Find(output) is not { } folders)
        {
            await Console.Error.WriteLineAsync("Không tìm thấy các tệp mẫu tests/samples/q1-2024: hãy chạy lệnh demo trong thư mục mã nguồn.");
            return ExitStatus.Usage;
        }
        var clock = new DemoClock();
        await using var services = host.Services(folders.Settings(host.Configuration()), added => added
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(provider => new ClaimTable(provider.GetRequiredService<IDbContextFactory<EtlDbContext>>(), TimeProvider.System)));
        var weeks = await new DemoRun(services, folders, clock).RunAsync(ct);
        DemoText.Write(AnsiConsole.Console, services, folders, weeks);
        return weeks.TrueForAll(week => week.IsDone) ? ExitStatus.Done : ExitStatus.Incomplete;
    }
}

/// <summary>What the demo did in one period.</summary>
/// <param name="Ingested">Null for the quarter's review.</param>
/// <param name="Closed">The closing.</param>
/// <param name="Mail">What was relayed.</param>
internal sealed record DemoPeriod(IngestResult? Ingested, CloseResult Closed, RelayResult Mail)
{
    /// <summary>Everything was accepted, closed and sent.</summary>
    public bool IsDone => Ingested?.Files.All(file => file.IsAccepted) != false
        && Closed.Outcome is CloseOutcome.Closed or CloseOutcome.AlreadyClosed
        && Mail is { Retried: 0, Refused: 0 };
}

/// <summary>Six weeks and a quarter, each at the moment at which the calendar would have done it.</summary>
internal sealed class DemoRun(IServiceProvider services, DemoFolders folders, DemoClock clock)
{
    private readonly WeekCalendar calendar = services.GetRequiredService<CityConfiguration>().Calendar;

    public async Task<List<DemoPeriod>> RunAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(folders.Out);
        await services.GetRequiredService<StoreMigration>().MigrateAsync(ct);
        await RequireOwnStoreAsync(ct);
        var periods = new List<DemoPeriod>();
        foreach (var week in folders.Weeks) periods.Add(await WeekAsync(ReportingWeek.Parse(week), ct));
        periods.Add(await QuarterAsync(ReportingWeek.Parse(folders.Weeks[^1]).Quarter, ct));
        return periods;
    }

    /// <summary>A demo closes weeks and queues mail: never among the data of a real installation.</summary>
    private async Task RequireOwnStoreAsync(CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<EtlDbContext>>().CreateDbContextAsync(ct);
        var known = folders.Hashes();
        if ((await db.Set<FileRow>().Select(file => file.Sha256).ToListAsync(ct)).Exists(hash => !known.Contains(hash)))
            throw new UsageException("Cơ sở dữ liệu này đang có báo cáo thật của phường, xã nên không chạy thử trên đó. Hãy dùng một cơ sở dữ liệu trống cho lệnh demo.");
    }

    private async Task<DemoPeriod> WeekAsync(ReportingWeek week, CancellationToken ct)
    {
        AnsiConsole.Markup($"[grey]{week}[/] ");
        clock.Set(calendar.DeadlineOf(week).AddHours(-7));
        folders.Drop(week.ToString());
        var ingested = await services.GetRequiredService<IngestInbox>().RunAsync(ct);
        AnsiConsole.Markup($"đọc {ingested.Files.Count} tệp … ");
        clock.Set(calendar.CloseOf(week));
        var closed = await services.GetRequiredService<ClosePeriod>().RunAsync(week, ct);
        AnsiConsole.Markup("chốt, lập báo cáo … ");
        return await MailAsync(ingested, closed, ct);
    }

    private async Task<DemoPeriod> QuarterAsync(Period quarter, CancellationToken ct)
    {
        AnsiConsole.Markup($"[grey]{quarter}[/]  báo cáo quý … ");
        clock.Set(calendar.At(quarter.LastDay.AddDays(calendar.QuarterCloseAfterDays), calendar.Close.Time).AddMinutes(30));
        return await MailAsync(null, await services.GetRequiredService<ClosePeriod>().RunAsync(quarter, ct), ct);
    }

    private async Task<DemoPeriod> MailAsync(IngestResult? ingested, CloseResult closed, CancellationToken ct)
    {
        var mail = await services.GetRequiredService<OutboxRelay>().RelayAsync(ct);
        AnsiConsole.MarkupLine($"gửi {mail.Sent} thư [green]xong[/]");
        return new(ingested, closed, mail);
    }
}

/// <summary>The demo's clock: stands still at the moment it was set to, so that a demo of 2024 comes out the same on any day.</summary>
internal sealed class DemoClock : TimeProvider
{
    private DateTimeOffset now = new(2024, 2, 19, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Sets the clock; it never goes back within a run.</summary>
    public void Set(DateTimeOffset moment) => now = moment.ToUniversalTime() > now ? moment.ToUniversalTime() : now;
}

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
        if (services.GetRequiredService<PdfConverter>().Program is null)
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
        period.Closed.Period.ToString(),
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
