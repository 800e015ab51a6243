using Microsoft.EntityFrameworkCore;
using MimeKit;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>Who got the first edition of a report: whoever was told a wrong figure is told the right one, nobody else.</summary>
internal static class FormerRecipients
{
    /// <summary>Everyone to whom the first edition was queued, in that order, by the name they have now or had then; whatever became of the message.</summary>
    public static async Task<IReadOnlyList<Recipient>> OfAsync(EtlDbContext db, string kind, string period, RecipientRegister register, CancellationToken ct)
    {
        var messages = await db.Set<OutboxMessage>().AsNoTracking()
            .Where(message => message.Kind == kind && message.Period == period && message.Edition == 1)
            .OrderBy(message => message.Id)
            .Select(message => new { message.Recipient, message.Stored.Bytes })
            .ToListAsync(ct);
        return [.. messages.Select(message => Known(register, message.Recipient) ?? Former(message.Recipient, message.Bytes))];
    }

    private static Recipient? Known(RecipientRegister register, string address) =>
        register.All.FirstOrDefault(recipient => string.Equals(recipient.Address, address, StringComparison.OrdinalIgnoreCase));

    private static Recipient Former(string address, byte[] content)
    {
        using var message = MimeMessage.Load(new MemoryStream(content));
        return new(message.To.Mailboxes.FirstOrDefault()?.Name ?? address, address, RecipientRole.Leader, []);
    }
}
