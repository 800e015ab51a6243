using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Closes a week: reconcile, decide complete or held, render, queue mail. The figures, the documents and the messages enter the store in one transaction.</summary>
public sealed class CloseWeek(
    IDbContextFactory<EtlDbContext> contexts,
    WeekInputs inputs,
    Reports reports,
    EditionStore editions,
    Postings postings,
    Exclusion exclusion,
    CityConfiguration city,
    TimeProvider time)
{
    /// <summary>Closes the week, or says why not. May run any number of times and in several processes.</summary>
    public Task<CloseResult> RunAsync(ReportingWeek week, CancellationToken ct) =>
        exclusion.RunAsync("close-week", week.ToString(), held => CloseAsync(week, held), CloseResult.Busy(week.ToString()), ct);

    private async Task<CloseResult> CloseAsync(ReportingWeek week, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var result = WeekReconciliation.Reconcile(await inputs.FetchAsync(week, null, ct));
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.FindAsync<WeekRow>([week], ct) ?? db.Add(new WeekRow { Week = week, OpenedAt = now }).Entity;
        return row.State switch
        {
            WeekState.Closed => await RepeatAsync(row, result, ct),
            _ when IsIncomplete(result) => await HoldAsync(db, row, result, now, ct),
            _ => await FreezeAsync(db, row, result, now, ct),
        };
    }

    private bool IsIncomplete(ReconciliationResult result) =>
        result.SubmittedCount * 100 < result.Wards.Count * city.Calendar.MinimumSubmittedPercent;

    private async Task<CloseResult> RepeatAsync(WeekRow row, ReconciliationResult result, CancellationToken ct)
    {
        var changed = ReconciliationRecord.Of(result).Hash() != row.ResultHash;
        var files = await editions.WriteOutAsync(DocumentKinds.WeeklyReport, row.Week.ToString(), ct);
        return Answer(result, changed ? CloseOutcome.ChangedSince : CloseOutcome.AlreadyClosed, row.Edition, 0, files);
    }

    private async Task<CloseResult> HoldAsync(EtlDbContext db, WeekRow row, ReconciliationResult result, DateTimeOffset now, CancellationToken ct)
    {
        row.State = WeekState.Held;
        var queued = await postings.QueueHeldNoticeAsync(db, result, now, ct);
        db.Add(Audit(now, "week.held", result));
        await db.SaveChangesAsync(ct);
        return Answer(result, CloseOutcome.Held, row.Edition, queued, []);
    }

    private async Task<CloseResult> FreezeAsync(EtlDbContext db, WeekRow row, ReconciliationResult result, DateTimeOffset now, CancellationToken ct)
    {
        var record = ReconciliationRecord.Of(result);
        row.Edition++;
        (row.State, row.ClosedAt, row.ResultHash) = (WeekState.Closed, now, record.Hash());
        var report = await reports.RenderAsync(result, row.Edition, ct);
        db.Add(new ReconciliationRow { Week = row.Week, Edition = row.Edition, AsOf = now, ResultJson = record.ToJson(), Hash = row.ResultHash });
        EditionStore.Add(db, report, now);
        var queued = await postings.QueueAsync(db, report, now, ct);
        db.Add(Audit(now, "week.closed", result));
        await db.SaveChangesAsync(ct);
        return Answer(result, CloseOutcome.Closed, row.Edition, queued, await editions.WriteOutAsync(report.Kind, report.Period, ct));
    }

    private static AuditRow Audit(DateTimeOffset now, string what, ReconciliationResult result) =>
        new() { At = now, Who = "pipeline", What = what, Details = $"{result.Week}: {result.SubmittedCount}/{result.Wards.Count}" };

    private static CloseResult Answer(ReconciliationResult result, CloseOutcome outcome, int edition, int queued, IReadOnlyList<string> files) =>
        new(result.Week.ToString(), outcome, edition, result.SubmittedCount, result.Wards.Count, queued, files);
}
