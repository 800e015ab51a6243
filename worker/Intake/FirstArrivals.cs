using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>A workbook that is archived and judged, before it is registered.</summary>
/// <param name="Found">The file as it lies in the inbox.</param>
/// <param name="Sha256">Hash of the bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Judged">The workbook.</param>
public sealed record JudgedArrival(FoundFile Found, string Sha256, JudgedWorkbook Judged);

/// <summary>
/// Registers and stores workbooks whose bytes, ward and week are new to the store, several in one transaction: what a pass costs is statements and commits. Whatever is not as simple
/// as that, a rival pass and a row that the store refuses among it, is left to <see cref="FileRegister"/> and <see cref="SubmissionStore"/>, which take one file at a time.
/// </summary>
public sealed class FirstArrivals(IDbContextFactory<EtlDbContext> contexts, FileRegister register, PersonalDataCipher cipher, TimeProvider time, ILogger<FirstArrivals> log)
{
    /// <summary>A workbook, registered and with what its moment of arrival says.</summary>
    private sealed record Entry(FileRow File, JudgedWorkbook Judged);

    /// <summary>Stores those at the beginning of the list that can be stored together; all of them or, when it fails, none.</summary>
    /// <param name="arrivals">Workbooks in the order in which they are to be stored; their bytes are archived.</param>
    /// <param name="terms">When a workbook may come (GN105, GN106).</param>
    /// <param name="ct">Ends the work; nothing is stored then.</param>
    /// <returns>The verdicts on so many of the first workbooks; the others are to be taken one at a time.</returns>
    /// <exception cref="SurroundingsException">The store cannot be reached.</exception>
    public async Task<IReadOnlyList<StoredVerdict>> StoreAsync(IReadOnlyList<JudgedArrival> arrivals, WeekTerms terms, CancellationToken ct)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var first = await NewAsync(db, Apart(arrivals), ct);
            return first.Count == 0 ? [] : await StoreAsync(db, first.ConvertAll(arrival => Enter(arrival, terms)), terms, ct);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or SurroundingsException) && StoreFailure.Find(fault) is null)
        {
            // One of them broke a key that a rival was first to take, or holds what the store refuses: taken one by one the others pass, and that one is told.
            log.LogWarning(fault, "{Files} files could not be stored together and are taken one at a time.", arrivals.Count);
            return [];
        }
    }

    /// <summary>The first of them, as far as no two lie in one folder or speak for one ward: of those the order counts.</summary>
    private static List<JudgedArrival> Apart(IReadOnlyList<JudgedArrival> arrivals)
    {
        var (slugs, wards) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        return [.. arrivals.TakeWhile(arrival => arrival.Judged is not FailedWorkbook && slugs.Add(arrival.Found.Slug) && (arrival.Judged.Ward is not { } ward || wards.Add(ward)))];
    }

    /// <summary>The first of them, as far as neither their bytes came before nor their ward has reported their week.</summary>
    private static async Task<List<JudgedArrival>> NewAsync(EtlDbContext db, List<JudgedArrival> arrivals, CancellationToken ct)
    {
        var (slugs, hashes) = (arrivals.ConvertAll(arrival => arrival.Found.Slug.Storable()), arrivals.ConvertAll(arrival => arrival.Sha256));
        var wards = arrivals.Select(arrival => arrival.Judged.Ward).OfType<string>().ToList();
        var files = await db.Set<FileRow>().Where(file => slugs.Contains(file.Slug) && hashes.Contains(file.Sha256)).Select(file => file.Slug).ToListAsync(ct);
        var reports = await db.Set<SubmissionRow>().Where(row => row.Ward != null && wards.Contains(row.Ward) && row.Verdict == Verdict.Accepted)
            .Select(row => new { row.Ward, row.Week }).Distinct().ToListAsync(ct);
        return [.. arrivals.TakeWhile(arrival => !files.Contains(arrival.Found.Slug.Storable()) && !reports.Contains(new { arrival.Judged.Ward, arrival.Judged.Week }))];
    }

    private static Entry Enter(JudgedArrival arrival, WeekTerms terms)
    {
        var row = FileRegister.RowOf(arrival.Found, arrival.Sha256);
        var judged = IntakeRules.Judge(arrival.Judged, FileRegister.TimesOf(row), terms);
        row.State = judged is AcceptedSubmission ? FileState.Accepted : FileState.Rejected;
        return new(row, judged);
    }

    private async Task<IReadOnlyList<StoredVerdict>> StoreAsync(EtlDbContext db, List<Entry> entries, WeekTerms terms, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await AddAsync(db, entries.ConvertAll(entry => entry.File), ct);
        var files = entries.ConvertAll(entry => register.Received(entry.File) with { IsNew = true });
        List<JudgedRow> judged = [.. files.Zip(entries, (file, entry) => new JudgedRow(JudgedRows.Of(file, entry.Judged, entry.Judged is AcceptedSubmission ? 1 : null, terms, now), entry.Judged, entry.Judged.Findings))];
        await AddAsync(db, judged.ConvertAll(one => one.Row), ct);
        await JudgedRows.CopyAsync(db, judged, cipher, ct);
        await transaction.CommitAsync(ct);
        return [.. files.Zip(judged, (file, one) => new StoredVerdict(file, one.Row.Id, one.Row.Verdict, one.Row.Ward, one.Row.Week, one.Row.Version, Repeated: false, one.Findings))];
    }

    private static async Task AddAsync<TRow>(EtlDbContext db, List<TRow> rows, CancellationToken ct) where TRow : class
    {
        db.AddRange(rows);
        await db.SaveChangesAsync(ct);
    }
}
