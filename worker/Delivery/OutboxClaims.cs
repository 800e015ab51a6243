using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>
/// Claims on messages by conditional update, the same on every store. A claim is (id, attempts): the attempt counted at claiming is the fencing token, so a relay
/// whose lease ran out cannot overwrite what its successor wrote. While a message is Sending its NextAttemptAt is the end of the lease.
/// </summary>
/// <param name="contexts">The store.</param>
/// <param name="clock">The clock.</param>
/// <param name="lease">How long a claim holds.</param>
internal sealed class OutboxClaims(IDbContextFactory<EtlDbContext> contexts, TimeProvider clock, TimeSpan lease)
{
    /// <summary>Takes the message that is due longest, or one whose relay vanished; null when nothing is due. The claim is committed on return.</summary>
    public async Task<OutboxMessage?> TakeAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        while (true)
        {
            var now = clock.GetUtcNow();
            var due = Due(now);
            var next = await db.Set<OutboxMessage>().AsNoTracking().Where(due)
                .OrderBy(message => message.NextAttemptAt).ThenBy(message => message.Id)
                .Select(message => new { message.Id, message.Attempts }).FirstOrDefaultAsync(cancellation);
            if (next is null) return null;
            var taken = await db.Set<OutboxMessage>().Where(due).Where(message => message.Id == next.Id && message.Attempts == next.Attempts)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(message => message.State, OutboxState.Sending)
                        .SetProperty(message => message.Attempts, next.Attempts + 1)
                        .SetProperty(message => message.NextAttemptAt, now + lease),
                    cancellation);
            if (taken == 1) return await db.Set<OutboxMessage>().AsNoTracking().SingleAsync(message => message.Id == next.Id, cancellation);
        }
    }

    /// <summary>Writes what became of a claimed message. False when the claim had passed to another relay: its word counts.</summary>
    public async Task<bool> MarkAsync(OutboxMessage claim, OutboxState state, DateTimeOffset nextAttempt, string answer)
    {
        var sentAt = state == OutboxState.Sent ? clock.GetUtcNow() : (DateTimeOffset?)null;
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        return 1 == await Held(db, claim).ExecuteUpdateAsync(
            set => set.SetProperty(message => message.State, state)
                .SetProperty(message => message.NextAttemptAt, nextAttempt)
                .SetProperty(message => message.SentAt, sentAt)
                .SetProperty(message => message.LastAnswer, Shortened(answer)),
            CancellationToken.None);
    }

    /// <summary>Gives a message back as if it had not been taken: due at once, the attempt not counted.</summary>
    public async Task ReleaseAsync(OutboxMessage claim, string answer)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        await Held(db, claim).ExecuteUpdateAsync(
            set => set.SetProperty(message => message.State, OutboxState.Queued)
                .SetProperty(message => message.Attempts, claim.Attempts - 1)
                .SetProperty(message => message.NextAttemptAt, clock.GetUtcNow())
                .SetProperty(message => message.LastAnswer, Shortened(answer)),
            CancellationToken.None);
    }

    private static Expression<Func<OutboxMessage, bool>> Due(DateTimeOffset now) =>
        message => (message.State == OutboxState.Queued || message.State == OutboxState.Sending) && message.NextAttemptAt <= now;

    private static IQueryable<OutboxMessage> Held(EtlDbContext db, OutboxMessage claim) => db.Set<OutboxMessage>()
        .Where(message => message.Id == claim.Id && message.State == OutboxState.Sending && message.Attempts == claim.Attempts);

    private static string Shortened(string answer)
    {
        var line = answer.ReplaceLineEndings(" ").Trim();
        return line.Length <= OutboxMessage.LongestAnswer ? line : $"{line[..(OutboxMessage.LongestAnswer - 1)]}…";
    }
}
