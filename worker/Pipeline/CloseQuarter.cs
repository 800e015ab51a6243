using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Makes the review of a quarter from the editions of its closed weeks, and a new edition with its correction when one of them was corrected.</summary>
public sealed class CloseQuarter(
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
    /// <summary>
    /// Makes and queues the review, or its next edition; a repetition without a change writes the same documents out again. A quarter whose last week is not
    /// closed is held.
    /// </summary>
    /// <exception cref="UsageException">No week of the quarter is closed.</exception>
    public Task<CloseResult> RunAsync(ReportingQuarter quarter, CancellationToken ct) =>
        exclusion.RunAsync("close-quarter", quarter.ToString(), held => CloseAsync(quarter, held), CloseResult.Busy(quarter.ToString()), ct);

    /// <summary>The quarter's result as it was known at a moment.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="asOf">The moment; null for now.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Null when none of its weeks was closed by then.</returns>
    public async Task<QuarterResult?> ReconcileAsync(ReportingQuarter quarter, DateTimeOffset? asOf, CancellationToken ct)
    {
        var closed = (await frozen.AllAsync(asOf, ct)).Where(row => city.Plan.Covers(row.Week)).ToList();
        var weeks = new List<ReconciliationResult>();
        foreach (var row in closed.Where(row => row.Week.Quarter == quarter)) weeks.Add(await AsIssuedAsync(row, ct));
        if (weeks.Count == 0) return null;
        var before = closed.LastOrDefault(row => row.Week.Sunday < quarter.FirstDay);
        return QuarterReconciliation.Reconcile(quarter, before is null ? null : await AsIssuedAsync(before, ct), weeks);
    }

    private async Task<CloseResult> CloseAsync(ReportingQuarter quarter, CancellationToken ct)
    {
        var result = await ReconcileAsync(quarter, null, ct)
            ?? throw new UsageException($"Quý {quarter.Roman}/{quarter.Year} chưa có tuần nào được chốt nên chưa lập được báo cáo quý. Hãy chốt các tuần trước (lệnh close).");
        if (await editions.NewestAsync(DocumentKinds.QuarterlyReview, quarter.ToString(), null, ct) is { } newest)
            return await RepeatAsync(result, newest.Edition, newest.MadeAt, ct);
        if (result.Closing.Week != quarter.LastWeek) return Answer(result, CloseOutcome.Held, 0, 0, []);
        var now = time.GetUtcNow();
        var report = await reports.RenderAsync(result, edition: 1, now, ct);
        return await StoreAsync(result, report, null, now, ct);
    }

    private async Task<CloseResult> RepeatAsync(QuarterResult result, int edition, DateTimeOffset madeAt, CancellationToken ct)
    {
        var former = await ReconcileAsync(result.Quarter, madeAt, ct)
            ?? throw new InvalidOperationException($"A review of {result.Quarter} was issued at {madeAt:O}, but no week of it was closed then.");
        var corrected = Corrected(former, result, edition, madeAt);
        if (corrected.Changes.Count == 0)
            return Answer(result, CloseOutcome.AlreadyClosed, edition, 0, await editions.WriteOutAsync(DocumentKinds.QuarterlyReview, corrected.Period, edition, ct));
        var now = time.GetUtcNow();
        var correction = await reports.RenderAsync(corrected, now, ct);
        return await StoreAsync(result, await reports.RenderAsync(result, corrected.Edition, now, ct), correction, now, ct);
    }

    private CorrectedReport Corrected(QuarterResult former, QuarterResult result, int edition, DateTimeOffset madeAt) => new()
    {
        Period = result.Quarter.ToString(),
        From = result.Quarter.FirstDay,
        To = result.Quarter.LastDay,
        Edition = edition + 1,
        FormerDate = reports.DayOf(result.Quarter, edition, madeAt),
        Before = ReconciliationRecord.Of(former),
        After = ReconciliationRecord.Of(result),
        Plan = result.Closing.Plan,
        Wards = city.Register.Wards,
        Local = city.Calendar.Local,
    };

    /// <summary>The review, its correction and the mail in one transaction.</summary>
    private async Task<CloseResult> StoreAsync(QuarterResult result, RenderedReport report, RenderedReport? correction, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        EditionStore.Add(db, report, now);
        if (correction is not null) EditionStore.Add(db, correction, now);
        var queued = correction is null ? await postings.QueueAsync(db, report, now, ct) : await postings.QueueCorrectionAsync(db, correction, report, now, ct);
        db.Add(new AuditRow { At = now, Who = "pipeline", What = correction is null ? "quarter.closed" : "quarter.corrected", Details = report.Period });
        await db.SaveChangesAsync(ct);
        var files = await editions.WriteOutAsync(report.Kind, report.Period, report.Edition, ct);
        var answer = Answer(result, correction is null ? CloseOutcome.Closed : CloseOutcome.Corrected, report.Edition, queued, files);
        return correction is null ? answer : answer with { Changes = CorrectionText.Changes(correction.ModelJson) };
    }

    private async Task<ReconciliationResult> AsIssuedAsync(ReconciliationRow row, CancellationToken ct) =>
        WeekReconciliation.Reconcile(await inputs.FetchAsync(row.Week, row.AsOf, ct));

    private static CloseResult Answer(QuarterResult result, CloseOutcome outcome, int edition, int queued, IReadOnlyList<string> files) =>
        new(result.Quarter.ToString(), outcome, edition, result.Closing.SubmittedCount, result.Closing.Wards.Count, queued, files);
}
