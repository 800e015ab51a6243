using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Who gets what: one message per recipient, into the caller's transaction.</summary>
public sealed class Postings(CityConfiguration city, IOptions<MailOptions> mail)
{
    /// <summary>Queues a report for everyone who gets its kind.</summary>
    /// <returns>Messages that were not queued before.</returns>
    public Task<int> QueueAsync(EtlDbContext db, RenderedReport report, DateTimeOffset now, CancellationToken ct) =>
        QueueAsync(db, report, city.Recipients.For(report.Kind), now, ct);

    /// <summary>Queues a document for those named.</summary>
    /// <returns>Messages that were not queued before.</returns>
    public async Task<int> QueueAsync(EtlDbContext db, RenderedReport report, IEnumerable<Recipient> recipients, DateTimeOffset now, CancellationToken ct)
    {
        var queued = 0;
        foreach (var recipient in recipients)
            if (await Outbox.EnqueueAsync(db, MessageComposer.Compose(report, recipient, city.Calendar.Local(now), mail.Value), ct)) queued++;
        return queued;
    }

    /// <summary>Queues a correction, with the edition that it brings, for exactly those who got the first edition.</summary>
    /// <returns>Messages that were not queued before.</returns>
    public async Task<int> QueueCorrectionAsync(EtlDbContext db, RenderedReport correction, RenderedReport edition, DateTimeOffset now, CancellationToken ct)
    {
        var message = correction with { Attachments = [.. correction.Attachments, .. edition.Attachments], Restricted = edition.Restricted };
        return await QueueAsync(db, message, await FormerRecipients.OfAsync(db, edition.Kind, edition.Period, city.Recipients, ct), now, ct);
    }

    /// <summary>Tells the administrators that a week is held; once for the week, however often the closing is tried.</summary>
    /// <returns>Messages that were not queued before.</returns>
    public Task<int> QueueHeldNoticeAsync(EtlDbContext db, ReconciliationResult result, DateTimeOffset now, CancellationToken ct) =>
        QueueAsync(db, HeldNotice.Of(result, city.Calendar.MinimumSubmittedPercent), city.Recipients.All.Where(recipient => recipient.Role == RecipientRole.Administrator), now, ct);
}
