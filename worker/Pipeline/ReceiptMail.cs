using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Sends receipts to the wards that have an address: one message per arrival of a file and verdict, however often it is answered.</summary>
internal sealed class ReceiptMail(IDbContextFactory<EtlDbContext> contexts, Postings postings, IOptions<MailOptions> mail, TimeProvider time)
{
    private const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Queues the message.</summary>
    /// <param name="verdict">The verdict that is told; that the program failed is one message, what came of it later another.</param>
    /// <param name="ward">The ward in whose folder it lay; null when nobody knows. Without an address nothing is queued.</param>
    /// <param name="receipt">The receipt.</param>
    /// <param name="workbook">The returned workbook; null when there is none. One that is too large for mail stays in the ward's folder only.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>True when the message was not queued before.</returns>
    public async Task<bool> QueueAsync(StoredVerdict verdict, Ward? ward, RenderedReport receipt, ReportFile? workbook, CancellationToken ct)
    {
        if (ward?.Mail is not { } address) return false;
        var recipient = new Recipient($"Ủy ban nhân dân {ward.NameInText}", address, RecipientRole.Ward, [receipt.Kind]);
        var report = receipt with { About = About(verdict), Attachments = Attached(workbook) };
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await postings.QueueAsync(db, report, [recipient], time.GetUtcNow(), ct) > 0 && await TrySaveAsync(db, ct);
    }

    private static string About(StoredVerdict verdict) => $"{verdict.File.Slug}/{verdict.File.Sha256}{(verdict.Verdict == Verdict.Failed ? "/failed" : "")}";

    private IReadOnlyList<ReportFile> Attached(ReportFile? workbook) =>
        workbook is not null && workbook.Content.Length < mail.Value.MaxAttachmentBytes ? [workbook] : [];

    /// <summary>The returned workbook as an attachment.</summary>
    public static ReportFile Attachment(string name, byte[] content) => new(name, XlsxType, content);

    private static async Task<bool> TrySaveAsync(EtlDbContext db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException raced) when (StoreFailure.IsDuplicate(raced))
        {
            return false;
        }
    }
}
