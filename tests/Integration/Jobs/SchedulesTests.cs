using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.Logging;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Jobs;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Integration.Operations;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Jobs;

[Collection(ServiceTests.Name)]
public sealed class SchedulesTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Service_Started_HasRegisteredTheListInTheCitysZone(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        await using var service = await RunningService.StartAsync(store, folder);

        var stored = Stored(service).OrderBy(job => job.Id, StringComparer.Ordinal).ToList();

        Assert.Equal(
            [("close-quarter", "0 8 * * *", "b-report"), ("close-week", "0 * * * *", "b-report"), ("hand-out-forms", "0 7 * * 1", "b-report"), ("look-ahead", "0 7 * * *", "b-report"), ("relay-mail", "*/1 * * * *", "c-mail"), ("remind-wards", "0 * * * *", "b-report"), ("scan-inbox", "*/2 * * * *", "a-ingest")],
            stored.Select(job => (job.Id, job.Cron, job.Job.Queue)));
        Assert.All(stored, job => Assert.Equal("Asia/Ho_Chi_Minh", job.TimeZoneId));
        Assert.All(stored, job => Assert.NotNull(job.NextExecution));
    }

    [Fact]
    public async Task CloseQuarter_NextExecution_IsAtTheClosingHourOfTheCity()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        await using var service = await RunningService.StartAsync(store, folder);

        var next = service.Services.GetRequiredService<ScheduleOverview>().Read().Single(run => run.Id == CloseQuarterJob.Id).Next!.Value;

        Assert.Equal(new TimeOnly(8, 0), TimeOnly.FromTimeSpan(next.TimeOfDay));
        Assert.Equal(TimeSpan.FromHours(7), next.Offset);
        Assert.Equal(1, next.UtcDateTime.Hour);
    }

    [Fact]
    public async Task Service_Started_RemovesSchedulesOfEarlierReleases()
    {
        // An earlier test's service may have left its log behind, disposed of.
        LogProvider.SetCurrentLogProvider(null);
        using var storage = new InMemoryStorage();
        new RecurringJobManager(storage).AddOrUpdate("send-everything", Job.FromExpression(() => Console.Beep()), "0 0 * * *");
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);

        await using var service = await RunningService.StartAsync(store, folder, services => services.AddSingleton<JobStorage>(storage));

        Assert.Equal(7, Stored(service).Count);
        Assert.DoesNotContain(Stored(service), job => job.Id == "send-everything");
    }

    [Fact]
    public void Closings_FollowTheCalendar()
    {
        var calendar = CalendarFile.Load(RepositoryRoot.Path("config", "calendar.yml")) with { Close = new WeeklyMoment(DayOfWeek.Friday, new(9, 45)), HandOut = new(DayOfWeek.Tuesday, new(6, 30)), Reminders = [new(DayOfWeek.Thursday, new(14, 30)), new(DayOfWeek.Thursday, new(8, 0)), new(DayOfWeek.Wednesday, new(8, 0))] };

        var crons = Schedules.From(calendar, new()).ToDictionary(schedule => schedule.Id, schedule => schedule.Cron, StringComparer.Ordinal);

        Assert.Equal("45 * * * *", crons[CloseWeekJob.Id]);
        Assert.Equal("45 9 * * *", crons[CloseQuarterJob.Id]);
        Assert.Equal("30 6 * * 2", crons[HandOutFormsJob.Id]);
        Assert.Equal("0,30 * * * *", crons[RemindWardsJob.Id]);
    }

    [Fact]
    public void Frequent_MissedRuns_AreIgnored_ClosingsAreMadeUpOnce()
    {
        var misfires = List().ToDictionary(schedule => schedule.Id, schedule => schedule.Misfire, StringComparer.Ordinal);

        Assert.Equal(MisfireHandlingMode.Ignorable, misfires[ScanInboxJob.Id]);
        Assert.Equal(MisfireHandlingMode.Ignorable, misfires[RelayMailJob.Id]);
        Assert.Equal(MisfireHandlingMode.Ignorable, misfires[RemindWardsJob.Id]);
        Assert.Equal(MisfireHandlingMode.Relaxed, misfires[HandOutFormsJob.Id]);
        Assert.Equal(MisfireHandlingMode.Relaxed, misfires[CloseWeekJob.Id]);
        Assert.Equal(MisfireHandlingMode.Relaxed, misfires[CloseQuarterJob.Id]);
    }

    [Fact]
    public void Jobs_TakeNothingButACancellationToken() =>
        Assert.All(List(), schedule => Assert.Equal([typeof(CancellationToken)], schedule.Job.Method.GetParameters().Select(parameter => parameter.ParameterType)));

    [Fact]
    public void Queues_OfTheList_AreServedInAlphabeticalOrder()
    {
        Assert.Equal(Queues.All.Order(StringComparer.Ordinal), Queues.All);
        Assert.All(List(), schedule => Assert.Contains(schedule.Job.Queue, Queues.All));
    }

    private static IReadOnlyList<Schedule> List() => Schedules.From(CalendarFile.Load(RepositoryRoot.Path("config", "calendar.yml")), new());

    private static List<RecurringJobDto> Stored(RunningService service)
    {
        using var connection = service.Services.GetRequiredService<JobStorage>().GetConnection();
        return connection.GetRecurringJobs();
    }
}
