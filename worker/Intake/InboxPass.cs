namespace MongCai.Poverty.Etl.Intake;

/// <summary>What one pass over the inbox did.</summary>
/// <param name="Verdicts">One per file that was judged and answered.</param>
/// <param name="Waiting">Files that may still be written to; the next pass takes them.</param>
/// <param name="Failed">Files and folders that could not be dealt with; they stay where they are and the next pass tries again.</param>
public sealed record InboxPassResult(IReadOnlyList<StoredVerdict> Verdicts, int Waiting, IReadOnlyList<FailedFile> Failed);

/// <summary>
/// Takes what lies in the inbox through archive, judgement, register, store, answer and putting away: a crash at any point is mended by the next pass. Files are
/// archived and judged ahead, so that the readers read while the store stores. From the register on they keep their order, oldest first over all folders: what comes for the
/// first time is stored together as far as it is ready, in one transaction, everything else one at a time.
/// Two passes at once do no harm.
/// </summary>
public sealed class InboxPass(
    InboxShare share, InboxScanner scanner, FileArchive archive, FileRegister register, FirstArrivals firsts, SubmissionStore submissions, IWardAnswer answer, InboxPaths paths, ProgramVersion program, ILogger<InboxPass> log)
{
    /// <summary>Runs once: first what an earlier pass left unfinished, then what an earlier version of the program failed on, then what is new.</summary>
    /// <param name="judging">Reads and judges.</param>
    /// <param name="terms">When a workbook may come.</param>
    /// <param name="ct">Ends the pass between two steps; the next pass goes on there.</param>
    /// <exception cref="SurroundingsException">The inbox or the store is away, or the folder is not the store's share: nothing was done.</exception>
    public Task<InboxPassResult> RunAsync(JudgingAhead judging, WeekTerms terms, CancellationToken ct) => RunAsync(judging, terms, program, ct);

    /// <summary>The same, and what this very version failed on is tried again too: by hand, when the machine was at fault.</summary>
    public Task<InboxPassResult> RunAgainAsync(JudgingAhead judging, WeekTerms terms, CancellationToken ct) => RunAsync(judging, terms, null, ct);

    private async Task<InboxPassResult> RunAsync(JudgingAhead judging, WeekTerms terms, ProgramVersion? failedBefore, CancellationToken ct)
    {
        var scannedAt = await share.RequireAsync(ct);
        var again = await register.FailedAsync(failedBefore, ct);
        var verdicts = new List<StoredVerdict>();
        var failed = new List<FailedFile>();
        foreach (var file in await register.UnansweredAsync(ct))
            await AttemptAsync(file.Slug, file.Name, failed, () => FinishAsync(file, null));
        foreach (var file in again)
            await AttemptAsync(file.Slug, file.Name, failed, () => FinishAsync(file, null, isTold: true));
        var scan = scanner.Scan(scannedAt);
        failed.AddRange(scan.Failed);
        var tried = failed.Select(file => (file.Slug, file.Name)).ToHashSet();
        var untried = scan.Settled.Where(found => !tried.Contains((found.Slug, found.Name))).ToList();
        await foreach (var group in new FilesAhead(archive, judging).GroupsAsync(untried, ct))
            await TakeAllAsync(group);
        // What waits or failed was seen: were this pass noted, the next process would take it for newer than it is.
        if (scan.Waiting == 0 && failed.Count == 0) await share.ScannedAsync(scan.At, ct);
        return new(verdicts, scan.Waiting, failed);

        async Task TakeAllAsync(IReadOnlyList<FileAhead> group)
        {
            var stored = await firsts.StoreAsync([.. group.Select(file => file.Arrival).OfType<JudgedArrival>()], terms, ct);
            var answered = new List<ReceivedFile>();
            foreach (var verdict in stored) await AttemptAsync(verdict.File.Slug, verdict.File.Name, failed, () => AnswerFirstAsync(verdict, answered));
            await register.AnsweredAsync(answered, ct);
            foreach (var (found, work) in group.Skip(stored.Count)) await AttemptAsync(found.Slug, found.Name, failed, () => TakeAsync(found, work));
        }

        async Task TakeAsync(FoundFile found, Task<BegunFile?> begun)
        {
            if (await begun is not { } archived) return;
            if (await register.RegisterAsync(found, archived.File.Sha256, ct) is { } file) await FinishAsync(file, file.Archived == archived.File ? archived.Judged : null);
        }

        async Task AnswerFirstAsync(StoredVerdict verdict, List<ReceivedFile> answered)
        {
            await TellAsync(verdict, ct);
            answered.Add(verdict.File);
            Note(verdict);
        }

        async Task FinishAsync(ReceivedFile file, Task<JudgedWorkbook>? judged, bool isTold = false)
        {
            var verdict = IntakeRules.Now((file.IsNew ? null : await submissions.FindAsync(file, ct))
                ?? await submissions.SaveAsync(file, await (judged ?? judging.Judge(file.Archived, ct)), terms, ct), terms);
            // A ward that knows of the failure is not told a second time.
            if (verdict.Verdict != Verdict.Failed || !isTold) await AnswerAsync(verdict, ct);
            Note(verdict);
        }

        void Note(StoredVerdict verdict)
        {
            var file = verdict.File;
            log.LogInformation("{Slug}: file {Sha256} {Verdict} with {Findings} findings.", file.Slug, file.Sha256, verdict.Verdict, verdict.Findings.Count);
            verdicts.Add(verdict);
        }
    }

    private async Task AnswerAsync(StoredVerdict verdict, CancellationToken ct)
    {
        if (verdict is { Version: > 1, Repeated: false, IsSuperseded: false }) await RenewReplacedAsync(verdict, ct);
        await TellAsync(verdict, ct);
        await register.AnsweredAsync(verdict.File, ct);
    }

    /// <summary>Before the new version is answered: where both have one name for the returned workbook, the new one's stays.</summary>
    private async Task RenewReplacedAsync(StoredVerdict verdict, CancellationToken ct)
    {
        foreach (var file in await register.ReplacedByAsync(verdict.SubmissionId, ct))
        {
            if (await submissions.FindAsync(file, ct) is { } replaced) await answer.RenewAsync(replaced, ct);
        }
    }

    private async Task TellAsync(StoredVerdict verdict, CancellationToken ct)
    {
        await answer.WriteAsync(verdict, ct);
        PutAway(verdict.File);
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

    private void PutAway(ReceivedFile file)
    {
        try
        {
            if (File.Exists(file.Path)) Move(file);
        }
        catch (FileNotFoundException gone) when (gone.FileName == file.Path)
        {
            // Another pass put it away in the same moment.
        }
    }

    private void Move(ReceivedFile file)
    {
        // The ward may have written a new workbook under the old name since: that one is still to be taken.
        if (new FileInfo(file.Path).Length != file.Bytes || FileArchive.Hash(file.Path) != file.Sha256) return;
        var target = paths.Put(file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(file.Path, target, overwrite: false);
    }
}
