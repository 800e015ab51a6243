using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>A file on which the program failed and that has no verdict since.</summary>
/// <param name="Slug">The ward's folder.</param>
/// <param name="Name">Name at the last arrival.</param>
/// <param name="Sha256">Hash of the bytes.</param>
/// <param name="SeenAt">When it arrived first, UTC: by this moment it will count.</param>
public sealed record FailedArrival(string Slug, string Name, string Sha256, DateTimeOffset SeenAt)
{
    /// <summary>The week that is reported in the week in which the file came. A failed file tells no week itself.</summary>
    public ReportingWeek ReportedThen => ReportingWeek.Containing(IntakeFindings.Date(SeenAt)).Previous;

    /// <summary>True for the weeks whose reports a ward may send when the file came: the running one and the one before.</summary>
    public bool MayReport(ReportingWeek week) => week == ReportedThen || week == ReportedThen.Next;

    /// <summary>What was without a verdict at a moment, oldest first.</summary>
    /// <param name="db">The store.</param>
    /// <param name="asOf">The moment; null for the present.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    internal static async Task<IReadOnlyList<FailedArrival>> LoadAsync(EtlDbContext db, DateTimeOffset? asOf, CancellationToken ct)
    {
        var files = db.Set<FileRow>().AsNoTracking().Where(file => file.FailedAt != null);
        var verdicts = db.Set<SubmissionRow>().AsNoTracking();
        if (asOf is { } moment) (files, verdicts) = (files.Where(file => file.FailedAt <= moment), verdicts.Where(row => row.StoredAt <= moment));
        return await files
            .Where(file => !verdicts.Any(row => row.FileId == file.Id && row.StoredAt >= file.FailedAt))
            .OrderBy(file => file.SeenAt).ThenBy(file => file.Id)
            .Select(file => new FailedArrival(file.Slug, file.Name, file.Sha256, file.SeenAt))
            .ToListAsync(ct);
    }
}
