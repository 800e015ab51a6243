using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>
/// Notices changed plans, wards and calendar while the service runs. A change that reads well makes the service begin anew with it; one with faults is not taken: the work goes on with the
/// last good files, and the administrators are told once what is wrong where.
/// </summary>
public sealed class ConfigurationWatch(
    IDbContextFactory<EtlDbContext> contexts, Postings postings, RunningConfiguration running, IConfiguration configuration, IOptions<MailOptions> mail, TimeProvider time, ILogger<ConfigurationWatch> log)
{
    private const string Kind = "config-fault";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private string? refused;

    private string Folder => configuration["Config:Folder"]!;

    /// <summary>Waits until other files than those with which the service runs read well.</summary>
    /// <returns>What they say.</returns>
    public async Task<RunningConfiguration> UntilChangedAsync(CancellationToken ct)
    {
        while (true)
        {
            await Task.Delay(Pause, time, ct);
            if (await TryLookAsync(ct) is { } next) return next;
        }
    }

    /// <summary>Looks once.</summary>
    /// <returns>The files when they differ from those with which the service runs and have no fault; else null.</returns>
    public async Task<RunningConfiguration?> LookAsync(CancellationToken ct)
    {
        var stamp = RunningConfiguration.StampOf(Folder);
        if (stamp == running.Stamp || stamp == refused) return null;
        var (next, faults) = Read();
        if (faults.Count == 0) return next;
        foreach (var fault in faults) log.LogError("Changed configuration is not taken: {File} line {Line} [{Place}]", fault.File, fault.Line, fault.Place);
        await TellAsync(stamp, faults, ct);
        refused = stamp;
        return null;
    }

    /// <summary>Whatever goes wrong with one look, the next is taken: a watch that ends would leave later changes unnoticed.</summary>
    private async Task<RunningConfiguration?> TryLookAsync(CancellationToken ct)
    {
        try
        {
            return await LookAsync(ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            log.Log(StoreFailure.Find(fault) is null ? LogLevel.Error : LogLevel.Warning, fault, "The look at the configuration, or telling of its faults, failed; the next look tries again.");
            return null;
        }
    }

    private (RunningConfiguration? Next, IReadOnlyList<ConfigurationFault> Faults) Read()
    {
        try
        {
            var next = RunningConfiguration.Load(Folder, mail.Value, time);
            List<ConfigurationFault> faults = [.. next.City.PlanFiles.NotTaken.Where(IsNew)];
            return (next, faults.Count > 0 ? faults : [.. Lost(next.City.Plans)]);
        }
        catch (ConfigurationFaultException wrong)
        {
            return (null, wrong.Faults);
        }
    }

    /// <summary>A fault with which the service runs already keeps no other change out.</summary>
    private bool IsNew(ConfigurationFault fault) =>
        !running.City.PlanFiles.NotTaken.Any(known => (known.File, known.Place, known.Problem) == (fault.File, fault.Place, fault.Problem));

    /// <summary>Plans of years that have begun and would be without: most often the file was only moved away to be edited.</summary>
    private IEnumerable<ConfigurationFault> Lost(Plans next) =>
        from plan in running.City.Plans.All
        where plan.Year <= running.City.Calendar.LocalDay(time.GetUtcNow()).Year && next.On(plan.ValidFrom) is null
        select new ConfigurationFault(
            Path.Combine(Folder, "plans"), null, $"không còn kế hoạch năm {plan.Year} (số {plan.Number}, tệp {plan.Id}.yml) mà hệ thống đang dùng.",
            "Đặt lại tệp vào thư mục; nếu đúng là muốn bỏ kế hoạch này, hãy khởi động lại dịch vụ.");

    private async Task TellAsync(string stamp, IReadOnlyList<ConfigurationFault> faults, CancellationToken ct)
    {
        string[] lines = ["Tệp cấu hình vừa sửa có lỗi nên chưa được dùng; hệ thống vẫn chạy theo bản cũ.", .. faults.Select(fault => fault.ToString()), "Sửa các lỗi trên rồi lưu tệp; hệ thống tự nhận bản mới, không phải khởi động lại."];
        var notice = Notice.Of(Kind, stamp[..10], $"{postings.SubjectPrefix} Cấu hình vừa sửa có {faults.Count} lỗi, chưa được dùng", lines);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await postings.QueueForAdministratorsAsync(db, notice, time.GetUtcNow(), ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException raced) when (StoreFailure.IsDuplicate(raced))
        {
            // Another process of the service told them in the same moment.
            db.ChangeTracker.Clear();
        }
    }
}
