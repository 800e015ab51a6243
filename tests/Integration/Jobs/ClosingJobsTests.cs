using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Jobs;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Integration.Operations;
using MongCai.Poverty.Etl.Tests.Integration.Pipeline;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Jobs;

/// <summary>The jobs on the sample quarter, called as Hangfire calls them, by a clock of the test.</summary>
[Collection(ServiceTests.Name)]
public sealed class ClosingJobsTests : IAsyncLifetime
{
    /// <summary>Tuesday 12/3/2024, 10:00 in the city: weeks 8 and 9 were to be closed on 1/3 and 8/3, week 10 is due on 15/3.</summary>
    private static readonly DateTimeOffset Tuesday = new(2024, 3, 12, 3, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider time = new(Tuesday);
    private readonly TestFolder folder = new();
    private TestStore store = null!;
    private ServiceProvider services = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var settings = ConfigurationSources.Build([.. RunningService.Settings(store, folder), "--Inbox:QuietPeriod=00:00:00"]);
        services = new ServiceCollection().AddEtl(settings).AddScheduledJobs().AddSingleton<TimeProvider>(time).BuildServiceProvider();
        foreach (var week in (string[])["2024-W08", "2024-W09", "2024-W10"]) Drop(week);
        await Job<ScanInboxJob>().RunAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task CloseWeek_AfterTwoMissedFridays_ClosesBothAndNotTheOneNotYetDue()
    {
        await Job<CloseWeekJob>().RunAsync(Ct);

        Assert.Equal([(new(2024, 8), WeekState.Closed), (new ReportingWeek(2024, 9), WeekState.Closed)], await WeeksAsync());
    }

    [Fact]
    public async Task CloseWeek_RunTwice_QueuesEachMessageOnce()
    {
        await Job<CloseWeekJob>().RunAsync(Ct);
        var first = await QueuedAsync();

        await Job<CloseWeekJob>().RunAsync(Ct);

        Assert.NotEmpty(first);
        Assert.Equal(first, await QueuedAsync());
    }

    [Fact]
    public async Task CloseWeek_WhileAnotherProcessClosesIt_LooksAgainLater()
    {
        await services.GetRequiredService<ClaimTable>().TryTakeAsync("close-week", "2024-W08", "another", TimeSpan.FromMinutes(5), Ct);

        await Assert.ThrowsAsync<TransientException>(() => Job<CloseWeekJob>().RunAsync(Ct));
        Assert.Empty(await WeeksAsync());

        time.Advance(TimeSpan.FromMinutes(6));
        await Job<CloseWeekJob>().RunAsync(Ct);
        Assert.Equal(2, (await WeeksAsync()).Count);
    }

    [Fact]
    public async Task CloseWeek_AfterACorrectedWorkbook_CorrectsThatWeekOnce()
    {
        await Job<CloseWeekJob>().RunAsync(Ct);
        time.Advance(TimeSpan.FromHours(1));
        DropCorrected("2024-W08", "binh-ngoc");
        await Job<ScanInboxJob>().RunAsync(Ct);

        await Job<CloseWeekJob>().RunAsync(Ct);
        time.Advance(TimeSpan.FromHours(1));
        await Job<CloseWeekJob>().RunAsync(Ct);

        await using var db = store.CreateDbContext();
        var editions = await db.Set<ReconciliationRow>().AsNoTracking().ToListAsync(Ct);
        Assert.Equal(
            [(new(2024, 8), 1), (new(2024, 8), 2), (new ReportingWeek(2024, 9), 1)],
            editions.OrderBy(row => row.Week).ThenBy(row => row.Edition).Select(row => (row.Week, row.Edition)));
    }

    private T Job<T>() => ActivatorUtilities.CreateInstance<T>(services);

    private void Drop(string week)
    {
        foreach (var ward in Directory.EnumerateDirectories(RepositoryRoot.Path("tests", "samples", "q1-2024", week)))
        {
            var target = Directory.CreateDirectory(folder.At("inbox", Path.GetFileName(ward))).FullName;
            foreach (var file in Directory.EnumerateFiles(ward, "*.xls*"))
            {
                var dropped = Path.Combine(target, $"{week}-{Path.GetFileName(file)}");
                File.Copy(file, dropped);
                File.SetLastWriteTimeUtc(dropped, Tuesday.UtcDateTime.AddHours(-1));
            }
        }
    }

    private void DropCorrected(string week, string ward)
    {
        var sample = Directory.EnumerateFiles(RepositoryRoot.Path("tests", "samples", "q1-2024", week, ward), "*.xlsx").Single();
        var dropped = folder.At("inbox", ward, "sua.xlsx");
        File.Copy(sample, dropped);
        using (var workbook = SpreadsheetDocument.Open(dropped, isEditable: true)) SummaryEdits.Add(workbook, "Tổng số hộ cận nghèo đầu kỳ", 1);
        File.SetLastWriteTimeUtc(dropped, Tuesday.UtcDateTime);
    }

    private async Task<List<(ReportingWeek Week, WeekState State)>> WeeksAsync()
    {
        await using var db = store.CreateDbContext();
        var rows = await db.Set<WeekRow>().AsNoTracking().ToListAsync(Ct);
        return [.. rows.OrderBy(row => row.Week).Select(row => (row.Week, row.State))];
    }

    private async Task<List<string>> QueuedAsync()
    {
        await using var db = store.CreateDbContext();
        return await db.Set<OutboxMessage>().Select(message => message.MessageId).Order().ToListAsync(Ct);
    }
}
