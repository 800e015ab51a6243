using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>The verdict on one arrival of a file, as it lies in the store.</summary>
/// <param name="File">The file.</param>
/// <param name="SubmissionId">Key of the submission; the former one's when the file was repeated. 0 when the program failed.</param>
/// <param name="Verdict">Accepted, rejected, or failed.</param>
/// <param name="Ward">Ward code; null when a rejected workbook does not tell.</param>
/// <param name="Week">Week; null when a rejected workbook does not tell.</param>
/// <param name="Version">Version among the accepted workbooks of ward and week; null when rejected.</param>
/// <param name="Repeated">True when the same bytes had been accepted before, so that nothing new was stored (GN008).</param>
/// <param name="Findings">Everything to tell the ward.</param>
public sealed record StoredVerdict(
    ReceivedFile File, long SubmissionId, Verdict Verdict, string? Ward, ReportingWeek? Week, int? Version, bool Repeated, IReadOnlyList<Finding> Findings)
{
    /// <summary>
    /// True when a newer version is in force: it was accepted and superseded since, or it could be judged only after the newer one was. The file counts for nothing.
    /// </summary>
    public bool IsSuperseded { get; init; }

    /// <summary>True when it was accepted and counts as soon as the plan of its year is known (GN107).</summary>
    public bool IsWaiting => Verdict == Verdict.Accepted && !IsSuperseded && Findings.Any(IntakeFindings.IsWaiting);

    /// <summary>English, for the administrator: why the program failed; null unless it did.</summary>
    public string? Reason { get; init; }
}

/// <summary>Stores verdicts and the content of accepted workbooks: never updated, only superseded.</summary>
public sealed class SubmissionStore(IDbContextFactory<EtlDbContext> contexts, PersonalDataCipher cipher, TimeProvider time, ProgramVersion program)
{
    private const int Attempts = 5;

    /// <summary>The verdict that was stored on this arrival of the file; null when it is still to be judged.</summary>
    public async Task<StoredVerdict?> FindAsync(ReceivedFile file, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var former = await NewestAsync(db, file, ct);
        return former is not null && Settles(former, file) ? await StoredAsync(db, former, file, ct) : null;
    }

    /// <summary>
    /// Stores a verdict with its findings, and the content when it is accepted, in one transaction. An accepted workbook supersedes the former version of
    /// its ward and week, unless the program had failed on it and the ward has sent a newer one since; a rejected one leaves it in force. Calling again for the
    /// same arrival changes nothing and gives the stored verdict. Of a workbook on which the program failed only that is noted.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="judged">What validation made of it.</param>
    /// <param name="terms">When a workbook may come (GN105, GN106).</param>
    /// <param name="ct">Ends the work; nothing is stored then.</param>
    /// <exception cref="SurroundingsException">The store cannot be reached.</exception>
    public async Task<StoredVerdict> SaveAsync(ReceivedFile file, JudgedWorkbook judged, WeekTerms terms, CancellationToken ct)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if ((attempt > 0 || !file.IsNew) && await FindAsync(file, ct) is { } known) return known;
            if (judged is FailedWorkbook failed)
            {
                if (await NoteFailureAsync(file, failed, ct) is { } noted) return noted;
            }
            else if (await TryAddAsync(file, IntakeRules.Judge(judged, file.Times, terms), terms, ct) is { } added) return added;
        }

        throw new TransientException($"Quá nhiều tiến trình cùng ghi báo cáo của thư mục {file.Slug}; tệp chưa được ghi nhận và vẫn còn nguyên. Hãy chạy lại.");
    }

    /// <summary>Null when another process stored a verdict on the same arrival meanwhile: that one counts.</summary>
    private async Task<StoredVerdict?> NoteFailureAsync(ReceivedFile file, FailedWorkbook failed, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row = db.Set<FileRow>().Where(kept => kept.Id == file.Id);
        // The first update waits for the other process, the question after it sees what that one stored.
        await row.ExecuteUpdateAsync(set => set.SetProperty(kept => kept.FailedWith, program.Text), ct);
        if (await db.Set<SubmissionRow>().AnyAsync(other => other.FileId == file.Id && other.Arrival == file.Arrival, ct)) return null;
        await row.Where(kept => kept.State != FileState.Failed)
            .ExecuteUpdateAsync(set => set.SetProperty(kept => kept.State, FileState.Failed).SetProperty(kept => kept.FailedAt, now), ct);
        await transaction.CommitAsync(ct);
        return new(file, 0, Verdict.Failed, null, null, null, Repeated: false, []) { Reason = failed.Reason };
    }

    /// <summary>Null when another process stored the same arrival, or the same version of the ward's week, a moment earlier.</summary>
    private async Task<StoredVerdict?> TryAddAsync(ReceivedFile file, JudgedWorkbook judged, WeekTerms terms, CancellationToken ct)
    {
        try
        {
            return await AddAsync(file, judged, terms, ct);
        }
        catch (DbUpdateException raced) when (StoreFailure.IsDuplicate(raced))
        {
            return null;
        }
    }

    private async Task<StoredVerdict> AddAsync(ReceivedFile file, JudgedWorkbook judged, WeekTerms terms, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var former = file.IsNew ? null : await NewestAsync(db, file, ct);
        var (row, versions) = judged is AcceptedSubmission accepted ? await AddAsync(db, file, accepted, terms, ct) : (await AddRowAsync(db, file, judged, null, terms, ct), []);
        IReadOnlyList<Finding> findings = [.. former is null ? (Finding[])[] : [IntakeFindings.ReceivedBefore(former)], .. versions, .. judged.Findings];
        await JudgedRows.CopyAsync(db, [new(row, judged, findings)], cipher, ct);
        await SetStateAsync(db, file, row, ct);
        await transaction.CommitAsync(ct);
        return new(file, row.Id, row.Verdict, row.Ward, row.Week, row.Version, Repeated: false, await StoredVersions.AsTheyStandAsync(db, row, file, findings, ct)) { IsSuperseded = row.SupersededBy is not null };
    }

    /// <summary>The row, and GN108 when it took an earlier one's place.</summary>
    private async Task<(SubmissionRow Row, IReadOnlyList<Finding> Versions)> AddAsync(EtlDbContext db, ReceivedFile file, AcceptedSubmission accepted, WeekTerms terms, CancellationToken ct)
    {
        var versions = await db.Set<SubmissionRow>().AsNoTracking().Where(other => other.Ward == accepted.Ward && other.Week == accepted.Week && other.Verdict == Verdict.Accepted).ToListAsync(ct);
        var row = await AddRowAsync(db, file, accepted, 1 + (versions.Max(other => other.Version) ?? 0), terms, ct);
        // A rival that stores a version of the same ward and week meanwhile has the same number: one of the two begins anew.
        var inForce = versions.Where(other => other.SupersededBy is null).ToList();
        if (inForce.Count == 0 || await StandsBackAsync(db, file, row, inForce, ct)) return (row, []);
        await SupersedeAsync(db, row, inForce, ct);
        return (row, [await StoredVersions.ReplacesAsync(db, file, row, accepted.Content, inForce.MaxBy(other => other.Version)!, cipher, terms, ct)]);
    }

    private async Task<SubmissionRow> AddRowAsync(EtlDbContext db, ReceivedFile file, JudgedWorkbook judged, int? version, WeekTerms terms, CancellationToken ct)
    {
        var row = JudgedRows.Of(file, judged, version, terms, time.GetUtcNow());
        db.Add(row);
        await db.SaveChangesAsync(ct);
        return row;
    }

    /// <summary>
    /// A workbook on which the program failed counts by the time it came first, and of two that were seen together the one with the later time of its own counts, even if the other one could
    /// be taken only by a later pass: the newer one stays in force, and this one is born superseded.
    /// </summary>
    private static async Task<bool> StandsBackAsync(EtlDbContext db, ReceivedFile file, SubmissionRow row, List<SubmissionRow> inForce, CancellationToken ct)
    {
        var hasFailed = !file.IsNew && await db.Set<FileRow>().AnyAsync(kept => kept.Id == file.Id && kept.State == FileState.Failed, ct);
        var newer = (hasFailed ? inForce.Find(other => other.ReceivedAt > row.ReceivedAt) : null) ?? await StoredVersions.SavedLaterAsync(db, file, inForce.FindAll(other => other.ReceivedAt == row.ReceivedAt), ct);
        if (newer is null) return false;
        (row.SupersededBy, row.SupersededAt) = (newer.Id, row.StoredAt);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private static async Task SupersedeAsync(EtlDbContext db, SubmissionRow row, List<SubmissionRow> inForce, CancellationToken ct)
    {
        var (former, files) = (inForce.ConvertAll(other => other.Id), inForce.ConvertAll(other => other.FileId));
        await db.Set<SubmissionRow>().Where(other => former.Contains(other.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(other => other.SupersededBy, row.Id).SetProperty(other => other.SupersededAt, row.StoredAt), ct);
        await db.Set<FileRow>().Where(file => files.Contains(file.Id)).ExecuteUpdateAsync(set => set.SetProperty(file => file.State, FileState.Superseded), ct);
    }

    private static async Task SetStateAsync(EtlDbContext db, ReceivedFile file, SubmissionRow row, CancellationToken ct)
    {
        var state = row switch
        {
            { Verdict: Verdict.Rejected } => FileState.Rejected,
            { SupersededBy: null } => FileState.Accepted,
            _ => FileState.Superseded,
        };
        var kept = db.Set<FileRow>().Where(kept => kept.Id == file.Id);
        // The ward was told that an answer follows: a crash before it is written must not lose it.
        if (!file.IsNew) await kept.Where(failed => failed.State == FileState.Failed).ExecuteUpdateAsync(set => set.SetProperty(failed => failed.AnsweredAt, (DateTimeOffset?)null), ct);
        await kept.ExecuteUpdateAsync(set => set.SetProperty(one => one.State, state), ct);
    }

    private static Task<SubmissionRow?> NewestAsync(EtlDbContext db, ReceivedFile file, CancellationToken ct) =>
        db.Set<SubmissionRow>().AsNoTracking().Where(row => row.FileId == file.Id).OrderByDescending(row => row.Arrival).FirstOrDefaultAsync(ct);

    // Bytes that were accepted once are never judged again; rejected ones are, because the week may have begun or the rules may have changed.
    private static bool Settles(SubmissionRow former, ReceivedFile file) => former.Arrival == file.Arrival || former.Verdict == Verdict.Accepted;

    private static async Task<StoredVerdict> StoredAsync(EtlDbContext db, SubmissionRow former, ReceivedFile file, CancellationToken ct)
    {
        var rows = await db.Set<FindingRow>().AsNoTracking().Where(row => row.SubmissionId == former.Id).OrderBy(row => row.Ordinal).ToListAsync(ct);
        var repeated = former.Arrival != file.Arrival;
        var findings = await StoredVersions.AsTheyStandAsync(db, former, file, [.. rows.Select(row => row.ToFinding())], ct);
        if (repeated) findings = [IntakeFindings.ReceivedBefore(former), .. findings];
        return new(file, former.Id, former.Verdict, former.Ward, former.Week, former.Version, repeated, findings) { IsSuperseded = former.SupersededBy is not null };
    }
}
