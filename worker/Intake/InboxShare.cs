using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>
/// Holds the inbox to the share that belongs to this store: by the marker in its root, because a share that is not mounted looks like an empty folder. Whoever reads or writes there asks
/// first. See worker/docs/adr/0011.
/// </summary>
public sealed class InboxShare(IDbContextFactory<EtlDbContext> contexts, IOptions<InboxOptions> options, TimeProvider time)
{
    private string Root => Path.GetFullPath(options.Value.Folder);

    /// <summary>Looks and changes nothing.</summary>
    /// <exception cref="SurroundingsException">The store cannot be reached.</exception>
    public async Task<ShareLook> LookAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return Look(await db.Set<ShareRow>().AsNoTracking().SingleOrDefaultAsync(ct));
    }

    /// <summary>True when the store knows its share.</summary>
    /// <exception cref="SurroundingsException">The store cannot be reached.</exception>
    public async Task<bool> IsKnownAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<ShareRow>().AnyAsync(ct);
    }

    /// <summary>Makes sure that the inbox is the store's own share. The first one that is found becomes it, even an empty one. A folder that is no share is not held to a marker.</summary>
    /// <returns>When the last pass over it looked that left nothing for the next; null when that is not known.</returns>
    /// <exception cref="TransientException">The folder is away, or its marker is missing or another's: nothing may be read or written there.</exception>
    /// <exception cref="SurroundingsException">The store cannot be reached.</exception>
    public async Task<DateTimeOffset?> RequireAsync(CancellationToken ct)
    {
        if (!options.Value.IsShare) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.Set<ShareRow>().AsNoTracking().SingleOrDefaultAsync(ct);
        var look = Look(row);
        if (look.State == ShareState.New) look = await BeginAsync(db, ct);
        return look.Sentence is { } sentence ? throw new TransientException(sentence) : row?.ScannedAt;
    }

    /// <summary>Notes that a pass is over that left nothing for the next: whatever comes to light later was not there when this one looked.</summary>
    /// <param name="at">When it looked.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    /// <exception cref="SurroundingsException">The store cannot be reached.</exception>
    public async Task ScannedAsync(DateTimeOffset at, CancellationToken ct)
    {
        if (!options.Value.IsShare) return;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Set<ShareRow>().Where(share => share.ScannedAt == null || share.ScannedAt < at).ExecuteUpdateAsync(set => set.SetProperty(share => share.ScannedAt, at), ct);
    }

    /// <summary>Makes the folder the store's share, whatever was before: somebody said that it was moved. The former one, should it come back, is another's then.</summary>
    /// <exception cref="TransientException">The folder cannot be written.</exception>
    /// <exception cref="SurroundingsException">The store cannot be reached.</exception>
    public async Task LayAnewAsync(CancellationToken ct)
    {
        var mark = NewMark();
        Write(mark, overwrite: true);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.Set<ShareRow>().SingleOrDefaultAsync(ct) ?? db.Add(new ShareRow { Mark = mark }).Entity;
        (row.Mark, row.LaidAt, row.ScannedAt) = (mark, time.GetUtcNow(), null);
        db.Add(new AuditRow { At = time.GetUtcNow(), Who = "cli", What = "share.laid", Details = Root });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>First the row, then the marker, then a note that it lies there: a crash in between is mended by the next look, and of two processes both lay the marker of the one that was first.</summary>
    private async Task<ShareLook> BeginAsync(EtlDbContext db, CancellationToken ct)
    {
        var mark = await KnownMarkAsync(db, ct);
        Write(mark, overwrite: false);
        var now = time.GetUtcNow();
        await db.Set<ShareRow>().Where(share => share.Mark == mark).ExecuteUpdateAsync(set => set.SetProperty(share => share.LaidAt, now), ct);
        return Look(await db.Set<ShareRow>().AsNoTracking().SingleAsync(ct));
    }

    private static async Task<string> KnownMarkAsync(EtlDbContext db, CancellationToken ct)
    {
        try
        {
            if (!await db.Set<ShareRow>().AnyAsync(ct))
            {
                db.Add(new ShareRow { Mark = NewMark() });
                await db.SaveChangesAsync(ct);
            }
        }
        catch (DbUpdateException raced) when (StoreFailure.IsDuplicate(raced))
        {
            db.ChangeTracker.Clear();
        }

        return await db.Set<ShareRow>().Select(share => share.Mark).SingleAsync(ct);
    }

    private ShareLook Look(ShareRow? row)
    {
        try
        {
            return new(StateOf(ShareMarker.Read(Root), row), Root);
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            return new(ShareState.Away, Root);
        }
    }

    private static ShareState StateOf(string? mark, ShareRow? row) => mark switch
    {
        null => row?.LaidAt is null ? ShareState.New : ShareState.Unmarked,
        _ when mark == row?.Mark => ShareState.Ours,
        _ => ShareState.Foreign,
    };

    private void Write(string mark, bool overwrite)
    {
        try
        {
            ShareMarker.Write(Root, mark, overwrite);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new TransientException($"Không ghi được tệp đánh dấu {ShareMarker.Name} vào thư mục nhận báo cáo {Root} ({refused.Message}). Hãy kiểm tra quyền ghi và kết nối tới thư mục chia sẻ, rồi chạy lại.", refused);
        }
    }

    private static string NewMark() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
