using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>A verdict that has its row, with what is to be stored beside it.</summary>
/// <param name="Row">The row, which has its key.</param>
/// <param name="Judged">The workbook.</param>
/// <param name="Findings">Everything to tell the ward.</param>
internal sealed record JudgedRow(SubmissionRow Row, JudgedWorkbook Judged, IReadOnlyList<Finding> Findings);

/// <summary>Judged workbooks as rows.</summary>
internal static class JudgedRows
{
    /// <summary>The row of a verdict.</summary>
    /// <param name="file">The file.</param>
    /// <param name="judged">The workbook.</param>
    /// <param name="version">Version among the accepted workbooks of ward and week; null when it is rejected.</param>
    /// <param name="terms">When a workbook may come.</param>
    /// <param name="now">The moment of storing.</param>
    public static SubmissionRow Of(ReceivedFile file, JudgedWorkbook judged, int? version, WeekTerms terms, DateTimeOffset now) => new()
    {
        FileId = file.Id,
        Arrival = file.Arrival,
        FileName = file.Name.Storable(),
        Ward = judged.Ward,
        Week = judged.Week,
        Verdict = version is null ? Verdict.Rejected : Verdict.Accepted,
        Version = version,
        Late = judged.Week is { } week && IntakeRules.IsLate(week, file.Times, terms),
        ReceivedAt = file.SeenAt,
        StoredAt = now,
    };

    /// <summary>Copies findings and content, each table at once for all workbooks.</summary>
    public static async Task CopyAsync(EtlDbContext db, IReadOnlyList<JudgedRow> judged, PersonalDataCipher cipher, CancellationToken ct)
    {
        var accepted = judged.Select(one => (Content: (one.Judged as AcceptedSubmission)?.Content, one.Row.Id)).Where(one => one.Content is not null).ToList();
        await BulkCopy.CopyAsync(db, [.. accepted.SelectMany(one => SubmissionContent.SummaryRows(one.Content!, one.Id))], ct);
        await BulkCopy.CopyAsync(db, [.. accepted.SelectMany(one => SubmissionContent.HouseholdRows(one.Content!, one.Id, cipher))], ct);
        await BulkCopy.CopyAsync(db, [.. accepted.SelectMany(one => SubmissionContent.SupportRows(one.Content!, one.Id))], ct);
        await BulkCopy.CopyAsync(db, [.. judged.SelectMany(one => SubmissionContent.FindingRows(one.Findings, one.Row.Id))], ct);
    }
}
