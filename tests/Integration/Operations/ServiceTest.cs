using MongCai.Poverty.Etl.Operations.Accounts;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Operations;

/// <summary>A test on a running service with an administrator and a reader, on the embedded store. One at a time: Hangfire keeps settings per process.</summary>
[Collection("service")]
public abstract class ServiceTest : IAsyncLifetime
{
    public const string Administrator = "quan-tri";

    public const string Reader = "chi-xem";

    private TestStore store = null!;

    protected RunningService Service { get; private set; } = null!;

    protected TestFolder Folder { get; } = new();

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
        GC.SuppressFinalize(this);
    }

    /// <summary>Another process of the same installation.</summary>
    protected Task<RunningService> StartAsync() => RunningService.StartAsync(store, Folder);

    /// <summary>A browser that is signed in.</summary>
    protected async Task<Browser> SignedInAsync(string name)
    {
        var browser = Service.NewBrowser();
        await browser.SignInAsync(name, RunningService.Password);
        return browser;
    }
}
