using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>
/// Closes a week: reconcile, decide complete or held, render, queue mail. The figures, the documents and the messages enter the store in one transaction. A closed
/// week whose figures have changed gets a new edition and the correction that says what changed, in the same way.
/// </summary>
public sealed class CloseWeek(
    IDbContextFactory<EtlDbContext> contexts,
    WeekInputs inputs,
    FrozenWeeks frozen,
    Reports reports,
    EditionStore editions,
    Postings postings,
    Exclusion exclusion,
    CityConfiguration city,
    TimeProvider time)
{
    /// <summary>Closes or corrects the week, or says why not. May run any number of times and in several processes.</summary>
    /// <exception cref="UsageException">The week has not ended, or lies outside the plan's year.</exception>
    public Task<CloseResult> RunAsync(ReportingWeek week, CancellationToken ct)
    {
        RequireClosable(week);
        return exclusion.RunAsync("close-week", week.ToString(), held => CloseAsync(week, held), CloseResult.Busy(week.ToString()), ct);
    }

    private void RequireClosable(ReportingWeek week)
    {
        if (!city.Plan.Covers(week))
            throw new UsageException($"Tuần {week} nằm ngoài năm của kế hoạch {city.Plan.Number} (năm {city.Plan.Year}) nên không chốt được. Kiểm tra lại tuần, hoặc đặt Plan:File cho năm đó.");
        if (city.Calendar.LocalDay(time.GetUtcNow()) <= week.Sunday)
            throw new UsageException($"Tuần {week} chưa kết thúc (đến hết ngày {week.Sunday.Day}/{week.Sunday.Month}/{week.Sunday.Year}) nên chưa chốt được.");
    }

    private async Task<CloseResult> CloseAsync(ReportingWeek week, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        var row = await db.FindAsync<WeekRow>([week], ct) ?? db.Add(new WeekRow { Week = week, OpenedAt = now }).Entity;
        var result = await ReconcileAsync(week, now, ct);
        return row.State switch
        {
            WeekState.Closed => await RepeatAsync(db, row, result, now, ct),
            _ when IsIncomplete(result) => await HoldAsync(db, row, result, now, ct),
            _ => await FreezeAsync(db, row, result, now, ct),
        };
    }

    private async Task<ReconciliationResult> ReconcileAsync(ReportingWeek week, DateTimeOffset asOf, CancellationToken ct) =>
        WeekReconciliation.Reconcile(await inputs.FetchAsync(week, asOf, ct));

    private bool IsIncomplete(ReconciliationResult result) =>
        result.SubmittedCount * 100 < result.Wards.Count * city.Calendar.MinimumSubmittedPercent;

    private async Task<CloseResult> RepeatAsync(EtlDbContext db, WeekRow row, ReconciliationResult result, DateTimeOffset now, CancellationToken ct)
    {
        var former = await frozen.FindAsync(row.Week, null, ct)
            ?? throw new InvalidOperationException($"Week {row.Week} is closed, but no edition of it is stored.");
        var corrected = Corrected(former, result);
        return corrected.Changes.Count == 0 ? await ConfirmAsync(db, row, result, now, ct) : await CorrectAsync(db, row, result, corrected, now, ct);
    }

    private CorrectedReport Corrected(ReconciliationRow former, ReconciliationResult result) => new()
    {
        Period = result.Week.ToString(),
        From = result.Week.Monday,
        To = result.Week.Sunday,
        Edition = former.Edition + 1,
        FormerDate = reports.DayOf(result.Week, former.Edition, former.AsOf),
        Before = ReconciliationRecord.Parse(former.ResultJson),
        After = ReconciliationRecord.Of(result),
        Plan = result.Plan,
        Wards = city.Register.Wards,
        Local = city.Calendar.Local,
    };

    /// <summary>Remembers that the edition still holds, so that the week is not looked at again for the same workbooks.</summary>
    private async Task<CloseResult> ConfirmAsync(EtlDbContext db, WeekRow row, ReconciliationResult result, DateTimeOffset now, CancellationToken ct)
    {
        row.ClosedAt = now;
        await db.SaveChangesAsync(ct);
        return Answer(result, CloseOutcome.AlreadyClosed, row.Edition, 0, await editions.WriteOutAsync(DocumentKinds.WeeklyReport, row.Week.ToString(), row.Edition, ct));
    }

    private async Task<CloseResult> HoldAsync(EtlDbContext db, WeekRow row, ReconciliationResult result, DateTimeOffset now, CancellationToken ct)
    {
        if (row.State == WeekState.Held) return Answer(result, CloseOutcome.Held, row.Edition, 0, []);
        row.State = WeekState.Held;
        var queued = await postings.QueueHeldNoticeAsync(db, result, now, ct);
        db.Add(Audit(now, "week.held", result));
        await db.SaveChangesAsync(ct);
        return Answer(result, CloseOutcome.Held, row.Edition, queued, []);
    }

    private async Task<CloseResult> FreezeAsync(EtlDbContext db, WeekRow row, ReconciliationResult result, DateTimeOffset now, CancellationToken ct)
    {
        var report = await IssueAsync(db, row, result, now, ct);
        var queued = await postings.QueueAsync(db, report, now, ct);
        db.Add(Audit(now, "week.closed", result));
        await db.SaveChangesAsync(ct);
        return Answer(result, CloseOutcome.Closed, row.Edition, queued, await editions.WriteOutAsync(report.Kind, report.Period, row.Edition, ct));
    }

    private async Task<CloseResult> CorrectAsync(
        EtlDbContext db, WeekRow row, ReconciliationResult result, CorrectedReport corrected, DateTimeOffset now, CancellationToken ct)
    {
        var correction = await reports.RenderAsync(corrected, now, ct);
        var report = await IssueAsync(db, row, result, now, ct);
        EditionStore.Add(db, correction, now);
        var queued = await postings.QueueCorrectionAsync(db, correction, report, now, ct);
        db.Add(Audit(now, "week.corrected", result));
        await db.SaveChangesAsync(ct);
        var files = await editions.WriteOutAsync(report.Kind, report.Period, row.Edition, ct);
        return Answer(result, CloseOutcome.Corrected, row.Edition, queued, files) with { Changes = CorrectionText.Changes(correction.ModelJson) };
    }

    /// <summary>Freezes the next edition in the caller's transaction.</summary>
    private async Task<RenderedReport> IssueAsync(EtlDbContext db, WeekRow row, ReconciliationResult result, DateTimeOffset now, CancellationToken ct)
    {
        var record = ReconciliationRecord.Of(result);
        row.Edition++;
        (row.State, row.ClosedAt, row.ResultHash) = (WeekState.Closed, now, record.Hash());
        var report = await reports.RenderAsync(result, row.Edition, now, ct);
        await RequireUnchangedAsync(record, row.Week, now, ct);
        db.Add(new ReconciliationRow { Week = row.Week, Edition = row.Edition, AsOf = now, ResultJson = record.ToJson(), Hash = row.ResultHash });
        EditionStore.Add(db, report, now);
        return report;
    }

    /// <summary>A workbook that was being stored while we reconciled counts as received before: what is closed must be what "as of" gives ever after.</summary>
    private async Task RequireUnchangedAsync(ReconciliationRecord record, ReportingWeek week, DateTimeOffset asOf, CancellationToken ct)
    {
        if (ReconciliationRecord.Of(await ReconcileAsync(week, asOf, ct)).ToJson() != record.ToJson())
            throw new TransientException($"Một báo cáo của tuần {week} vừa được ghi vào trong lúc chốt; tuần chưa được chốt. Hãy chạy lại.");
    }

    private static AuditRow Audit(DateTimeOffset now, string what, ReconciliationResult result) =>
        new() { At = now, Who = "pipeline", What = what, Details = $"{result.Week}: {result.SubmittedCount}/{result.Wards.Count}" };

    private static CloseResult Answer(ReconciliationResult result, CloseOutcome outcome, int edition, int queued, IReadOnlyList<string> files) =>
        new(result.Week.ToString(), outcome, edition, result.SubmittedCount, result.Wards.Count, queued, files);
}
