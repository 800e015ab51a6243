using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Configuration;

namespace MongCai.Poverty.Etl.Jobs;

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
