using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Operations.Accounts;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Operations;

/// <summary>The service as <c>serve</c> builds it, in this process, on a free port, with folders and a database of its own.</summary>
public sealed class RunningService : IAsyncDisposable
{
    /// <summary>Password of every account of the tests.</summary>
    public const string Password = "mot mat khau that dai";

    private readonly WebApplication app;

    private RunningService(WebApplication app, CollectedLog log)
    {
        this.app = app;
        Log = log;
    }

    /// <summary>What it logged.</summary>
    public CollectedLog Log { get; }

    /// <summary>Its services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Urls.Single());

    /// <summary>Starts it.</summary>
    /// <param name="store">Migrated database; on the same one several may run.</param>
    /// <param name="folder">Its folders.</param>
    /// <param name="adjust">Replaces services.</param>
    public static async Task<RunningService> StartAsync(TestStore store, TestFolder folder, Action<IServiceCollection>? adjust = null)
    {
        Directory.CreateDirectory(folder.At("inbox"));
        var log = new CollectedLog();
        var built = ServeCommand.Build(ConfigurationSources.Build(Settings(store, folder)), services =>
        {
            services.RemoveAll<ILoggerFactory>();
            services.AddSingleton<ILoggerFactory>(log);
            adjust?.Invoke(services);
        });
        await ServeCommand.StartAsync(built, CancellationToken.None);
        return new(built, log);
    }

    /// <summary>Settings as on the command line.</summary>
    public static string[] Settings(TestStore store, TestFolder folder) =>
    [
        $"--Store:Provider={store.Options.Provider}",
        $"--Store:ConnectionString={store.Options.ConnectionString}",
        $"--Keys:File={folder.At("etl.keys")}",
        $"--Inbox:Folder={folder.At("inbox")}",
        $"--Inbox:Archive={folder.At("archive")}",
        $"--Documents:Folder={folder.At("documents")}",
        "--Mail:Transport=pickup",
        $"--Mail:PickupFolder={folder.At("mail")}",
        $"--Web:KeysFolder={folder.At("keys")}",
        "--Web:Urls=http://127.0.0.1:0",
        $"--Config:Folder={RepositoryRoot.Path("config")}",
        $"--Templates:Folder={RepositoryRoot.Path("templates")}",
    ];

    /// <summary>Makes an account with <see cref="Password"/>.</summary>
    public Task AddAccountAsync(string name, AccountRole role) =>
        Services.GetRequiredService<AccountRegister>().AddAsync(name, role, Password, CancellationToken.None);

    /// <summary>A browser that knows nothing yet.</summary>
    public Browser NewBrowser(CookieContainer? cookies = null) => new(Address, cookies ?? new());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
