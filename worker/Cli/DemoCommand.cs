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

/// <summary>
/// <c>demo [--out DIR]</c>: the whole job on the sample quarter: six weeks come in, are closed, reported and mailed; then the quarter is reviewed. <c>--example NAME</c> runs another
/// place from config/examples over the end of its plan's year, with invented workbooks.
/// </summary>
internal static class DemoCommand
{
    public static Command Create(CommandHost host)
    {
        var output = new Option<string>("--out") { Description = "Thư mục kết quả", DefaultValueFactory = _ => "artifacts/demo" };
        var example = new Option<string?>("--example") { Description = "Chạy một ví dụ trong config/examples qua thời điểm hết năm kế hoạch, với số liệu tự đặt; ví dụ mong-cai-2026" };
        var command = new Command("demo", "Chạy trọn công việc trên quý mẫu I/2024: 102 tệp của 17 phường, xã trong 6 tuần") { output, example };
        command.SetAction((parsed, ct) => parsed.GetValue(example) is { } name ? DemoExample.RunAsync(host, name, parsed.GetValue(output)!, ct) : RunAsync(host, parsed.GetValue(output)!, ct));
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
        await using var services = Services(host, folders.Settings(host.Configuration()), clock);
        var run = new DemoRun(services, clock, week => folders.Drop(week.ToString()));
        await run.BeginAsync(folders.Hashes(), ct);
        var periods = new List<DemoPeriod>();
        foreach (var week in folders.Weeks) periods.Add(await run.WeekAsync(ReportingWeek.Parse(week), ct));
        periods.Add(await run.ReviewAsync(ReportingWeek.Parse(folders.Weeks[^1]).Quarter, ct));
        DemoText.Write(AnsiConsole.Console, services, folders.Inbox, periods);
        return periods.TrueForAll(period => period.IsDone) ? ExitStatus.Done : ExitStatus.Incomplete;
    }

    /// <summary>Services with the demo's clock; claims, which other processes hold too, keep the real one.</summary>
    internal static ServiceProvider Services(CommandHost host, IReadOnlyDictionary<string, string?> settings, DemoClock clock) => host.Services(settings, added => added
        .AddSingleton<TimeProvider>(clock)
        .AddSingleton(provider => new ClaimTable(provider.GetRequiredService<IDbContextFactory<EtlDbContext>>(), TimeProvider.System)));
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

/// <summary>Weeks and reviews, each at the moment at which the calendar would have done it.</summary>
/// <param name="services">Services with the demo's clock.</param>
/// <param name="clock">The clock.</param>
/// <param name="drop">Puts a week's workbooks into the wards' folders.</param>
internal sealed class DemoRun(IServiceProvider services, DemoClock clock, Action<ReportingWeek> drop)
{
    private readonly WeekCalendar calendar = services.GetRequiredService<CityConfiguration>().Calendar;

    /// <summary>Makes the store. A demo closes weeks and queues mail: never among the data of a real installation.</summary>
    /// <param name="known">Hashes of all workbooks of the demo.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="UsageException">The store holds other workbooks.</exception>
    public async Task BeginAsync(IReadOnlySet<string> known, CancellationToken ct)
    {
        Directory.CreateDirectory(services.GetRequiredService<IOptions<InboxOptions>>().Value.Folder);
        await services.GetRequiredService<StoreMigration>().MigrateAsync(ct);
        await using var db = await services.GetRequiredService<IDbContextFactory<EtlDbContext>>().CreateDbContextAsync(ct);
        if ((await db.Set<FileRow>().Select(file => file.Sha256).ToListAsync(ct)).Exists(hash => !known.Contains(hash)))
            throw new UsageException("Cơ sở dữ liệu này đang có báo cáo thật của phường, xã nên không chạy thử trên đó. Hãy dùng một cơ sở dữ liệu trống cho lệnh demo.");
    }

    /// <summary>A week comes in, is closed, reported and mailed.</summary>
    public async Task<DemoPeriod> WeekAsync(ReportingWeek week, CancellationToken ct)
    {
        var ingested = await IngestAsync(week, ct);
        clock.Set(calendar.CloseOf(week));
        var closed = await services.GetRequiredService<ClosePeriod>().RunAsync(week, ct);
        AnsiConsole.Markup("chốt, lập báo cáo … ");
        return await MailAsync(ingested, closed, ct);
    }

    /// <summary>A week comes in.</summary>
    public async Task<IngestResult> IngestAsync(ReportingWeek week, CancellationToken ct)
    {
        AnsiConsole.Markup($"[grey]{week}[/] ");
        clock.Set(calendar.DeadlineOf(week).AddHours(-7));
        drop(week);
        var ingested = await services.GetRequiredService<IngestInbox>().RunAsync(ct);
        AnsiConsole.Markup($"đọc {ingested.Files.Count} tệp … ");
        return ingested;
    }

    /// <summary>A longer period is reviewed and mailed.</summary>
    public async Task<DemoPeriod> ReviewAsync(Period period, CancellationToken ct)
    {
        AnsiConsole.Markup($"[grey]{period}[/]  báo cáo {(period.Kind == PeriodKind.Year ? "năm" : "quý")} … ");
        clock.Set(calendar.At(period.LastDay.AddDays(calendar.QuarterCloseAfterDays), calendar.Close.Time).AddMinutes(30));
        return await MailAsync(null, await services.GetRequiredService<ClosePeriod>().RunAsync(period, ct), ct);
    }

    /// <summary>Sends what is queued.</summary>
    public async Task<DemoPeriod> MailAsync(IngestResult? ingested, CloseResult closed, CancellationToken ct)
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
    public static void Write(IAnsiConsole console, IServiceProvider services, string inbox, IReadOnlyList<DemoPeriod> periods)
    {
        console.WriteLine();
        console.Write(Table(periods));
        console.WriteLine($"Văn bản: {Path.GetFullPath(services.GetRequiredService<IOptions<DocumentsOptions>>().Value.Folder)}");
        console.WriteLine($"Thư:     {Mail(services.GetRequiredService<IOptions<MailOptions>>().Value)}");
        console.WriteLine($"Trả lời: {inbox}{Path.DirectorySeparatorChar}<phường, xã>{Path.DirectorySeparatorChar}tra-lai");
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
