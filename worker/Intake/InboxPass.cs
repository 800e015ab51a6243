using System.Runtime.CompilerServices;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>What one pass over the inbox did.</summary>
/// <param name="Verdicts">One per file that was judged and answered.</param>
/// <param name="Waiting">Files that may still be written to; the next pass takes them.</param>
/// <param name="Failed">Files and folders that could not be dealt with; they stay where they are and the next pass tries again.</param>
public sealed record InboxPassResult(IReadOnlyList<StoredVerdict> Verdicts, int Waiting, IReadOnlyList<FailedFile> Failed);

/// <summary>How a pass has workbooks judged.</summary>
/// <param name="Judge">Reads and judges a workbook from its <see cref="ArchivedFile.ArchivePath"/>.</param>
/// <param name="Ahead">How many workbooks are archived and judged ahead of the one that is stored; 0 for one after the other.</param>
public sealed record JudgingAhead(Func<ArchivedFile, CancellationToken, Task<JudgedWorkbook>> Judge, int Ahead);

/// <summary>
/// Takes what lies in the inbox through archive, judgement, register, store, answer and putting away: a crash at any point is mended by the next pass. Files are
/// archived and judged ahead, so that the readers read while the store stores; from the register on there is one at a time, by ward and within a ward oldest first.
/// Two passes at once do no harm.
/// </summary>
public sealed class InboxPass(
    InboxScanner scanner, FileArchive archive, FileRegister register, SubmissionStore submissions, IWardAnswer answer, InboxPaths paths, ProgramVersion program, ILogger<InboxPass> log)
{
    /// <summary>Runs once: first what an earlier pass left unfinished, then what an earlier version of the program failed on, then what is new.</summary>
    /// <param name="judging">Reads and judges.</param>
    /// <param name="terms">When a workbook may come.</param>
    /// <param name="ct">Ends the pass between two steps; the next pass goes on there.</param>
    /// <exception cref="SurroundingsException">The inbox or the store is away.</exception>
    public Task<InboxPassResult> RunAsync(JudgingAhead judging, WeekTerms terms, CancellationToken ct) => RunAsync(judging, terms, program, ct);

    /// <summary>The same, and what this very version failed on is tried again too: by hand, when the machine was at fault.</summary>
    public Task<InboxPassResult> RunAgainAsync(JudgingAhead judging, WeekTerms terms, CancellationToken ct) => RunAsync(judging, terms, null, ct);

    private async Task<InboxPassResult> RunAsync(JudgingAhead judging, WeekTerms terms, ProgramVersion? failedBefore, CancellationToken ct)
    {
        var again = await register.FailedAsync(failedBefore, ct);
        var verdicts = new List<StoredVerdict>();
        var failed = new List<FailedFile>();
        foreach (var file in await register.UnansweredAsync(ct))
            await AttemptAsync(file.Slug, file.Name, failed, () => FinishAsync(file, null));
        foreach (var file in again)
            await AttemptAsync(file.Slug, file.Name, failed, () => FinishAsync(file, null, isTold: true));
        var scan = scanner.Scan();
        failed.AddRange(scan.Failed);
        var tried = failed.Select(file => (file.Slug, file.Name)).ToHashSet();
        var untried = scan.Settled.Where(found => !tried.Contains((found.Slug, found.Name))).ToList();
        await foreach (var (found, begun) in AheadAsync(untried, judging, ct))
            await AttemptAsync(found.Slug, found.Name, failed, () => TakeAsync(found, begun));
        return new(verdicts, scan.Waiting, failed);

        async Task TakeAsync(FoundFile found, Task<Begun?> begun)
        {
            if (await begun is not { } archived) return;
            if (await register.RegisterAsync(found, archived.File.Sha256, ct) is { } file) await FinishAsync(file, file.Archived == archived.File ? archived.Judged : null);
        }

        async Task FinishAsync(ReceivedFile file, Task<JudgedWorkbook>? judged, bool isTold = false)
        {
            var verdict = IntakeRules.Now((file.IsNew ? null : await submissions.FindAsync(file, ct))
                ?? await submissions.SaveAsync(file, await (judged ?? judging.Judge(file.Archived, ct)), terms, ct), terms);
            // A ward that knows of the failure is not told a second time.
            if (verdict.Verdict != Verdict.Failed || !isTold) await AnswerAsync(verdict, ct);
            log.LogInformation("{Slug}: file {Sha256} {Verdict} with {Findings} findings.", file.Slug, file.Sha256, verdict.Verdict, verdict.Findings.Count);
            verdicts.Add(verdict);
        }
    }

    /// <summary>The files in their order, each with the work that was begun on it while those before were stored.</summary>
    private async IAsyncEnumerable<(FoundFile File, Task<Begun?> Begun)> AheadAsync(IReadOnlyList<FoundFile> files, JudgingAhead judging, [EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var begun = new Queue<(FoundFile File, Task<Begun?> Work)>();
        try
        {
            for (var next = 0; next < files.Count || begun.Count > 0;)
            {
                for (; next < files.Count && begun.Count <= judging.Ahead; next++)
                {
                    var file = files[next];
                    begun.Enqueue((file, Task.Run(() => BeginAsync(file, judging, stop.Token), CancellationToken.None)));
                }

                yield return begun.Peek();
                await EndAsync(begun.Dequeue().Work);
            }
        }
        finally
        {
            // What is left when the pass ends early is of no use any more.
            await stop.CancelAsync();
            foreach (var (_, work) in begun) await EndAsync(work);
        }
    }

    private async Task<Begun?> BeginAsync(FoundFile found, JudgingAhead judging, CancellationToken ct)
    {
        if (await ArchiveAsync(found, ct) is not { } sha256) return null;
        var file = new ArchivedFile(found.Slug.Storable(), found.Name.Storable(), archive.PathOf(sha256), sha256);
        return new(file, judging.Judge(file, ct));
    }

    /// <summary>Waits until nothing of it is under way any more; who needed its result has it, or its exception.</summary>
    private static async Task EndAsync(Task<Begun?> work)
    {
        await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (work.IsCompletedSuccessfully && work.Result is { } begun) await ((Task)begun.Judged).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AnswerAsync(StoredVerdict verdict, CancellationToken ct)
    {
        await answer.WriteAsync(verdict, ct);
        await PutAwayAsync(verdict.File, ct);
        await register.AnsweredAsync(verdict.File, ct);
    }

    private async Task AttemptAsync(string slug, string name, List<FailedFile> failed, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or SurroundingsException) && Storage.StoreFailure.Find(fault) is null)
        {
            // Whatever one file does to us, the others must not wait for it: it is told, kept, and tried again by the next pass.
            log.LogError(fault, "{Slug}: a file could not be dealt with; it stays where it is.", slug);
            failed.Add(new(slug, name, fault.Message));
        }
    }

    /// <summary>Null when the file is gone: another pass took it, or the ward took it back.</summary>
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

    private async Task PutAwayAsync(ReceivedFile file, CancellationToken ct)
    {
        try
        {
            if (File.Exists(file.Path)) await MoveAsync(file, ct);
        }
        catch (FileNotFoundException gone) when (gone.FileName == file.Path)
        {
            // Another pass put it away in the same moment.
        }
    }

    private async Task MoveAsync(ReceivedFile file, CancellationToken ct)
    {
        // The ward may have written a new workbook under the old name since: that one is still to be taken.
        if (new FileInfo(file.Path).Length != file.Bytes || await FileArchive.HashAsync(file.Path, ct) != file.Sha256) return;
        var target = paths.Put(file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(file.Path, target, overwrite: false);
    }

    /// <summary>A file whose bytes are kept, and the judgement on it that is under way.</summary>
    private sealed record Begun(ArchivedFile File, Task<JudgedWorkbook> Judged);
}
