using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Configuration;

namespace MongCai.Poverty.Etl.Jobs;

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
