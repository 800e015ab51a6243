using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>The register of received files.</summary>
public sealed class FileRegister(IDbContextFactory<EtlDbContext> contexts, FileArchive archive, InboxPaths paths, TimeProvider time)
{
    /// <summary>Enters an archived file. The same bytes from the same folder are one entry: an arrival after an answered one counts as a new arrival.</summary>
    /// <returns>Null when the file is gone because another pass answered this very arrival and put it away.</returns>
    public async Task<ReceivedFile?> RegisterAsync(FoundFile file, string sha256, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await Find(db, file.Slug, sha256).SingleOrDefaultAsync(ct) is not { } row)
        {
            if (await TryAddAsync(db, file, sha256, ct) is { } added) return Received(added) with { IsNew = true };
            row = await Find(db, file.Slug, sha256).SingleAsync(ct);
        }

        if (row.AnsweredAt is null) return Received(row);
        // A file is put away before its arrival is noted as answered: what still lies there has come again.
        if (!LiesThere(file)) return null;
        await ArriveAgainAsync(db, row, file, ct);
        return Received(row);
    }

    /// <summary>Files whose last arrival is not answered yet, oldest first: what a crash left behind.</summary>
    public async Task<IReadOnlyList<ReceivedFile>> UnansweredAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Set<FileRow>().AsNoTracking().Where(row => row.AnsweredAt == null).OrderBy(row => row.SeenAt).ThenBy(row => row.ModifiedAt).ThenBy(row => row.Id).ToListAsync(ct);
        return [.. rows.Select(Received)];
    }

    /// <summary>Files on which the program failed and whose arrival is answered, oldest first.</summary>
    /// <param name="version">The version that does not try them again because it failed on them itself; null for all.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    public async Task<IReadOnlyList<ReceivedFile>> FailedAsync(ProgramVersion? version, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var failed = db.Set<FileRow>().AsNoTracking().Where(row => row.State == FileState.Failed && row.AnsweredAt != null);
        if (version?.Text is { } own) failed = failed.Where(row => row.FailedWith != own);
        return [.. (await failed.OrderBy(row => row.SeenAt).ThenBy(row => row.ModifiedAt).ThenBy(row => row.Id).ToListAsync(ct)).Select(Received)];
    }

    /// <summary>Files whose accepted version another one replaced, as far as they are answered and no later file of the same name has taken their answer's place.</summary>
    /// <param name="submissionId">Key of the version that took their place.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    public async Task<IReadOnlyList<ReceivedFile>> ReplacedByAsync(long submissionId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var files = db.Set<FileRow>().AsNoTracking();
        var rows = await files
            .Where(file => file.AnsweredAt != null && db.Set<SubmissionRow>().Any(row => row.FileId == file.Id && row.SupersededBy == submissionId))
            .Where(file => !files.Any(other => other.Id != file.Id && other.Slug == file.Slug && other.Name == file.Name && other.SeenAt >= file.SeenAt))
            .OrderBy(file => file.Id).ToListAsync(ct);
        return [.. rows.Select(Received)];
    }

    /// <summary>Notes that first arrivals were answered and the originals put away.</summary>
    public async Task AnsweredAsync(IReadOnlyList<ReceivedFile> first, CancellationToken ct)
    {
        if (first.Count == 0) return;
        var (now, ids) = (time.GetUtcNow(), first.Select(file => file.Id).ToList());
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Set<FileRow>().Where(row => ids.Contains(row.Id) && row.Arrivals == 1).ExecuteUpdateAsync(set => set.SetProperty(row => row.AnsweredAt, now), ct);
    }

    /// <summary>Notes that the arrival was answered and the original put away.</summary>
    public async Task AnsweredAsync(ReceivedFile file, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Set<FileRow>()
            .Where(row => row.Id == file.Id && row.Arrivals == file.Arrival)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.AnsweredAt, now), ct);
    }

    private static bool LiesThere(FoundFile file) => File.Exists(file.Path) && File.GetLastWriteTimeUtc(file.Path) == file.ModifiedAt.UtcDateTime;

    private static IQueryable<FileRow> Find(EtlDbContext db, string slug, string sha256) =>
        db.Set<FileRow>().AsNoTracking().Where(row => row.Slug == slug && row.Sha256 == sha256);

    /// <summary>Null when another pass entered the same file in this moment.</summary>
    private static async Task<FileRow?> TryAddAsync(EtlDbContext db, FoundFile file, string sha256, CancellationToken ct)
    {
        var row = RowOf(file, sha256);
        db.Add(row);
        try
        {
            await db.SaveChangesAsync(ct);
            return row;
        }
        catch (DbUpdateException raced) when (StoreFailure.IsDuplicate(raced))
        {
            return null;
        }
    }

    private static async Task ArriveAgainAsync(EtlDbContext db, FileRow row, FoundFile file, CancellationToken ct)
    {
        var (former, name) = (row.Arrivals, file.Name.Storable());
        // What the program failed on counts from the moment it came first: sending it again must not make it late.
        var times = row.State == FileState.Failed ? TimesOf(row) : new(file.SeenAt, file.ModifiedAt, file.ScannedBefore);
        await db.Set<FileRow>()
            .Where(kept => kept.Id == row.Id && kept.Arrivals == former)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(kept => kept.Arrivals, former + 1)
                    .SetProperty(kept => kept.Name, name)
                    .SetProperty(kept => kept.SeenAt, times.SeenAt)
                    .SetProperty(kept => kept.ModifiedAt, times.ModifiedAt)
                    .SetProperty(kept => kept.ScannedBefore, times.ScannedBefore)
                    .SetProperty(kept => kept.AnsweredAt, (DateTimeOffset?)null),
                ct);
        (row.Arrivals, row.Name, row.SeenAt, row.ModifiedAt, row.ScannedBefore) = (former + 1, file.Name, times.SeenAt, times.ModifiedAt, times.ScannedBefore);
    }

    /// <summary>The row of a file whose bytes come for the first time.</summary>
    internal static FileRow RowOf(FoundFile file, string sha256) => new()
    {
        Slug = file.Slug.Storable(),
        Sha256 = sha256,
        Name = file.Name.Storable(),
        Bytes = file.Bytes,
        SeenAt = file.SeenAt,
        ModifiedAt = file.ModifiedAt,
        ScannedBefore = file.ScannedBefore,
        Arrivals = 1,
    };

    /// <summary>What is known of the moment at which it came.</summary>
    internal static ArrivalTimes TimesOf(FileRow row) => new(UtcConverter.Cut(row.SeenAt), Cut(row.ModifiedAt), Cut(row.ScannedBefore));

    private static DateTimeOffset? Cut(DateTimeOffset? moment) => moment is { } known ? UtcConverter.Cut(known) : null;

    /// <summary>A registered file as the next steps take it.</summary>
    internal ReceivedFile Received(FileRow row)
    {
        var times = TimesOf(row);
        return new(row.Id, row.Slug, row.Name, paths.Dropped(row.Slug, row.Name), archive.PathOf(row.Sha256), row.Sha256, row.Bytes, times.SeenAt, row.Arrivals)
        {
            ModifiedAt = times.ModifiedAt,
            ScannedBefore = times.ScannedBefore,
        };
    }
}
