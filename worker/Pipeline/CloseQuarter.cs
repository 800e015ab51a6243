using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Makes the review of a quarter from its closed weeks, as each week was known when it was closed.</summary>
public sealed class CloseQuarter(
    IDbContextFactory<EtlDbContext> contexts, WeekInputs inputs, Reports reports, EditionStore editions, Postings postings, Exclusion exclusion, TimeProvider time)
{
    /// <summary>Makes and queues the review once; a repetition writes the same documents out again.</summary>
    /// <exception cref="PermanentException">No week of the quarter is closed.</exception>
    public Task<CloseResult> RunAsync(ReportingQuarter quarter, CancellationToken ct) =>
        exclusion.RunAsync("close-quarter", quarter.ToString(), held => CloseAsync(quarter, held), CloseResult.Busy(quarter.ToString()), ct);

    /// <summary>The quarter's result; null when none of its weeks is closed.</summary>
    public async Task<QuarterResult?> ReconcileAsync(ReportingQuarter quarter, CancellationToken ct)
    {
        var weeks = new List<ReconciliationResult>();
        foreach (var row in await ClosedWeeksAsync(quarter, ct))
            weeks.Add(WeekReconciliation.Reconcile(await inputs.FetchAsync(row.Week, row.ClosedAt, ct)));
        return weeks.Count == 0 ? null : QuarterReconciliation.Reconcile(quarter, weeks);
    }

    private async Task<CloseResult> CloseAsync(ReportingQuarter quarter, CancellationToken ct)
    {
        var period = quarter.ToString();
        var result = await ReconcileAsync(quarter, ct)
            ?? throw new PermanentException($"Quý {quarter.Roman}/{quarter.Year} chưa có tuần nào được chốt nên chưa lập được báo cáo quý. Hãy chốt các tuần trước (lệnh close).");
        var written = await editions.WriteOutAsync(DocumentKinds.QuarterlyReview, period, ct);
        if (written.Count > 0) return Answer(result, CloseOutcome.AlreadyClosed, 0, written);
        var report = await reports.RenderAsync(result, edition: 1, ct);
        var queued = await StoreAsync(report, ct);
        return Answer(result, CloseOutcome.Closed, queued, await editions.WriteOutAsync(report.Kind, report.Period, ct));
    }

    private async Task<int> StoreAsync(RenderedReport report, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        EditionStore.Add(db, report, now);
        var queued = await postings.QueueAsync(db, report, now, ct);
        db.Add(new AuditRow { At = now, Who = "pipeline", What = "quarter.closed", Details = report.Period });
        await db.SaveChangesAsync(ct);
        return queued;
    }

    private async Task<List<WeekRow>> ClosedWeeksAsync(ReportingQuarter quarter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var closed = await db.Set<WeekRow>().AsNoTracking().Where(row => row.State == WeekState.Closed).ToListAsync(ct);
        return [.. closed.Where(row => row.Week.Quarter == quarter).OrderBy(row => row.Week)];
    }

    private static CloseResult Answer(QuarterResult result, CloseOutcome outcome, int queued, IReadOnlyList<string> files) =>
        new(result.Quarter.ToString(), outcome, 1, result.Closing.SubmittedCount, result.Closing.Wards.Count, queued, files);
}
