using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Makes the review of a quarter from its closed weeks, as each week was known when it was closed.</summary>
public sealed class CloseQuarter(
    IDbContextFactory<EtlDbContext> contexts,
    WeekInputs inputs,
    Reports reports,
    EditionStore editions,
    Postings postings,
    Exclusion exclusion,
    CityConfiguration city,
    TimeProvider time)
{
    /// <summary>Makes and queues the review once; a repetition writes the same documents out again. A quarter whose last week is not closed is held.</summary>
    /// <exception cref="UsageException">No week of the quarter is closed.</exception>
    public Task<CloseResult> RunAsync(ReportingQuarter quarter, CancellationToken ct) =>
        exclusion.RunAsync("close-quarter", quarter.ToString(), held => CloseAsync(quarter, held), CloseResult.Busy(quarter.ToString()), ct);

    /// <summary>The quarter's result; null when none of its weeks is closed.</summary>
    public async Task<QuarterResult?> ReconcileAsync(ReportingQuarter quarter, CancellationToken ct)
    {
        var closed = await ClosedWeeksAsync(ct);
        var weeks = new List<ReconciliationResult>();
        foreach (var row in closed.Where(row => row.Week.Quarter == quarter)) weeks.Add(await AsClosedAsync(row, ct));
        if (weeks.Count == 0) return null;
        var before = closed.LastOrDefault(row => row.Week.Sunday < quarter.FirstDay);
        return QuarterReconciliation.Reconcile(quarter, before is null ? null : await AsClosedAsync(before, ct), weeks);
    }

    private async Task<CloseResult> CloseAsync(ReportingQuarter quarter, CancellationToken ct)
    {
        var period = quarter.ToString();
        var result = await ReconcileAsync(quarter, ct)
            ?? throw new UsageException($"Quý {quarter.Roman}/{quarter.Year} chưa có tuần nào được chốt nên chưa lập được báo cáo quý. Hãy chốt các tuần trước (lệnh close).");
        var written = await editions.WriteOutAsync(DocumentKinds.QuarterlyReview, period, ct);
        if (written.Count > 0) return Answer(result, CloseOutcome.AlreadyClosed, 1, 0, written);
        if (result.Closing.Week != quarter.LastWeek) return Answer(result, CloseOutcome.Held, 0, 0, []);
        var report = await reports.RenderAsync(result, edition: 1, ct);
        var queued = await StoreAsync(report, ct);
        return Answer(result, CloseOutcome.Closed, 1, queued, await editions.WriteOutAsync(report.Kind, report.Period, ct));
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

    private async Task<ReconciliationResult> AsClosedAsync(WeekRow row, CancellationToken ct) =>
        WeekReconciliation.Reconcile(await inputs.FetchAsync(row.Week, row.ClosedAt, ct));

    private async Task<List<WeekRow>> ClosedWeeksAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var closed = await db.Set<WeekRow>().AsNoTracking().Where(row => row.State == WeekState.Closed).ToListAsync(ct);
        return [.. closed.Where(row => city.Plan.Covers(row.Week)).OrderBy(row => row.Week)];
    }

    private static CloseResult Answer(QuarterResult result, CloseOutcome outcome, int edition, int queued, IReadOnlyList<string> files) =>
        new(result.Quarter.ToString(), outcome, edition, result.Closing.SubmittedCount, result.Closing.Wards.Count, queued, files);
}
