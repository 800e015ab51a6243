using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Operations.Accounts;

/// <summary>
/// Decides whether somebody may sign in. An unknown name, a wrong password and a locked account look the same and take the same time,
/// so that nobody can find out which names exist.
/// </summary>
public sealed class SignInAttempt(
    IDbContextFactory<EtlDbContext> contexts, PasswordHashing hashing, IOptions<WebOptions> options, TimeProvider time, ILogger<SignInAttempt> logger)
{
    /// <summary>Tries a name and a password.</summary>
    /// <returns>The account; null when it was refused, for whatever reason.</returns>
    public async Task<Account?> TryAsync(string name, string password, CancellationToken ct)
    {
        var key = AccountRules.NameOf(name);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var account = await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(known => known.Name == key, ct);
        var admitted = account is not null && await CountAsync(db, account.Id, ct);
        var right = hashing.Verify(account?.PasswordHash, password);
        logger.LogInformation("Sign-in of account {Account}: {Outcome}", account?.Id, (admitted, right) switch { (true, true) => "accepted", (true, false) => "wrong password", _ => "unknown or locked" });
        if (!admitted || !right) return null;
        await ForgetFailuresAsync(db, account!.Id, ct);
        return account;
    }

    /// <summary>Whether a session still holds: the account is there and has not got another password since.</summary>
    public async Task<bool> HoldsAsync(long id, string stamp, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<Account>().AnyAsync(account => account.Id == id && account.SecurityStamp == stamp, ct);
    }

    /// <summary>Counts the attempt before it is judged, so that many at once cannot slip past the limit; false when the account is locked.</summary>
    private async Task<bool> CountAsync(EtlDbContext db, long id, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        DateTimeOffset? until = now.AddMinutes(options.Value.LockMinutes);
        var limit = options.Value.FailuresBeforeLock;
        var counted = await db.Set<Account>()
            .Where(account => account.Id == id && (account.LockedUntil == null || account.LockedUntil <= now))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(account => account.LockedUntil, account => account.LockedUntil == null && account.FailedCount + 1 >= limit ? until : null)
                    .SetProperty(account => account.FailedCount, account => account.LockedUntil == null ? account.FailedCount + 1 : 1),
                ct);
        return counted == 1;
    }

    private static Task ForgetFailuresAsync(EtlDbContext db, long id, CancellationToken ct) => db.Set<Account>()
        .Where(account => account.Id == id)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(account => account.FailedCount, 0)
                .SetProperty(account => account.LockedUntil, (DateTimeOffset?)null),
            ct);
}
