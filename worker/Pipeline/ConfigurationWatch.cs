using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>
/// Notices changed plans, wards and calendar while the service runs. A change that reads well makes the service begin anew with it; one with faults is not taken: the work goes on with the
/// last good files, and the administrators are told once what is wrong where.
/// </summary>
public sealed class ConfigurationWatch(
    IDbContextFactory<EtlDbContext> contexts, Postings postings, IConfiguration configuration, IOptions<MailOptions> mail, TimeProvider time, ILogger<ConfigurationWatch> log)
{
    private const string Kind = "config-fault";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private string? running;
    private string? refused;

    private string Folder => configuration["Config:Folder"]!;

    /// <summary>Remembers the files with which the service runs.</summary>
    public void Begin() => running = Stamp();

    /// <summary>Waits until other files than those read well.</summary>
    public async Task UntilChangedAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(ct))
            if (await LookAsync(ct)) return;
    }

    private async Task<bool> LookAsync(CancellationToken ct)
    {
        try
        {
            return await IsChangedAsync(ct);
        }
        catch (Exception fault) when (fault is SurroundingsException || StoreFailure.Find(fault) is not null)
        {
            log.LogWarning(fault, "The administrators could not be told of a faulty configuration; the next look tries again.");
            return false;
        }
    }

    /// <summary>Looks once.</summary>
    /// <returns>True when the files differ from those with which the service runs, and have no fault.</returns>
    public async Task<bool> IsChangedAsync(CancellationToken ct)
    {
        if (Stamp() is var stamp && (stamp == running || stamp == refused)) return false;
        var faults = Faults();
        if (faults.Count == 0) return true;
        foreach (var fault in faults) log.LogError("Changed configuration is not taken: {File} line {Line} [{Place}]", fault.File, fault.Line, fault.Place);
        await TellAsync(stamp, faults, ct);
        refused = stamp;
        return false;
    }

    private IReadOnlyList<ConfigurationFault> Faults()
    {
        try
        {
            return CityConfiguration.Load(Folder, mail.Value, time).PlanFiles.NotTaken;
        }
        catch (ConfigurationFaultException wrong)
        {
            return wrong.Faults;
        }
    }

    /// <summary>Changes with any byte of the files.</summary>
    private string Stamp()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var plans = Path.Combine(Folder, "plans");
        string[] planned = Directory.Exists(plans) ? Directory.GetFiles(plans, "*.yml") : [];
        string[] files = [Path.Combine(Folder, "wards.yml"), Path.Combine(Folder, "calendar.yml"), .. planned.Order(StringComparer.Ordinal)];
        foreach (var file in files) Add(hash, file);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void Add(IncrementalHash hash, string file)
    {
        try
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file}\n"));
            hash.AppendData(File.ReadAllBytes(file));
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            // It may be in the middle of being saved; that it cannot be read is part of the stamp, and loading tells it as a fault.
            log.LogDebug(away, "A file of the configuration cannot be read now.");
        }
    }

    private async Task TellAsync(string stamp, IReadOnlyList<ConfigurationFault> faults, CancellationToken ct)
    {
        string[] lines = ["Tệp cấu hình vừa sửa có lỗi nên chưa được dùng; hệ thống vẫn chạy theo bản cũ.", .. faults.Select(fault => fault.ToString()), "Sửa các lỗi trên rồi lưu tệp; hệ thống tự nhận bản mới, không phải khởi động lại."];
        var notice = Notice.Of(Kind, stamp[..10], $"{postings.SubjectPrefix} Cấu hình vừa sửa có {faults.Count} lỗi, chưa được dùng", lines);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await postings.QueueForAdministratorsAsync(db, notice, time.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
    }
}
