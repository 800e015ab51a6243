using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>
/// Sends what is due: claim, send, mark. Several may run at once, here or on other machines; each message is sent by one. After a crash between sending and marking
/// the message goes out again with the same Message-ID, once its lease is over.
/// </summary>
/// <param name="contexts">The store.</param>
/// <param name="transport">The way out.</param>
/// <param name="policy">Where mail may go; looked at again here because the rules may have changed since the message was queued.</param>
/// <param name="options">Attempts and waits.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Takes Message-IDs and answers, never addresses.</param>
public sealed class OutboxRelay(
    IDbContextFactory<EtlDbContext> contexts,
    IMailTransport transport,
    AddressPolicy policy,
    IOptions<MailOptions> options,
    TimeProvider clock,
    ILogger<OutboxRelay> logger)
{
    private readonly OutboxClaims claims = new(contexts, clock, options.Value.Lease);

    /// <summary>Sends the one message that is due longest.</summary>
    /// <returns>False when nothing is due.</returns>
    /// <exception cref="SurroundingsException">The way is shut; the message is queued as before.</exception>
    public async Task<bool> SendNextAsync(CancellationToken cancellation)
    {
        await using var batch = transport.Begin();
        return await SendNextAsync(batch, cancellation) is not null;
    }

    /// <summary>Sends all that is due, over one connection.</summary>
    /// <exception cref="SurroundingsException">The way is shut; what was not sent is queued as before.</exception>
    public async Task<RelayResult> RelayAsync(CancellationToken cancellation)
    {
        var total = RelayResult.Nothing;
        await using var batch = transport.Begin();
        while (await SendNextAsync(batch, cancellation) is { } one) total += one;
        if (total.Attempted > 0)
            logger.LogInformation("Relayed mail: {Sent} sent, {Retried} to retry, {Refused} refused, {Unknown} unknown", total.Sent, total.Retried, total.Refused, total.Unknown);
        return total;
    }

    private async Task<RelayResult?> SendNextAsync(IMailBatch batch, CancellationToken cancellation)
    {
        var claim = await claims.TakeAsync(cancellation);
        if (claim is null) return null;
        var outcome = await AttemptAsync(batch, claim, cancellation);
        var (state, counted) = Judge(outcome, claim.Attempts);
        var next = clock.GetUtcNow() + (state == OutboxState.Queued ? options.Value.DelayAfter(claim.Attempts) : TimeSpan.Zero);
        if (!await claims.MarkAsync(claim, state, next, outcome.Answer))
            logger.LogWarning("Message {MessageId} was taken over by another relay before attempt {Attempt} was marked", claim.MessageId, claim.Attempts);
        logger.Log(
            state == OutboxState.Sent ? LogLevel.Information : LogLevel.Warning,
            "Message {MessageId}, attempt {Attempt}: {Outcome}, now {State}: {Answer}", claim.MessageId, claim.Attempts, outcome.GetType().Name, state, outcome.Answer);
        return counted;
    }

    private async Task<DeliveryOutcome> AttemptAsync(IMailBatch batch, OutboxMessage claim, CancellationToken cancellation)
    {
        if (claim.Attempts > options.Value.MaxAttempts) return new DeliveryOutcome.Unknown("The relay vanished during the last attempt.");
        if (!IsAllowed(claim)) return new DeliveryOutcome.Refused("Not sent: the address is not allowed by Mail:AllowedDomains or config/recipients.yml.");
        try
        {
            return await batch.SendAsync(claim, cancellation);
        }
        catch (SurroundingsException failure)
        {
            await claims.ReleaseAsync(claim, failure.Message);
            throw;
        }
    }

    private bool IsAllowed(OutboxMessage claim) => claim.Kind == DocumentKinds.Correction ? policy.AllowsCorrection(claim.Recipient) : policy.Allows(claim.Recipient);

    private (OutboxState State, RelayResult Counted) Judge(DeliveryOutcome outcome, int attempts)
    {
        var last = attempts >= options.Value.MaxAttempts;
        return outcome switch
        {
            DeliveryOutcome.Sent => (OutboxState.Sent, new(1, 0, 0, 0)),
            DeliveryOutcome.Refused => (OutboxState.Refused, new(0, 0, 1, 0)),
            DeliveryOutcome.Unknown when last => (OutboxState.Dead, new(0, 0, 1, 1)),
            DeliveryOutcome.Unknown => (OutboxState.Queued, new(0, 1, 0, 1)),
            DeliveryOutcome.Retry when last => (OutboxState.Dead, new(0, 0, 1, 0)),
            DeliveryOutcome.Retry => (OutboxState.Queued, new(0, 1, 0, 0)),
            _ => throw new InvalidOperationException($"No rule for the outcome {outcome.GetType().Name}."),
        };
    }
}

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
            var next = await Longest(db, due).FirstOrDefaultAsync(cancellation);
            if (next is null) return null;
            var taken = await db.Set<OutboxMessage>().Where(due).Where(message => message.Id == next.Id && message.Attempts == next.Attempts)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(message => message.State, OutboxState.Sending)
                        .SetProperty(message => message.Attempts, next.Attempts + 1)
                        .SetProperty(message => message.NextAttemptAt, now + lease),
                    cancellation);
            if (taken == 0) continue;
            (next.State, next.Attempts, next.NextAttemptAt) = (OutboxState.Sending, next.Attempts + 1, UtcConverter.Cut(now + lease));
            return next;
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

    /// <summary>Looked for without its content, which would pass through the sorting of all that is due.</summary>
    private static IQueryable<OutboxMessage> Longest(EtlDbContext db, Expression<Func<OutboxMessage, bool>> due)
    {
        var first = db.Set<OutboxMessage>().Where(due).OrderBy(message => message.NextAttemptAt).ThenBy(message => message.Id).Select(message => (long?)message.Id);
        return db.Set<OutboxMessage>().AsNoTracking().Where(message => message.Id == first.FirstOrDefault());
    }

    private static IQueryable<OutboxMessage> Held(EtlDbContext db, OutboxMessage claim) => db.Set<OutboxMessage>()
        .Where(message => message.Id == claim.Id && message.State == OutboxState.Sending && message.Attempts == claim.Attempts);

    private static string Shortened(string answer)
    {
        var line = answer.ReplaceLineEndings(" ").Trim();
        return line.Length <= OutboxMessage.LongestAnswer ? line : $"{line[..(OutboxMessage.LongestAnswer - 1)]}…";
    }
}
