using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Operations.Accounts;

/// <summary>The accounts: made, listed and removed by the command <c>users</c>. Every change leaves its entry in the audit.</summary>
public sealed class AccountRegister(IDbContextFactory<EtlDbContext> contexts, PasswordHashing hashing, TimeProvider time)
{
    private const string Who = "cli";

    /// <summary>Makes an account.</summary>
    /// <param name="name">Checked by <see cref="AccountRules.FaultOfName"/> before.</param>
    /// <param name="role">What it may do.</param>
    /// <param name="password">Checked by <see cref="AccountRules.FaultOfPassword"/> before.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>False when the name is taken.</returns>
    public async Task<bool> AddAsync(string name, AccountRole role, string password, CancellationToken ct)
    {
        var key = AccountRules.NameOf(name);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Set<Account>().AnyAsync(account => account.Name == key, ct)) return false;
        db.Add(new Account
        {
            Name = key,
            Role = role,
            PasswordHash = hashing.Hash(password),
            SecurityStamp = PasswordHashing.NewStamp(),
            CreatedAt = time.GetUtcNow(),
        });
        db.Add(Entry("user.added", key));
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>Gives an account a new password, unlocks it and ends its sessions.</summary>
    /// <returns>False when there is no such account.</returns>
    public Task<bool> SetPasswordAsync(string name, string password, CancellationToken ct) => ChangeAsync(name, "user.password", (_, account) =>
    {
        account.PasswordHash = hashing.Hash(password);
        account.SecurityStamp = PasswordHashing.NewStamp();
        account.FailedCount = 0;
        account.LockedUntil = null;
    }, ct);

    /// <summary>Removes an account and ends its sessions.</summary>
    /// <returns>False when there is no such account.</returns>
    public Task<bool> RemoveAsync(string name, CancellationToken ct) => ChangeAsync(name, "user.removed", (db, account) => db.Remove(account), ct);

    /// <summary>Whether there is such an account.</summary>
    public async Task<bool> ExistsAsync(string name, CancellationToken ct)
    {
        var key = AccountRules.NameOf(name);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<Account>().AnyAsync(account => account.Name == key, ct);
    }

    /// <summary>All accounts by name.</summary>
    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<Account>().AsNoTracking().OrderBy(account => account.Name).ToListAsync(ct);
    }

    private async Task<bool> ChangeAsync(string name, string what, Action<EtlDbContext, Account> change, CancellationToken ct)
    {
        var key = AccountRules.NameOf(name);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Set<Account>().SingleOrDefaultAsync(account => account.Name == key, ct) is not { } account) return false;
        change(db, account);
        db.Add(Entry(what, key));
        await db.SaveChangesAsync(ct);
        return true;
    }

    private AuditRow Entry(string what, string name) => new() { At = time.GetUtcNow(), Who = Who, What = what, Details = name };
}
