using System.Runtime.CompilerServices;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>How a pass has workbooks judged.</summary>
/// <param name="Judge">Reads and judges a workbook from its <see cref="ArchivedFile.ArchivePath"/>.</param>
/// <param name="Ahead">How many workbooks are archived and judged ahead of those that are stored; 0 for one after the other.</param>
public sealed record JudgingAhead(Func<ArchivedFile, CancellationToken, Task<JudgedWorkbook>> Judge, int Ahead);

/// <summary>A file on which work was begun ahead.</summary>
/// <param name="Found">The file.</param>
/// <param name="Work">Null when the file is gone: another pass took it, or the ward took it back.</param>
internal sealed record FileAhead(FoundFile Found, Task<BegunFile?> Work)
{
    /// <summary>The workbook once it is archived and judged; null before, and when one of the two failed.</summary>
    public JudgedArrival? Arrival => Work is { IsCompletedSuccessfully: true, Result: { Judged.IsCompletedSuccessfully: true } begun }
        ? new(Found, begun.File.Sha256, begun.Judged.Result)
        : null;

    /// <summary>Waits until nothing of it is under way any more; who needed its result has it, or its exception.</summary>
    public async Task EndAsync()
    {
        await ((Task)Work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Work.IsCompletedSuccessfully && Work.Result is { } begun) await ((Task)begun.Judged).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

/// <summary>A file whose bytes are kept, and the judgement on it that is under way.</summary>
internal sealed record BegunFile(ArchivedFile File, Task<JudgedWorkbook> Judged);

/// <summary>Archives and judges files ahead, so that the readers read while the store stores.</summary>
internal sealed class FilesAhead(FileArchive archive, JudgingAhead judging)
{
    /// <summary>What was judged and waits is in memory: so many bytes of workbooks at most, beside the one that goes beyond.</summary>
    private const long MostBytes = 16 * 1024 * 1024;

    private readonly Queue<FileAhead> begun = new();

    /// <summary>The files in their order, those together that are ready at the same time. The first of a group has ended, well or not; the others have ended well.</summary>
    public async IAsyncEnumerable<IReadOnlyList<FileAhead>> GroupsAsync(IReadOnlyList<FoundFile> files, [EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            var next = Begin(files, 0, stop.Token);
            while (begun.Count > 0)
            {
                var group = await ReadyAsync();
                next = Begin(files, next, stop.Token);
                yield return group;
            }
        }
        finally
        {
            // What is left when the pass ends early is of no use any more.
            await stop.CancelAsync();
            foreach (var file in begun) await file.EndAsync();
        }
    }

    /// <summary>Begins as many files as may be under way.</summary>
    /// <returns>The first that was not begun.</returns>
    private int Begin(IReadOnlyList<FoundFile> files, int next, CancellationToken stop)
    {
        for (; next < files.Count && begun.Count <= judging.Ahead && begun.Sum(file => file.Found.Bytes) < MostBytes; next++)
        {
            var found = files[next];
            begun.Enqueue(new(found, Task.Run(() => BeginAsync(found, stop), CancellationToken.None)));
        }

        return next;
    }

    private async Task<IReadOnlyList<FileAhead>> ReadyAsync()
    {
        List<FileAhead> ready = [begun.Peek()];
        await ready[0].EndAsync();
        begun.Dequeue();
        while (ready[0].Arrival is not null && begun.TryPeek(out var other) && other.Arrival is not null) ready.Add(begun.Dequeue());
        return ready;
    }

    private async Task<BegunFile?> BeginAsync(FoundFile found, CancellationToken ct)
    {
        if (await ArchiveAsync(found, ct) is not { } sha256) return null;
        var file = new ArchivedFile(found.Slug.Storable(), found.Name.Storable(), archive.PathOf(sha256), sha256);
        return new(file, judging.Judge(file, ct));
    }

    private async Task<string?> ArchiveAsync(FoundFile found, CancellationToken ct)
    {
        try
        {
            return File.Exists(found.Path) ? await archive.AddAsync(found, ct) : null;
        }
        catch (FileNotFoundException gone) when (gone.FileName == found.Path)
        {
            return null;
        }
    }
}
