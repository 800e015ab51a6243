using System.Globalization;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Rendering;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Which state of a report is asked for; at most one of the two.</summary>
/// <param name="AsOf">What was known at a moment; null for now.</param>
/// <param name="Edition">An edition that was issued; null for the one in force.</param>
public sealed record ReportState(DateTimeOffset? AsOf, int? Edition)
{
    /// <summary>What is in force now.</summary>
    public static ReportState Now { get; } = new(null, null);
}

/// <summary>A report as it was printed.</summary>
/// <param name="Period">Week or quarter.</param>
/// <param name="Edition">The edition that was printed again; 0 for a preview.</param>
/// <param name="ModelJson">The model of the report.</param>
/// <param name="Files">Where its files lie.</param>
/// <param name="IsComplete">True when every ward has submitted.</param>
public sealed record PrintedReport(string Period, int Edition, string ModelJson, IReadOnlyList<string> Files, bool IsComplete);

/// <summary>Prints reports: an edition that was issued comes out byte for byte, a period that is (or was then) open as a preview. Sends nothing, stores nothing.</summary>
public sealed class PrintReport(
    PeriodResults results, FrozenWeeks frozen, Reports reports, EditionStore editions, DocumentFolder folder, CityConfiguration city, TimeProvider time)
{
    /// <summary>The report of a period.</summary>
    /// <exception cref="UsageException">No plan covers it, none of the weeks of a longer period is (or was then) closed, the moment lies ahead, or there is no such edition.</exception>
    public async Task<PrintedReport> RunAsync(Period period, ReportState state, CancellationToken ct)
    {
        RequirePast(state);
        if (await IssuedAsync(DocumentKinds.Of(period), period.ToString(), state, ct) is { } issued)
            return issued with { IsComplete = await IsCompleteAsync(period.LastWeek, period.Week is null ? null : issued.Edition, ct) };
        var result = await results.FindAsync(period, state.AsOf, ct)
            ?? throw new UsageException($"{Sentences.Beginning(VietnameseText.Period(period))} {(state.AsOf is null ? "chưa có" : "khi đó chưa có")} tuần nào được chốt nên chưa lập được báo cáo.");
        return await PreviewAsync(await reports.PreviewAsync(result, state.AsOf, ct), state, result.IsComplete, ct);
    }

    private void RequirePast(ReportState state)
    {
        if (state.AsOf > time.GetUtcNow())
            throw new UsageException($"Thời điểm {VietnameseText.Moment(Local(state.AsOf.Value))} chưa tới nên chưa biết khi đó có số liệu gì. Hãy ghi một thời điểm đã qua.");
    }

    private async Task<PrintedReport?> IssuedAsync(string kind, string period, ReportState state, CancellationToken ct)
    {
        var edition = state.Edition ?? (await editions.NewestAsync(kind, period, state.AsOf, ct))?.Edition;
        if (edition is not { } number) return null;
        var model = await editions.ModelAsync(kind, period, number, ct)
            ?? throw new UsageException($"Kỳ {period} không có lần phát hành {number}. Xem các lần đã phát hành bằng lệnh: worker status");
        return new(period, number, model, await editions.WriteOutAsync(kind, period, number, ct), false);
    }

    /// <summary>Whether every ward had submitted; by the edition of the week, null for the newest.</summary>
    private async Task<bool> IsCompleteAsync(ReportingWeek week, int? edition, CancellationToken ct) =>
        await frozen.FindAsync(week, edition, ct) is { } row && ReconciliationRecord.Parse(row.ResultJson).Wards.All(ward => ward.IsSubmitted());

    /// <summary>Below a folder of its own, so that nobody takes a preview for the report; one per moment.</summary>
    private async Task<PrintedReport> PreviewAsync(RenderedReport report, ReportState state, bool complete, CancellationToken ct)
    {
        var name = state.AsOf is { } moment ? $"{report.Period}-{Local(moment).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}" : report.Period;
        return new(report.Period, 0, report.ModelJson, await folder.WriteAsync(Path.Combine("xem-truoc", name), EditionStore.Files(report), ct), complete);
    }

    private DateTimeOffset Local(DateTimeOffset moment) => city.Calendar.Local(moment);
}
