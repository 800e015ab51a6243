using System.Globalization;
using Hangfire;
using Hangfire.Common;

namespace MongCai.Poverty.Etl.Jobs;

/// <summary>One recurring job.</summary>
/// <param name="Id">Stable id, as the dashboard shows it.</param>
/// <param name="Title">Vietnamese: what it does.</param>
/// <param name="Job">What is called, and in which queue.</param>
/// <param name="Cron">When, local to the calendar's zone.</param>
/// <param name="Misfire">What becomes of runs that were missed while the service was down.</param>
public sealed record Schedule(string Id, string Title, Job Job, string Cron, MisfireHandlingMode Misfire);

/// <summary>
/// The one list of recurring jobs. Weeks and quarters are looked at more often than they close or are reminded of: holidays move that to other days, and a run
/// that was missed must be made up. The look costs one query; what is due is decided by the calendar.
/// </summary>
public static class Schedules
{
    /// <summary>The list. A new schedule is a line here and a line in <see cref="StoredJobNames"/>.</summary>
    /// <remarks>
    /// Frequent jobs ignore missed runs, since the next one does all that waits. The closings are <see cref="MisfireHandlingMode.Relaxed"/>: one run at once
    /// after an outage, however many were missed.
    /// </remarks>
    public static IReadOnlyList<Schedule> From(WeekCalendar calendar, JobsOptions options) =>
    [
        new(ScanInboxJob.Id, "Đọc báo cáo mới trong hộp thư của các phường, xã", Job.FromExpression<ScanInboxJob>(job => job.RunAsync(CancellationToken.None), Queues.Ingest), EveryMinutes(options.ScanInboxMinutes), MisfireHandlingMode.Ignorable),
        new(RelayMailJob.Id, "Gửi thư đang chờ", Job.FromExpression<RelayMailJob>(job => job.RunAsync(CancellationToken.None), Queues.Mail), EveryMinutes(options.RelayMailMinutes), MisfireHandlingMode.Ignorable),
        new(HandOutFormsJob.Id, "Phát biểu mẫu tuần mới cho các phường, xã", Job.FromExpression<HandOutFormsJob>(job => job.RunAsync(CancellationToken.None), Queues.Report), WeeklyAt(calendar.HandOut), MisfireHandlingMode.Relaxed),
        new(RemindWardsJob.Id, "Đôn đốc các phường, xã chưa nộp báo cáo", Job.FromExpression<RemindWardsJob>(job => job.RunAsync(CancellationToken.None), Queues.Report), HourlyAt([.. calendar.Reminders.Select(reminder => reminder.Time)]), MisfireHandlingMode.Ignorable),
        new(CloseWeekJob.Id, "Chốt tuần đến hạn và gửi báo cáo tuần", Job.FromExpression<CloseWeekJob>(job => job.RunAsync(CancellationToken.None), Queues.Report), HourlyAt(calendar.Close.Time), MisfireHandlingMode.Relaxed),
        new(CloseQuarterJob.Id, "Chốt quý, 6 tháng, năm đến hạn và gửi báo cáo", Job.FromExpression<CloseQuarterJob>(job => job.RunAsync(CancellationToken.None), Queues.Report), DailyAt(calendar.Close.Time), MisfireHandlingMode.Relaxed),
        new(LookAheadJob.Id, "Báo người quản trị việc còn thiếu cho năm mới", Job.FromExpression<LookAheadJob>(job => job.RunAsync(CancellationToken.None), Queues.Report), DailyAt(calendar.HandOut.Time), MisfireHandlingMode.Relaxed),
    ];

    private static string EveryMinutes(int minutes) => string.Create(CultureInfo.InvariantCulture, $"*/{minutes} * * * *");

    private static string HourlyAt(params IReadOnlyList<TimeOnly> times) =>
        $"{string.Join(',', times.Select(time => time.Minute).DefaultIfEmpty(0).Distinct().Order().Select(minute => minute.ToString(CultureInfo.InvariantCulture)))} * * * *";

    private static string WeeklyAt(WeeklyMoment moment) => string.Create(CultureInfo.InvariantCulture, $"{moment.Time.Minute} {moment.Time.Hour} * * {(int)moment.Day}");

    private static string DailyAt(TimeOnly time) => string.Create(CultureInfo.InvariantCulture, $"{time.Minute} {time.Hour} * * *");
}
