using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>A report as it was printed.</summary>
/// <param name="Period">Week or quarter.</param>
/// <param name="Edition">The edition that was printed again; 0 for a preview.</param>
/// <param name="ModelJson">The model of the report.</param>
/// <param name="Files">Where its files lie.</param>
/// <param name="IsComplete">True when every ward has submitted.</param>
public sealed record PrintedReport(string Period, int Edition, string ModelJson, IReadOnlyList<string> Files, bool IsComplete);

/// <summary>Prints reports: an edition that was issued comes out byte for byte, a period that is open as a preview. Sends nothing, stores nothing.</summary>
public sealed class PrintReport(
    IDbContextFactory<EtlDbContext> contexts, WeekInputs inputs, CloseQuarter quarters, Reports reports, EditionStore editions, DocumentFolder folder)
{
    /// <summary>The report of a week.</summary>
    public async Task<PrintedReport> WeekAsync(ReportingWeek week, CancellationToken ct)
    {
        var closed = await ClosedAsync(week, ct);
        var result = WeekReconciliation.Reconcile(await inputs.FetchAsync(week, closed?.ClosedAt, ct));
        var complete = result.SubmittedCount == result.Wards.Count;
        return closed is null
            ? await PreviewAsync(await reports.RenderAsync(result, edition: 1, ct), complete, ct)
            : await IssuedAsync(DocumentKinds.WeeklyReport, week.ToString(), closed.Edition, complete, ct);
    }

    /// <summary>The review of a quarter.</summary>
    /// <exception cref="UsageException">None of its weeks is closed.</exception>
    public async Task<PrintedReport> QuarterAsync(ReportingQuarter quarter, CancellationToken ct)
    {
        var period = quarter.ToString();
        var result = await quarters.ReconcileAsync(quarter, ct)
            ?? throw new UsageException($"Quý {quarter.Roman}/{quarter.Year} chưa có tuần nào được chốt nên chưa lập được báo cáo quý.");
        var complete = result.Closing.Week == quarter.LastWeek && result.Closing.SubmittedCount == result.Closing.Wards.Count;
        return await editions.ModelAsync(DocumentKinds.QuarterlyReview, period, ct) is null
            ? await PreviewAsync(await reports.RenderAsync(result, edition: 1, ct), complete, ct)
            : await IssuedAsync(DocumentKinds.QuarterlyReview, period, edition: 1, complete, ct);
    }

    private async Task<PrintedReport> IssuedAsync(string kind, string period, int edition, bool complete, CancellationToken ct) =>
        new(period, edition, (await editions.ModelAsync(kind, period, ct))!, await editions.WriteOutAsync(kind, period, ct), complete);

    private async Task<PrintedReport> PreviewAsync(RenderedReport report, bool complete, CancellationToken ct) =>
        new(report.Period, 0, report.ModelJson, await folder.WriteAsync(Path.Combine("xem-truoc", report.Period), EditionStore.Files(report), ct), complete);

    private async Task<WeekRow?> ClosedAsync(ReportingWeek week, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<WeekRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Week == week && row.State == WeekState.Closed, ct);
    }
}
