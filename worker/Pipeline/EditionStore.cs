using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Editions of documents: kept in the store as they were made, written to the documents folder as often as wanted.</summary>
public sealed class EditionStore(IDbContextFactory<EtlDbContext> contexts, DocumentFolder folder)
{
    private const string MailName = "thu";

    /// <summary>Adds the files of an edition to the caller's transaction.</summary>
    public static void Add(EtlDbContext db, RenderedReport report, DateTimeOffset madeAt)
    {
        foreach (var (file, index) in Files(report).Select((file, index) => (file, index)))
            db.Add(new DocumentRow
            {
                Kind = report.Kind,
                Period = report.Period,
                Edition = report.Edition,
                FileName = file.FileName,
                MediaType = file.MediaType,
                ModelJson = index == 0 ? report.ModelJson : null,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Content)),
                Bytes = file.Content,
                MadeAt = madeAt,
            });
    }

    /// <summary>Kind under which the figures of a review's edition are kept; it is nobody's document and is never written out.</summary>
    internal const string ReviewRecord = "review-record";

    /// <summary>Keeps the figures of a review's edition in the caller's transaction: what a later look is held against, whatever plan or units say then.</summary>
    public static void AddRecord(EtlDbContext db, RenderedReport report, ReconciliationRecord record, DateTimeOffset madeAt)
    {
        var json = record.ToJson();
        db.Add(new DocumentRow
        {
            Kind = ReviewRecord,
            Period = report.Period,
            Edition = report.Edition,
            FileName = "record.json",
            MediaType = "application/json",
            ModelJson = json,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))),
            Bytes = [],
            MadeAt = madeAt,
        });
    }

    /// <summary>The newest edition of a document that was made by a moment.</summary>
    /// <param name="kind">Kind.</param>
    /// <param name="period">Period.</param>
    /// <param name="asOf">The moment; null for now.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Edition and when it was made, UTC; null when none was made by then.</returns>
    public async Task<(int Edition, DateTimeOffset MadeAt)?> NewestAsync(string kind, string period, DateTimeOffset? asOf, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = Rows(db, kind, period);
        if (asOf is { } moment) rows = rows.Where(row => row.MadeAt <= moment);
        var newest = await rows.OrderByDescending(row => row.Edition).Select(row => new { row.Edition, row.MadeAt }).FirstOrDefaultAsync(ct);
        return newest is null ? null : (newest.Edition, newest.MadeAt);
    }

    /// <summary>The model of the newest report of a kind as JSON; null when none was made.</summary>
    public async Task<string?> NewestModelAsync(string kind, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<DocumentRow>()
            .Where(row => row.Kind == kind && row.ModelJson != null)
            .OrderByDescending(row => row.Id)
            .Select(row => row.ModelJson)
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>The model of an edition as JSON; null when there is no such edition.</summary>
    public async Task<string?> ModelAsync(string kind, string period, int edition, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Rows(db, kind, period).Where(row => row.Edition == edition && row.ModelJson != null).Select(row => row.ModelJson).FirstOrDefaultAsync(ct);
    }

    /// <summary>Writes an edition, with the correction that came with it, to the documents folder: the bytes that were issued.</summary>
    /// <returns>Paths; empty when there is no such edition.</returns>
    public async Task<IReadOnlyList<string>> WriteOutAsync(string kind, string period, int edition, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var files = await db.Set<DocumentRow>().AsNoTracking()
            .Where(row => (row.Kind == kind || row.Kind == DocumentKinds.Correction) && row.Period == period && row.Edition == edition)
            .OrderBy(row => row.Id)
            .ToListAsync(ct);
        return await folder.WriteAsync(period, files.Select(row => new ReportFile(row.FileName, row.MediaType, row.Bytes)), ct);
    }

    /// <summary>Every file of a rendered report: the attachments, the mail's two bodies, its pictures. Editions lie side by side under names of their own.</summary>
    public static IEnumerable<ReportFile> Files(RenderedReport report)
    {
        var suffix = Suffix(report);
        var pictures = report.Pictures.Select(picture => (picture.ContentId, File: picture.File with { FileName = Suffixed(picture.File.FileName, suffix) })).ToList();
        var html = pictures.Aggregate(report.Html, (page, picture) => page.Replace($"cid:{picture.ContentId}", picture.File.FileName, StringComparison.Ordinal));
        return
        [
            .. report.Attachments,
            new($"{MailName}{suffix}.html", "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html)),
            new($"{MailName}{suffix}.txt", "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(report.Text)),
            .. pictures.Select(picture => picture.File),
        ];
    }

    private static string Suffix(RenderedReport report) => report switch
    {
        { Kind: DocumentKinds.Correction } => string.Create(CultureInfo.InvariantCulture, $"-dinh-chinh-{report.Edition - 1:00}"),
        { Edition: > 1 } => string.Create(CultureInfo.InvariantCulture, $"-dc{report.Edition - 1}"),
        _ => "",
    };

    private static string Suffixed(string fileName, string suffix) => Path.GetFileNameWithoutExtension(fileName) + suffix + Path.GetExtension(fileName);

    private static IQueryable<DocumentRow> Rows(EtlDbContext db, string kind, string period) =>
        db.Set<DocumentRow>().AsNoTracking().Where(row => row.Kind == kind && row.Period == period);
}
