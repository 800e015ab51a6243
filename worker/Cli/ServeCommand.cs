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
        var configured = await PrepareAsync(configuration, null, ct);
        var next = await ServeAsync(await StartedAsync(configuration, configured, ct), configuration, ct);
        while (next is { } changed)
            next = await ServeAsync(await ServiceChange.StartAgainAsync(() => StartedAsync(configuration, changed, ct), ct), configuration, ct);
        return ExitStatus.Done;
    }

    /// <summary>Serves until it is stopped, or until plans, wards or calendar have changed.</summary>
    /// <returns>With what it is to begin anew; null when it was stopped.</returns>
    private static async Task<RunningConfiguration?> ServeAsync(WebApplication started, IConfiguration configuration, CancellationToken ct)
    {
        await using var app = started;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, app.Lifetime.ApplicationStopping);
        var changed = ServiceChange.NextAsync(
            app.Services.GetRequiredService<ConfigurationWatch>().UntilChangedAsync, next => PrepareAsync(configuration, next, stop.Token), app.Logger, stop.Token);
        await ((Task)changed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (changed.IsCompletedSuccessfully)
        {
            app.Logger.LogInformation("Plans, wards or calendar have changed: the service begins anew.");
            await app.StopAsync(CancellationToken.None);
            return await changed;
        }

        await app.WaitForShutdownAsync(ct);
        if (changed.IsFaulted) await changed;
        return null;
    }

    /// <summary>Builds the service on what was read of config/ and starts it.</summary>
    private static async Task<WebApplication> StartedAsync(IConfiguration configuration, RunningConfiguration configured, CancellationToken ct)
    {
        var app = Build(configuration, services => services.AddSingleton(configured));
        try
        {
            await StartAsync(app, ct);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
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
    /// <param name="configuration">The settings.</param>
    /// <param name="configured">What was read of config/; null to read it.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>What was read of config/.</returns>
    private static async Task<RunningConfiguration> PrepareAsync(IConfiguration configuration, RunningConfiguration? configured, CancellationToken ct)
    {
        var adding = new ServiceCollection().AddEtl(configuration).AddAccounts().AddScheduledJobs();
        if (configured is not null) adding.AddSingleton(configured);
        await using var services = adding.BuildServiceProvider();
        Settings.Check(services);
        RequireTemplates(services.GetRequiredService<TemplateLibrary>());
        await StoreReadiness.EnsureAsync(services, ct);
        await LayInboxAsync(services.GetRequiredService<InboxFoundation>(), ct);
        return services.GetRequiredService<RunningConfiguration>();
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
