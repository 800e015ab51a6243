using MongCai.Poverty.Etl.Answering;
using MongCai.Poverty.Etl.Intake;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>The workbooks that go back to wards with their faults marked.</summary>
internal sealed class CheckedWorkbooks(WorkbookReaders readers, ILogger<CheckedWorkbooks> log)
{
    /// <summary>Builds the workbook of an answer: the ward's own one, or a copy when that cannot be marked.</summary>
    /// <returns>An .xlsx file; null when there is nothing to mark, nothing to mark in, the file does not count any more, or building it failed.</returns>
    public async Task<byte[]?> BuildAsync(StoredVerdict verdict, AnswerHeading heading, CancellationToken ct)
    {
        if (!IsMarked(verdict)) return null;
        try
        {
            return await readers.MarkAsync(verdict.File.ArchivePath, verdict.Findings, heading, ct);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException or PermanentException or ConfigurationFaultException))
        {
            // The verdict stands and the ward must hear of it: the receipt alone tells every finding's place.
            log.LogError(fault, "{Slug}: no workbook could be returned for file {Sha256}; its receipt goes without one.", verdict.File.Slug, verdict.File.Sha256);
            return null;
        }
    }

    /// <summary>Nothing is marked where the only remark is that the file came late: that stands in no cell, and the receipt tells it.</summary>
    private static bool IsMarked(StoredVerdict verdict) =>
        !verdict.IsSuperseded && !verdict.Findings.Any(AnswerWords.IsUnreadable)
        && verdict.Findings.Any(finding => finding.Severity != Severity.Info && !IntakeFindings.IsOfArrival(finding));
}
