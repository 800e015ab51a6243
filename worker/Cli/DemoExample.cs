using System.Security.Cryptography;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Pipeline;
using Spectre.Console;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>
/// <c>demo --example NAME</c>: a place of config/examples over the end of its plan's year. Weeks of the old year are closed; those of the new one come in and wait, until its plan is drafted by
/// <c>plan new</c>, its draft line taken away, and everything that waited is closed in order.
/// </summary>
internal static class DemoExample
{
    private const int WeeksBefore = 3;
    private const int WeeksAfter = 2;

    public static async Task<int> RunAsync(CommandHost host, string name, string output, CancellationToken ct)
    {
        if (DemoFolders.Find(output) is not { } folders || !Directory.Exists(Path.Combine(folders.Examples, name)) || Path.GetFileName(name) != name)
        {
            await Console.Error.WriteLineAsync($"Không tìm thấy ví dụ config/examples/{name}: hãy chạy lệnh demo trong thư mục mã nguồn.");
            return ExitStatus.Usage;
        }

        var example = host.With($"--Config:Folder={Lay(Path.Combine(folders.Examples, name), folders.Out)}");
        // The store of the process, not the one that the example names: everything of the demo lies in its folder.
        var settings = folders.Settings(host.Configuration());
        var clock = new DemoClock();
        var periods = new List<DemoPeriod>();
        var waiting = new List<IngestResult>();
        await using (var before = DemoCommand.Services(example, settings, clock))
            await BeforeAsync(before, folders.Inbox, clock, periods, waiting, ct);
        await using var after = DemoCommand.Services(example, settings, clock);
        await AfterAsync(after, clock, periods, waiting, ct);
        DemoText.Write(AnsiConsole.Console, after, folders.Inbox, periods);
        return periods.TrueForAll(period => period.IsDone) ? ExitStatus.Done : ExitStatus.Incomplete;
    }

    /// <summary>The last weeks of the plan's year are closed, the first ones after it come in; then the plan of the new year is drafted.</summary>
    private static async Task BeforeAsync(IServiceProvider services, string inbox, DemoClock clock, List<DemoPeriod> periods, List<IngestResult> waiting, CancellationToken ct)
    {
        var city = services.GetRequiredService<CityConfiguration>();
        var weeks = Weeks(city);
        var workbooks = new DemoWorkbooks(city, weeks);
        var run = new DemoRun(services, clock, week => Drop(inbox, workbooks.Of(week)));
        await run.BeginAsync(weeks.SelectMany(workbooks.Of).Select(one => Convert.ToHexStringLower(SHA256.HashData(one.Content))).ToHashSet(), ct);
        foreach (var week in weeks.Where(week => city.Plans.Cover(week))) periods.Add(await run.WeekAsync(week, ct));
        foreach (var week in weeks.Where(week => !city.Plans.Cover(week)))
        {
            waiting.Add(await run.IngestAsync(week, ct));
            AnsiConsole.MarkupLine($"[yellow]chờ kế hoạch năm {week.PlanYear}[/]");
        }

        if (waiting.Count > 0) await PlanAsync(services, weeks[^1].PlanYear, ct);
    }

    /// <summary>The new year in one command, and what a person does then.</summary>
    private static async Task PlanAsync(IServiceProvider services, int year, CancellationToken ct)
    {
        var (path, _) = await services.GetRequiredService<NewPlan>().RunAsync(year, from: null, ct);
        var draft = await File.ReadAllTextAsync(path, ct);
        await File.WriteAllTextAsync(path, draft.Replace("draft: true\n", "", StringComparison.Ordinal).Replace("…/KH-UBND", "00/KH-UBND", StringComparison.Ordinal)
            .Replace("date:   #", $"date: {year}-01-05  #", StringComparison.Ordinal).Replace("exits:   #", "exits: 1  #", StringComparison.Ordinal), ct);
        AnsiConsole.MarkupLine($"plan new {year}, trả lời các câu hỏi, bỏ dòng draft: true … [green]xong[/]");
    }

    /// <summary>What waited is closed in order, then the periods that ended are reviewed.</summary>
    private static async Task AfterAsync(IServiceProvider services, DemoClock clock, List<DemoPeriod> periods, List<IngestResult> waiting, CancellationToken ct)
    {
        var city = services.GetRequiredService<CityConfiguration>();
        var weeks = Weeks(city);
        var run = new DemoRun(services, clock, _ => { });
        clock.Set(city.Calendar.CloseOf(weeks[^1]));
        var ingested = new Queue<IngestResult>(waiting);
        await foreach (var closed in services.GetRequiredService<CloseDue>().WeeksAsync(ct))
        {
            AnsiConsole.Markup($"[grey]{closed.Period}[/] chốt, lập báo cáo … ");
            periods.Add(await run.MailAsync(ingested.TryDequeue(out var read) ? read : null, closed, ct));
        }

        foreach (var period in (Period[])[new(PeriodKind.Quarter, weeks[0].PlanYear, 4), new(PeriodKind.Year, weeks[0].PlanYear, 1)]) periods.Add(await run.ReviewAsync(period, ct));
    }

    /// <summary>The last weeks of the first plan's year and the first ones after it.</summary>
    private static List<ReportingWeek> Weeks(CityConfiguration city)
    {
        var year = city.Plans.All.Count > 0 ? city.Plans.All[0].Year : throw new UsageException("Ví dụ này không có kế hoạch trong thư mục plans.");
        var first = ReportingWeek.Containing(new(year + 1, 1, 1));
        while (first.PlanYear > year) first = first.Previous;
        for (var back = 1; back < WeeksBefore; back++) first = first.Previous;
        var weeks = new List<ReportingWeek> { first };
        while (weeks.Count < WeeksBefore + WeeksAfter) weeks.Add(weeks[^1].Next);
        return weeks;
    }

    private static void Drop(string inbox, IEnumerable<DemoWorkbook> workbooks)
    {
        foreach (var workbook in workbooks)
            File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(Path.Combine(inbox, workbook.Folder)).FullName, workbook.FileName), workbook.Content);
    }

    /// <summary>Copies the example: <c>plan new</c> writes beside its plan. A plan that an earlier run made stays.</summary>
    /// <returns>The copy.</returns>
    private static string Lay(string example, string output)
    {
        var copy = Path.GetFullPath(Path.Combine(output, "config"));
        foreach (var file in Directory.EnumerateFiles(example, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(example, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        return copy;
    }
}
