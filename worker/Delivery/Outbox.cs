using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>The queue of messages. It cannot save by itself: a message is queued in the transaction of what it reports, or not at all.</summary>
public static class Outbox
{
    /// <summary>Adds a message to the caller's context. A Message-ID that is queued or was sent before is left alone, whatever its state.</summary>
    /// <returns>True when the message was added; false when it was there.</returns>
    public static async Task<bool> EnqueueAsync(EtlDbContext db, OutboxMessage message, CancellationToken cancellation)
    {
        var messages = db.Set<OutboxMessage>();
        if (messages.Local.Any(queued => queued.MessageId == message.MessageId)
            || await messages.AnyAsync(queued => queued.MessageId == message.MessageId, cancellation))
            return false;
        messages.Add(message);
        return true;
    }
}
