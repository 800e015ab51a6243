using System.Net;
using Microsoft.Extensions.Logging;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Operations.Accounts;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Operations;

/// <summary>How the service begins, and how it does not.</summary>
[Collection(ServiceTests.Name)]
public sealed class StartTests : IDisposable
{
    private readonly TestFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Start_OnEitherEngine_IsReadyAndLetsIn(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        await using var service = await RunningService.StartAsync(store, folder);
        await service.AddAccountAsync("quan-tri", AccountRole.Administrator);
        using var browser = service.NewBrowser();

        using var ready = await browser.GetAsync("/health/ready");
        await browser.SignInAsync("quan-tri", RunningService.Password);
        using var dashboard = await browser.GetAsync("/hangfire/recurring");

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal(HttpStatusCode.OK, dashboard.StatusCode);
    }

    [Fact]
    public async Task Start_WithoutAccounts_WarnsOnceWithTheCommand()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        await using var service = await RunningService.StartAsync(store, folder);

        Assert.Single(service.Log.Of(LogLevel.Warning), text => text.Contains("worker users add", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Serve_DatabaseAway_FailsWithOneSentence()
    {
        var settings = ConfigurationSources.Build(["--Store:Provider=postgres", "--Store:ConnectionString=Host=127.0.0.1;Port=1;Database=etl;Username=etl;Timeout=2", "--Web:Urls=http://127.0.0.1:0", $"--Config:Folder={RepositoryRoot.Path("config")}", $"--Templates:Folder={RepositoryRoot.Path("templates")}"]);

        var failure = await Assert.ThrowsAnyAsync<SurroundingsException>(() => ServeCommand.RunAsync(settings, Ct));

        Assert.Contains("cơ sở dữ liệu", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_PostgresNotMigrated_AsksForMigrate()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Postgres);
        await store.ExecuteAsync("DELETE FROM \"__EFMigrationsHistory\"");

        var failure = await Assert.ThrowsAsync<PermanentException>(() => ServeCommand.RunAsync(ConfigurationSources.Build(RunningService.Settings(store, folder)), Ct));

        Assert.Contains("migrate", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_AddressTaken_NamesTheAddress()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        await using var first = await RunningService.StartAsync(store, folder);
        var address = first.Address.GetLeftPart(UriPartial.Authority);

        var failure = await Assert.ThrowsAsync<PermanentException>(
            () => ServeCommand.RunAsync(ConfigurationSources.Build([.. RunningService.Settings(store, folder), $"--Web:Urls={address}"]), Ct));

        Assert.Contains(address, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_SettingsOutOfRange_AreAllNamed()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var settings = ConfigurationSources.Build([.. RunningService.Settings(store, folder), "--Jobs:WorkerCount=0", "--Web:SessionHours=73"]);

        var faults = await Assert.ThrowsAsync<ConfigurationFaultException>(() => ServeCommand.RunAsync(settings, Ct));

        Assert.Equal(2, faults.Faults.Count);
    }
}
