using System.ComponentModel.DataAnnotations;

namespace MongCai.Poverty.Etl.Jobs;

/// <summary>How scheduled work runs (section <c>Jobs</c>). When a week is due and closed is said by config/calendar.yml.</summary>
public sealed class JobsOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Jobs";

    /// <summary>Minutes between two looks into the inbox. A ward waits this long, and the inbox's own quiet period, for its answer.</summary>
    /// <value>Default 2 minutes, 1 to 30.</value>
    [Range(1, 30)]
    public int ScanInboxMinutes { get; set; } = 2;

    /// <summary>Minutes between two looks into the outbox.</summary>
    /// <value>Default 1 minute, 1 to 30.</value>
    [Range(1, 30)]
    public int RelayMailMinutes { get; set; } = 1;

    /// <summary>Jobs that run at once in one process. Each keeps up to two database connections.</summary>
    /// <value>Default 4, 1 to 20.</value>
    [Range(1, 20)]
    public int WorkerCount { get; set; } = 4;

    /// <summary>How often an idle worker asks PostgreSQL for work. Shorter starts jobs sooner and loads an idle database more.</summary>
    /// <value>Default 2 seconds, 0.5 to 60.</value>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:01:00")]
    public TimeSpan QueuePollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long after the last sign of life of a killed process another one takes its job over. A living process prolongs it, so it does not limit a job.</summary>
    /// <value>Default 5 minutes, 1 to 60.</value>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan InvisibilityTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long running jobs may take to finish their step when the service is stopped; then they are cut and run again at the next start.</summary>
    /// <value>Default 30 seconds, 1 second to 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the dashboard shows finished and failed runs. Runs of the jobs that come every few minutes are kept for a day when they succeeded.</summary>
    /// <value>Default 30 days, 1 to 365.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan KeepRuns { get; set; } = TimeSpan.FromDays(30);
}
