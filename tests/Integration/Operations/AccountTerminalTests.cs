using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Operations.Accounts;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Spectre.Console;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Operations;

public sealed class AccountTerminalTests : IAsyncLifetime
{
    private readonly TestFolder folder = new();
    private readonly StringWriter said = new();
    private TestStore store = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => store = await TestStore.CreateAsync(StoreProvider.Sqlite);

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
        await said.DisposeAsync();
    }

    [Fact]
    public async Task Add_PipedPassword_StoresAHashAndTheRole()
    {
        var status = await Terminal("mot mat khau that dai").AddAsync("Chi-Xem", AccountRole.Reader, Ct);

        await using var db = store.CreateDbContext();
        var account = await db.Set<Account>().SingleAsync(Ct);
        Assert.Equal(0, status);
        Assert.Equal(("chi-xem", AccountRole.Reader), (account.Name, account.Role));
        Assert.DoesNotContain("mat khau", account.PasswordHash, StringComparison.Ordinal);
        Assert.Contains("Đã thêm tài khoản chi-xem", said.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("11 ky tu !!", 2)]
    [InlineData("12 ky tu !!!", 0)]
    public async Task Add_PasswordLength_IsAtLeastTwelve(string password, int status) =>
        Assert.Equal(status, await Terminal(password).AddAsync("chi-xem", AccountRole.Reader, Ct));

    [Fact]
    public async Task Add_NameTaken_IsRefused()
    {
        await Terminal("mot mat khau that dai").AddAsync("chi-xem", AccountRole.Reader, Ct);

        Assert.Equal(1, await Terminal("mot mat khau that dai").AddAsync("CHI-XEM", AccountRole.Administrator, Ct));
    }

    [Fact]
    public async Task Add_NameWithDiacritics_IsWrongUsage() =>
        Assert.Equal(2, await Terminal("mot mat khau that dai").AddAsync("quản trị", AccountRole.Reader, Ct));

    [Fact]
    public async Task Password_Changed_EndsOldSessionsAndUnlocks()
    {
        await Terminal("mot mat khau that dai").AddAsync("chi-xem", AccountRole.Reader, Ct);
        await store.ExecuteAsync("UPDATE users SET failed_count = 5, locked_until = '2999-01-01 00:00:00'");
        var before = await AccountAsync();

        var status = await Terminal("mot mat khau moi tinh").SetPasswordAsync("chi-xem", Ct);

        var after = await AccountAsync();
        Assert.Equal(0, status);
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
        Assert.NotEqual(before.PasswordHash, after.PasswordHash);
        Assert.Equal((0, null), (after.FailedCount, after.LockedUntil));
    }

    [Fact]
    public async Task Remove_Known_LeavesOnlyTheAudit()
    {
        await Terminal("mot mat khau that dai").AddAsync("chi-xem", AccountRole.Reader, Ct);

        var status = await Terminal(null).RemoveAsync("chi-xem", Ct);

        await using var db = store.CreateDbContext();
        Assert.Equal(0, status);
        Assert.Empty(await db.Set<Account>().ToListAsync(Ct));
        Assert.Equal(["user.added chi-xem", "user.removed chi-xem"], await db.Set<AuditRow>().OrderBy(entry => entry.Id).Select(entry => entry.What + " " + entry.Details).ToListAsync(Ct));
    }

    [Fact]
    public async Task Remove_Unknown_IsRefused() => Assert.Equal(1, await Terminal(null).RemoveAsync("khong-ai", Ct));

    [Fact]
    public async Task List_ShowsNameAndRole()
    {
        await Terminal("mot mat khau that dai").AddAsync("chi-xem", AccountRole.Reader, Ct);

        await Terminal(null).ListAsync(Ct);

        Assert.Matches("chi-xem +│ chỉ xem", said.ToString());
    }

    private async Task<Account> AccountAsync()
    {
        await using var db = store.CreateDbContext();
        return await db.Set<Account>().AsNoTracking().SingleAsync(Ct);
    }

    private AccountTerminal Terminal(string? typed) =>
        new(new(RunningService.Settings(store, folder)), AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(said) }), new StringReader(typed ?? ""));
}
