using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MongCai.Poverty.Etl.Jobs;
using MongCai.Poverty.Etl.Operations.Accounts;
using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Operations.Pages;

/// <summary>The home page: does everything work, what runs next, where to go.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(HealthCheckService health, ScheduleOverview overview, LookAhead ahead) : PageModel
{
    /// <summary>One part of the surroundings.</summary>
    /// <param name="Title">Vietnamese name.</param>
    /// <param name="Works">Whether it answers.</param>
    public sealed record Part(string Title, bool Works);

    /// <summary>Vietnamese name of the role.</summary>
    public string Role => User.IsInRole(nameof(AccountRole.Administrator)) ? "quản trị" : "chỉ xem";

    /// <summary>The parts of the surroundings.</summary>
    public IReadOnlyList<Part> Parts { get; private set; } = [];

    /// <summary>What the running and the next year still lack.</summary>
    public IReadOnlyList<string> Missing { get; } = ahead.Missing();

    /// <summary>The schedules; null when Hangfire's store does not answer.</summary>
    public IReadOnlyList<ScheduleRun>? Schedules { get; private set; }

    /// <summary>Looks at everything.</summary>
    public async Task OnGetAsync()
    {
        var report = await health.CheckHealthAsync(check => check.Tags.Contains(JobStorageCheck.Ready), HttpContext.RequestAborted);
        Parts = [.. report.Entries.Select(entry => new Part(TitleOf(entry.Key), entry.Value.Status == HealthStatus.Healthy))];
        if (report.Entries["jobs"].Status == HealthStatus.Healthy) Schedules = overview.Read();
    }

    /// <summary>A moment in the city's time, or what to say when there is none.</summary>
    public static string Moment(DateTimeOffset? moment, string none) =>
        moment?.ToString("HH:mm d/M/yyyy", CultureInfo.InvariantCulture) ?? none;

    /// <summary>Vietnamese for Hangfire's states.</summary>
    public static string State(string? state) => state switch
    {
        null => "–",
        "Succeeded" => "Xong",
        "Failed" => "Lỗi",
        "Deleted" => "Bỏ qua, lần sau làm lại",
        "Processing" => "Đang chạy",
        _ => "Đang chờ",
    };

    private static string TitleOf(string check) => check switch
    {
        "database" => "Cơ sở dữ liệu",
        "jobs" => "Kho việc của Hangfire",
        "inbox" => "Hộp thư nhận báo cáo",
        _ => check,
    };
}
