using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Jobs;

/// <summary>Registers the Hangfire server, its store and the schedules.</summary>
public static class JobServices
{
    /// <summary>Adds scheduled work. Takes the city's calendar, <see cref="StoreOptions"/> and the pipeline from the container.</summary>
    public static IServiceCollection AddScheduledJobs(this IServiceCollection services)
    {
        services.AddSection<JobsOptions>(JobsOptions.Section);
        services.AddSingleton<RunGate>().AddSingleton<ScheduleOverview>();
        services.AddSingleton(OpenStorage);
        services.AddSingleton<IJobFilterProvider>(Filters());
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire(Configure);
        services.AddHostedService<ScheduleRegistration>();
        services.AddHangfireServer(Configure);
        services.AddHealthChecks().AddCheck<JobStorageCheck>("jobs", tags: [JobStorageCheck.Ready], timeout: TimeSpan.FromSeconds(5));
        return services;
    }

    /// <summary>The filters of every job, in place of Hangfire's own: no ten retries (each job names its own), no culture of whoever enqueued.</summary>
    private static JobFilterProviderCollection Filters()
    {
        var everywhere = new JobFilterCollection();
        everywhere.Add(new FailedRuns(), 0);
        everywhere.Add(new StatisticsHistoryAttribute());
        return new(everywhere, new JobFilterAttributeFilterProvider());
    }

    private static JobStorage OpenStorage(IServiceProvider provider)
    {
        // Job names and serialization are set up with Hangfire's configuration, which must come first.
        provider.GetRequiredService<IGlobalConfiguration>();
        return JobStorageFactory.Open(
            provider.GetRequiredService<IOptions<StoreOptions>>().Value, provider.GetRequiredService<IOptions<JobsOptions>>().Value);
    }

    private static void Configure(IGlobalConfiguration hangfire) => hangfire
        .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
        .UseRecommendedSerializerSettings()
        .UseTypeSerializer(StoredJobNames.Of)
        .UseTypeResolver(StoredJobNames.Resolve);

    private static void Configure(IServiceProvider provider, BackgroundJobServerOptions server)
    {
        var options = provider.GetRequiredService<IOptions<JobsOptions>>().Value;
        server.WorkerCount = options.WorkerCount;
        server.Queues = [.. Queues.All];
        server.ShutdownTimeout = options.ShutdownTimeout;
        server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
    }
}

/// <summary>Looks at a run that failed before its retry is decided: failures of the store get our own words and type, and the run expires like all others.</summary>
public sealed class FailedRuns : IElectStateFilter
{
    /// <inheritdoc/>
    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is FailedState failed and not ExpiringFailedState)
            context.CandidateState = new ExpiringFailedState(Failure(failed.Exception)) { Reason = failed.Reason };
    }

    private static Exception Failure(Exception fault) => fault is SurroundingsException ? fault : StoreFailure.Find(fault) ?? fault;
}

/// <summary>A failed run that expires. Hangfire keeps failed runs for ever, and thousands of them make its dashboard slow; only the state itself can say otherwise.</summary>
internal sealed class ExpiringFailedState(Exception fault) : FailedState(fault), IState
{
    bool IState.IsFinal => true;
}

/// <summary>
/// The names under which jobs lie in Hangfire's store: of our own choosing, not those of the classes, so that a class can be renamed or moved
/// while jobs wait. A job whose arguments or meaning change gets a new version beside the old one.
/// </summary>
public static class StoredJobNames
{
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(ScanInboxJob)] = "scan-inbox.v1",
        [typeof(RelayMailJob)] = "relay-mail.v1",
        [typeof(HandOutFormsJob)] = "hand-out-forms.v1",
        [typeof(RemindWardsJob)] = "remind-wards.v1",
        [typeof(CloseWeekJob)] = "close-week.v1",
        [typeof(CloseQuarterJob)] = "close-quarter.v1",
        [typeof(LookAheadJob)] = "look-ahead.v1",
    };

    private static readonly Dictionary<string, Type> Types = Names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The stored name of a type; types that are no jobs keep their plain name.</summary>
    public static string Of(Type type) => Names.TryGetValue(type, out var name) ? name : TypeHelper.SimpleAssemblyTypeSerializer(type);

    /// <summary>The type behind a stored name.</summary>
    public static Type Resolve(string name) => Types.TryGetValue(name, out var type) ? type : TypeHelper.IgnoredAssemblyVersionTypeResolver(name);
}

/// <summary>What the next and last run of a schedule are.</summary>
/// <param name="Id">Id of the schedule.</param>
/// <param name="Title">Vietnamese: what it does.</param>
/// <param name="Next">Next run; null when Hangfire has switched the schedule off.</param>
/// <param name="Last">Start of the last run; null before the first.</param>
/// <param name="LastState">Hangfire's state of the last run (<c>Succeeded</c>, <c>Failed</c> …); null before the first.</param>
public sealed record ScheduleRun(string Id, string Title, DateTimeOffset? Next, DateTimeOffset? Last, string? LastState);

/// <summary>Reads from Hangfire's store how the schedules stand.</summary>
public sealed class ScheduleOverview(JobStorage storage, CityConfiguration city, IOptions<JobsOptions> options)
{
    /// <summary>One entry per schedule, in the order of the list.</summary>
    public IReadOnlyList<ScheduleRun> Read()
    {
        using var connection = storage.GetConnection();
        var stored = connection.GetRecurringJobs().ToDictionary(job => job.Id, StringComparer.Ordinal);
        return [.. Schedules.From(city.Calendar, options.Value).Select(schedule => Run(schedule, stored.GetValueOrDefault(schedule.Id)))];
    }

    private ScheduleRun Run(Schedule schedule, RecurringJobDto? stored) =>
        new(schedule.Id, schedule.Title, Local(stored?.NextExecution), Local(stored?.LastExecution), stored?.LastJobState);

    private DateTimeOffset? Local(DateTime? utc) =>
        utc is { } moment ? TimeZoneInfo.ConvertTime(new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)), city.Calendar.Zone) : null;
}

/// <summary>Writes the list of schedules into Hangfire's store before the server starts, and takes out what an earlier release left there.</summary>
public sealed class ScheduleRegistration(
    IRecurringJobManagerV2 recurring, JobStorage storage, CityConfiguration city, IOptions<JobsOptions> options, ILogger<ScheduleRegistration> logger)
    : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var schedules = Schedules.From(city.Calendar, options.Value);
        RemoveAllBut(schedules.Select(schedule => schedule.Id).ToHashSet(StringComparer.Ordinal));
        foreach (var schedule in schedules) Register(schedule);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Register(Schedule schedule) =>
        recurring.AddOrUpdate(schedule.Id, schedule.Job, schedule.Cron, new RecurringJobOptions { TimeZone = city.Calendar.Zone, MisfireHandling = schedule.Misfire });

    private void RemoveAllBut(HashSet<string> known)
    {
        using var connection = storage.GetConnection();
        foreach (var id in connection.GetAllItemsFromSet("recurring-jobs").Where(id => !known.Contains(id)))
        {
            logger.LogInformation("Removing the schedule {Schedule}, which this release does not know", id);
            recurring.RemoveIfExists(id);
        }
    }
}
