using MongCai.Poverty.Etl.Operations.Accounts;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Operations;

/// <summary>Tests that start the service run one at a time: Hangfire keeps settings per process.</summary>
[CollectionDefinition(Name)]
public sealed class ServiceTests : ICollectionFixture<ServiceFixture>
{
    public const string Name = "service";
}

/// <summary>A running service on the embedded store with an administrator and a reader; tests leave it as they found it.</summary>
public sealed class ServiceFixture : IAsyncLifetime
{
    public const string Administrator = "quan-tri";

    public const string Reader = "chi-xem";

    private TestStore store = null!;

    public RunningService Service { get; private set; } = null!;

    public TestFolder Folder { get; } = new();

    public async ValueTask InitializeAsync()
    {
        store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        Service = await StartAsync();
        await Service.AddAccountAsync(Administrator, AccountRole.Administrator);
        await Service.AddAccountAsync(Reader, AccountRole.Reader);
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await store.DisposeAsync();
        Folder.Dispose();
    }

    /// <summary>Starts another process of the same installation.</summary>
    public Task<RunningService> StartAsync() => RunningService.StartAsync(store, Folder);

    /// <summary>A browser that is signed in.</summary>
    public async Task<Browser> SignedInAsync(string name)
    {
        var browser = Service.NewBrowser();
        using var answer = await browser.SignInAsync(name, RunningService.Password);
        return browser;
    }
}
