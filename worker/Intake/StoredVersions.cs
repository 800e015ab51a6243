using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>The accepted workbooks of one ward and week, as far as one of them has something to do with another.</summary>
internal static class StoredVersions
{
    /// <summary>GN108 for a workbook that takes an earlier one's place.</summary>
    /// <param name="db">The store.</param>
    /// <param name="file">The new file.</param>
    /// <param name="row">Its row.</param>
    /// <param name="content">What it says.</param>
    /// <param name="former">The version whose place it takes.</param>
    /// <param name="cipher">Opens the identity numbers of the former version.</param>
    /// <param name="terms">Names the figures.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    public static async Task<Finding> ReplacesAsync(
        EtlDbContext db, ReceivedFile file, SubmissionRow row, Submission content, SubmissionRow former, PersonalDataCipher cipher, WeekTerms terms, CancellationToken ct)
    {
        var before = (await SubmissionReader.LoadAsync(db, [former], cipher, ct))[former.Id];
        return VersionFindings.Replaces(content.Week, row.Version!.Value, file.Slug, await NamedAsync(db, former, ct), VersionChanges.Between(before.Content, content), key => terms.FigureName(content.Week, key));
    }

    /// <summary>
    /// The findings as they stand now: of a workbook whose place was taken, by which version (GN108) instead of what it had replaced itself. Not stored, for it changes with each newer
    /// version.
    /// </summary>
    public static async Task<IReadOnlyList<Finding>> AsTheyStandAsync(EtlDbContext db, SubmissionRow row, ReceivedFile file, IReadOnlyList<Finding> findings, CancellationToken ct)
    {
        if (row.SupersededBy is null) return findings;
        var inForce = await db.Set<SubmissionRow>().AsNoTracking()
            .Where(other => other.Ward == row.Ward && other.Week == row.Week && other.Verdict == Verdict.Accepted && other.SupersededBy == null)
            .OrderByDescending(other => other.Version).FirstAsync(ct);
        return [VersionFindings.ReplacedBy(row, file.Slug, await NamedAsync(db, inForce, ct)), .. findings.Where(finding => !VersionFindings.IsOne(finding))];
    }

    /// <summary>One of the versions that were seen together with a file whose own time is later; null when there is none.</summary>
    public static async Task<SubmissionRow?> SavedLaterAsync(EtlDbContext db, ReceivedFile file, List<SubmissionRow> together, CancellationToken ct)
    {
        if (together.Count == 0) return null;
        var ids = together.ConvertAll(other => other.FileId);
        var later = await db.Set<FileRow>().Where(kept => ids.Contains(kept.Id) && kept.ModifiedAt > file.ModifiedAt).Select(kept => kept.Id).ToListAsync(ct);
        return together.Find(other => later.Contains(other.FileId));
    }

    private static async Task<NamedVersion> NamedAsync(EtlDbContext db, SubmissionRow row, CancellationToken ct) =>
        new(row.Version!.Value, await db.Set<FileRow>().Where(file => file.Id == row.FileId).Select(file => file.Slug).SingleAsync(ct), row.FileName, row.ReceivedAt);
}
