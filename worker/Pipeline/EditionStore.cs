using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Editions of documents: kept in the store as they were made, written to the documents folder as often as wanted.</summary>
public sealed class EditionStore(IDbContextFactory<EtlDbContext> contexts, DocumentFolder folder)
{
    private const string HtmlName = "thu.html";

    private const string TextName = "thu.txt";

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

    /// <summary>The model of the newest edition as JSON; null when no edition was made.</summary>
    public async Task<string?> ModelAsync(string kind, string period, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<DocumentRow>()
            .Where(row => row.Kind == kind && row.Period == period && row.ModelJson != null)
            .OrderByDescending(row => row.Edition)
            .Select(row => row.ModelJson)
            .FirstOrDefaultAsync(ct);
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

    /// <summary>Writes the newest edition to the documents folder.</summary>
    /// <returns>Paths; empty when no edition was made.</returns>
    public async Task<IReadOnlyList<string>> WriteOutAsync(string kind, string period, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = db.Set<DocumentRow>().AsNoTracking().Where(row => row.Kind == kind && row.Period == period);
        var newest = await rows.MaxAsync(row => (int?)row.Edition, ct);
        var files = await rows.Where(row => row.Edition == newest).OrderBy(row => row.Id).ToListAsync(ct);
        return await folder.WriteAsync(period, files.Select(row => new ReportFile(row.FileName, row.MediaType, row.Bytes)), ct);
    }

    /// <summary>Every file of a rendered report: the attachments, the mail's two bodies, its pictures.</summary>
    public static IEnumerable<ReportFile> Files(RenderedReport report) =>
    [
        .. report.Attachments,
        new(HtmlName, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(Viewable(report))),
        new(TextName, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(report.Text)),
        .. report.Pictures.Select(picture => picture.File),
    ];

    /// <summary>The mail's body as a page that opens from the folder: pictures by file name instead of Content-ID.</summary>
    private static string Viewable(RenderedReport report) => report.Pictures.Aggregate(
        report.Html,
        (html, picture) => html.Replace($"cid:{picture.ContentId}", picture.File.FileName, StringComparison.Ordinal));
}
