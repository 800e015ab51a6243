using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MongCai.Poverty.Etl.Operations;
using MongCai.Poverty.Etl.Operations.Accounts;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Operations;

public sealed class SignInAttemptTests
{
    private const string Name = "quan-tri";
    private const string Right = "mot mat khau that dai";
    private const string Wrong = "mot mat khau da quen";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2024, 4, 5, 1, 0, 0, TimeSpan.Zero));
    private readonly PasswordHashing hashing = new(rounds: 1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Try_RightPassword_GivesTheAccount(StoreProvider engine)
    {
        await using var store = await WithAccountAsync(engine);

        var account = await Attempt(store).TryAsync(" Quan-Tri ", Right, Ct);

        Assert.Equal(Name, account?.Name);
    }

    [Theory]
    [MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Try_RightPasswordAfterFourWrong_IsAccepted(StoreProvider engine)
    {
        await using var store = await WithAccountAsync(engine);
        await FailAsync(store, 4);

        Assert.NotNull(await Attempt(store).TryAsync(Name, Right, Ct));
    }

    [Theory]
    [MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Try_RightPasswordAfterFiveWrong_IsRefusedForFifteenMinutes(StoreProvider engine)
    {
        await using var store = await WithAccountAsync(engine);
        await FailAsync(store, 5);

        var atOnce = await Attempt(store).TryAsync(Name, Right, Ct);
        time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        var before = await Attempt(store).TryAsync(Name, Right, Ct);
        time.Advance(TimeSpan.FromSeconds(1));
        var after = await Attempt(store).TryAsync(Name, Right, Ct);

        Assert.Null(atOnce);
        Assert.Null(before);
        Assert.NotNull(after);
    }

    [Theory]
    [MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Try_WrongAfterTheLockHasEnded_CountsFromOneAgain(StoreProvider engine)
    {
        await using var store = await WithAccountAsync(engine);
        await FailAsync(store, 5);
        time.Advance(TimeSpan.FromMinutes(15));
        await FailAsync(store, 4);

        Assert.NotNull(await Attempt(store).TryAsync(Name, Right, Ct));
    }

    [Theory]
    [MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Try_ASuccessBetween_ForgetsTheFailures(StoreProvider engine)
    {
        await using var store = await WithAccountAsync(engine);
        await FailAsync(store, 4);
        await Attempt(store).TryAsync(Name, Right, Ct);
        await FailAsync(store, 4);

        Assert.NotNull(await Attempt(store).TryAsync(Name, Right, Ct));
    }

    [Theory]
    [MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Try_ManyAtOnce_AdmitsNoMoreThanTheLimit(StoreProvider engine)
    {
        await using var store = await WithAccountAsync(engine);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Attempt(store).TryAsync(Name, Wrong, Ct), Ct)));

        await using var db = store.CreateDbContext();
        var account = await db.Set<Account>().SingleAsync(Ct);
        Assert.Equal(5, account.FailedCount);
        Assert.Equal(time.GetUtcNow().AddMinutes(15), account.LockedUntil);
    }

    private async Task<TestStore> WithAccountAsync(StoreProvider engine)
    {
        var store = await TestStore.CreateAsync(engine);
        await new AccountRegister(store, hashing, time).AddAsync(Name, AccountRole.Administrator, Right, Ct);
        return store;
    }

    private async Task FailAsync(TestStore store, int times)
    {
        for (var i = 0; i < times; i++) Assert.Null(await Attempt(store).TryAsync(Name, Wrong, Ct));
    }

    private SignInAttempt Attempt(TestStore store) => new(store, hashing, Options.Create(new WebOptions()), time, NullLogger<SignInAttempt>.Instance);
}
