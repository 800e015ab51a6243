using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Which edition of each week was in force at a moment.</summary>
public sealed class FrozenWeeks(IDbContextFactory<EtlDbContext> contexts)
{
    /// <summary>An edition of a week.</summary>
    /// <param name="week">The week.</param>
    /// <param name="edition">Edition; null for the newest.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Null when there is none.</returns>
    public async Task<ReconciliationRow?> FindAsync(ReportingWeek week, int? edition, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Known(db, null).Where(row => row.Week == week && (edition == null || row.Edition == edition)).OrderByDescending(row => row.Edition).FirstOrDefaultAsync(ct);
    }

    /// <summary>The newest edition of every week that was closed by a moment, oldest week first.</summary>
    /// <param name="asOf">The moment; null for now.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<ReconciliationRow>> AllAsync(DateTimeOffset? asOf, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await Known(db, asOf).ToListAsync(ct);
        return [.. rows.GroupBy(row => row.Week).OrderBy(week => week.Key).Select(week => week.MaxBy(row => row.Edition)!)];
    }

    private static IQueryable<ReconciliationRow> Known(EtlDbContext db, DateTimeOffset? asOf)
    {
        var rows = db.Set<ReconciliationRow>().AsNoTracking();
        return asOf is { } moment ? rows.Where(row => row.AsOf <= moment) : rows;
    }
}
