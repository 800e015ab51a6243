using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Jobs;
using MongCai.Poverty.Etl.Operations;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reporting.Templates;
using Serilog;
using Serilog.Events;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>The command <c>serve</c>: the service with its schedules, dashboard and pages.</summary>
internal static class ServeCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("serve", "Chạy dịch vụ: lịch tự động, bảng điều khiển Hangfire và các trang vận hành");
        command.SetAction((_, ct) => RunAsync(host.Configuration(), ct));
        return command;
    }

    /// <summary>Runs until SIGTERM, Ctrl+C or the token; running jobs get <see cref="JobsOptions.ShutdownTimeout"/> to finish their step.</summary>
    /// <returns>Done, when it was stopped.</returns>
    /// <exception cref="ConfigurationFaultException">All faults of the settings.</exception>
    /// <exception cref="SurroundingsException">The database is away or not migrated, or the address is taken: nothing was started.</exception>
    public static async Task<int> RunAsync(IConfiguration configuration, CancellationToken ct)
    {
        do await PrepareAsync(configuration, ct);
        while (await ServeAsync(configuration, ct));
        return ExitStatus.Done;
    }

    /// <summary>Serves until it is stopped, or until plans, wards or calendar have changed.</summary>
    /// <returns>True when it is to begin anew.</returns>
    private static async Task<bool> ServeAsync(IConfiguration configuration, CancellationToken ct)
    {
        await using var app = Build(configuration);
        var watch = app.Services.GetRequiredService<ConfigurationWatch>();
        watch.Begin();
        await StartAsync(app, ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, app.Lifetime.ApplicationStopping);
        var changed = watch.UntilChangedAsync(stop.Token);
        await ((Task)changed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (changed.IsCompletedSuccessfully)
        {
            app.Logger.LogInformation("Plans, wards or calendar have changed: the service begins anew.");
            await app.StopAsync(CancellationToken.None);
            return true;
        }

        await app.WaitForShutdownAsync(ct);
        if (changed.IsFaulted) await changed;
        return false;
    }

    /// <summary>Puts the service together; touches nothing outside.</summary>
    internal static WebApplication Build(IConfiguration configuration, Action<IServiceCollection>? adjust = null)
    {
        // The pages are those of this assembly, whichever program hosts it.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ServeCommand).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(configuration);
        builder.Services.AddSerilog(ConfigureLog).AddEtl(configuration).AddOperations().AddScheduledJobs();
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<JobsOptions>>(
            (host, jobs) => host.ShutdownTimeout = jobs.Value.ShutdownTimeout + TimeSpan.FromSeconds(5));
        adjust?.Invoke(builder.Services);
        return builder.Build();
    }

    /// <summary>Maps the pages, starts the Hangfire server and listens.</summary>
    internal static async Task StartAsync(WebApplication app, CancellationToken ct)
    {
        var urls = app.Services.GetRequiredService<IOptions<WebOptions>>().Value.Urls;
        foreach (var url in urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) app.Urls.Add(url);
        app.MapOperations();
        try
        {
            await app.StartAsync(ct);
        }
        catch (SocketException fault)
        {
            throw new PermanentException($"Không mở được địa chỉ {urls} trên máy này ({fault.Message}). Hãy sửa Web:Urls, ví dụ http://127.0.0.1:8080.", fault);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw new PermanentException($"Không mở được địa chỉ {urls} vì chương trình khác đang dùng. Hãy tắt chương trình đó hoặc đổi Web:Urls.", fault);
        }
    }

    /// <summary>Finds all faults of the settings and readies the store, before anything of the service is built on them.</summary>
    private static async Task PrepareAsync(IConfiguration configuration, CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddEtl(configuration).AddAccounts().AddScheduledJobs().BuildServiceProvider();
        Settings.Check(services);
        RequireTemplates(services.GetRequiredService<TemplateLibrary>());
        await StoreReadiness.EnsureAsync(services, ct);
        await LayInboxAsync(services.GetRequiredService<InboxFoundation>(), ct);
    }

    /// <summary>A share that is away is waited for: the service runs, and each pass and each handing out asks again.</summary>
    private static async Task LayInboxAsync(InboxFoundation foundation, CancellationToken ct)
    {
        try
        {
            await foundation.LayAsync(ct);
        }
        catch (TransientException away)
        {
            await Console.Error.WriteLineAsync(away.Message);
        }
    }

    /// <summary>Templates with faults are refused at start; with a last good edition the service runs on that and says so in the log.</summary>
    private static void RequireTemplates(TemplateLibrary templates)
    {
        if (templates.Check() is { Count: > 0 } faults) throw new ConfigurationFaultException(faults);
    }

    private static void ConfigureLog(LoggerConfiguration log) => log
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        // It logs why the start failed, with its stack; the command says the same in one sentence.
        .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
        .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
        .Enrich.FromLogContext()
        .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture);
}
