using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Closes a week for good: from then on a workbook of it is refused (GN106). Only a person does that; neither its age nor a missing plan does.</summary>
public sealed class SealWeek(IDbContextFactory<EtlDbContext> contexts, TimeProvider time)
{
    /// <summary>The weeks that take nothing any more.</summary>
    public async Task<IReadOnlyList<ReportingWeek>> AllAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<WeekRow>().Where(row => row.State == WeekState.Sealed).Select(row => row.Week).ToListAsync(ct);
    }

    /// <summary>Closes a week for good.</summary>
    /// <param name="week">The week.</param>
    /// <param name="who">Who says so.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>False when it was closed for good before.</returns>
    /// <exception cref="UsageException">The week is not closed.</exception>
    public async Task<bool> RunAsync(ReportingWeek week, string who, string reason, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.FindAsync<WeekRow>([week], ct);
        if (row is { State: WeekState.Sealed }) return false;
        if (row is not { State: WeekState.Closed }) throw new UsageException($"Tuần {week} chưa chốt nên chưa khóa sổ được. Hãy chốt trước (lệnh close {week}).");
        row.State = WeekState.Sealed;
        db.Add(new AuditRow { At = time.GetUtcNow(), Who = who, What = "week.sealed", Details = $"{week}: {reason}" });
        await db.SaveChangesAsync(ct);
        return true;
    }
}
