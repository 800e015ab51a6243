using System.Globalization;
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

    /// <summary>What the audit log calls it that a closed week told of a decision of an earlier quarter for the first time; its details are the week and the day.</summary>
    internal const string ToldLate = "week.told-late";

    /// <summary>True when a decision of the year up to a day was told of for the first time in a later quarter.</summary>
    /// <param name="lastDay">The day.</param>
    /// <param name="asOf">The moment up to which they were told; null for now.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<bool> IsToldLateAsync(DateOnly lastDay, DateTimeOffset? asOf, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var told = db.Set<AuditRow>().Where(row => row.What == ToldLate);
        if (asOf is { } moment) told = told.Where(row => row.At <= moment);
        return (await told.Select(row => row.Details).ToListAsync(ct)).Select(DayOf).Any(day => day <= lastDay && day.Year == lastDay.Year);
    }

    /// <summary>How many editions and late decisions a longer period rests on: when two answers are equal, nothing has come between them.</summary>
    public async Task<int> RestsOnAsync(Period period, CancellationToken ct) => (await NewsAsync(ct)).Count(period);

    /// <summary>Everything on which longer periods can rest.</summary>
    public async Task<PeriodNews> NewsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var editions = await db.Set<ReconciliationRow>().Select(row => new { row.Week, row.Edition, row.AsOf }).ToListAsync(ct);
        var told = await db.Set<AuditRow>().Where(row => row.What == ToldLate).Select(row => row.Details).ToListAsync(ct);
        return new(editions.ConvertAll(row => (row.Week, row.Edition, row.AsOf)), told.ConvertAll(DayOf));
    }

    /// <summary>The day in the details of such an entry.</summary>
    private static DateOnly DayOf(string? details) => DateOnly.ParseExact(details!.Split(' ')[1], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IQueryable<ReconciliationRow> Known(EtlDbContext db, DateTimeOffset? asOf)
    {
        var rows = db.Set<ReconciliationRow>().AsNoTracking();
        return asOf is { } moment ? rows.Where(row => row.AsOf <= moment) : rows;
    }
}

/// <summary>What reviews rest on.</summary>
/// <param name="Editions">Every edition of every week, with the moment whose state it says.</param>
/// <param name="ToldLate">Days of decisions that a later quarter's list told of for the first time, as often as one did.</param>
public sealed record PeriodNews(IReadOnlyList<(ReportingWeek Week, int Edition, DateTimeOffset AsOf)> Editions, IReadOnlyList<DateOnly> ToldLate)
{
    /// <summary>How much of it a period rests on: the weeks of its year up to its last day, and late decisions of those days.</summary>
    public int Count(Period period) =>
        Editions.Count(row => row.Week.Sunday >= new DateOnly(period.Year, 1, 1) && row.Week <= period.LastWeek) + ToldLate.Count(day => day <= period.LastDay && day.Year == period.Year);
}
