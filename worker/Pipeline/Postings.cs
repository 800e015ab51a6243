using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Models;
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

    /// <summary>With what the subject of every report begins.</summary>
    public string SubjectPrefix => city.Headings[DocumentKinds.WeeklyReport].SubjectPrefix;

    /// <summary>Queues a message for the administrators.</summary>
    /// <returns>Messages that were not queued before.</returns>
    public Task<int> QueueForAdministratorsAsync(EtlDbContext db, RenderedReport notice, DateTimeOffset now, CancellationToken ct) =>
        QueueAsync(db, notice, city.Recipients.All.Where(recipient => recipient.Role == RecipientRole.Administrator), now, ct);

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
        QueueForAdministratorsAsync(db, HeldNotice.Of(SubjectPrefix, result, city.Calendar.MinimumSubmittedPercent), now, ct);
}

/// <summary>Tells the administrators that a week's report is held back, and what to do.</summary>
internal static class HeldNotice
{
    private const string Kind = "held-notice";

    public static RenderedReport Of(string subjectPrefix, ReconciliationResult result, int minimumPercent)
    {
        var missing = result.Wards.Where(ward => ward.IsCarriedOver).Select(ward => ward.Ward.NameInText).ToList();
        string[] lines =
        [
            $"Báo cáo tuần {result.Week.Number:00}/{result.Week.Year} chưa gửi: mới có {result.SubmittedCount}/{result.Wards.Count} phường, xã nộp báo cáo đạt yêu cầu (cần ít nhất {minimumPercent}%).",
            $"Còn thiếu: {string.Join(", ", missing)}.",
            $"Hệ thống tự thử lại khi có thêm phường, xã nộp. Muốn gửi ngay, hãy giảm minimumSubmittedPercent trong calendar.yml rồi chạy lệnh: worker close {result.Week}",
        ];
        return Notice.Of(Kind, result.Week.ToString(), $"{subjectPrefix} Tuần {result.Week.Number:00}/{result.Week.Year}: CHƯA gửi báo cáo, thiếu {missing.Count} phường, xã", lines);
    }
}
