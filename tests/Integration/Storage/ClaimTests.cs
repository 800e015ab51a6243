using Microsoft.Extensions.Time.Testing;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Storage;

public sealed class ClaimTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private readonly FakeTimeProvider time = new(new(2024, 3, 28, 10, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task TryTake_TenContenders_OneGetsIt(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        var claims = new ClaimTable(store, time);

        var taken = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Task.Run(() => claims.TryTakeAsync("close-week", "2024-W13", $"owner-{n}", Lease, Ct), Ct)));

        Assert.Single(taken, got => got);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task TryTake_BeforeAndAfterLeaseEnds_IsRefusedThenGiven(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        var claims = new ClaimTable(store, time);
        Assert.True(await claims.TryTakeAsync("close-week", "2024-W13", "first", Lease, Ct));

        time.Advance(Lease - TimeSpan.FromMilliseconds(1));
        Assert.False(await claims.TryTakeAsync("close-week", "2024-W13", "second", Lease, Ct));
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await claims.TryTakeAsync("close-week", "2024-W13", "second", Lease, Ct));

        Assert.False(await claims.RenewAsync("close-week", "2024-W13", "first", Lease, Ct));
        Assert.True(await claims.RenewAsync("close-week", "2024-W13", "second", Lease, Ct));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task TryTake_ByItsHolder_IsRefused(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        var claims = new ClaimTable(store, time);

        Assert.True(await claims.TryTakeAsync("relay-mail", "7", "first", Lease, Ct));
        Assert.False(await claims.TryTakeAsync("relay-mail", "7", "first", Lease, Ct));
        Assert.True(await claims.TryTakeAsync("relay-mail", "8", "first", Lease, Ct));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Release_ByHolderOnly_FreesTheClaim(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        var claims = new ClaimTable(store, time);
        await claims.TryTakeAsync("relay-mail", "7", "first", Lease, Ct);

        await claims.ReleaseAsync("relay-mail", "7", "second", Ct);
        Assert.False(await claims.TryTakeAsync("relay-mail", "7", "second", Lease, Ct));
        await claims.ReleaseAsync("relay-mail", "7", "first", Ct);
        Assert.True(await claims.TryTakeAsync("relay-mail", "7", "second", Lease, Ct));
    }
}
