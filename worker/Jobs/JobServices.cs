using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Common;
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
