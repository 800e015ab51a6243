using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Corrections;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>
/// Closes a period: reconcile, decide complete or held, render, queue mail. Figures, documents and messages enter the store in one transaction. A period that was closed
/// and whose figures have changed gets a new edition and the correction that says what changed, in the same way.
/// </summary>
public sealed class ClosePeriod(
    IDbContextFactory<EtlDbContext> contexts, SubmissionReader submissions, PeriodResults results, FrozenWeeks frozen, Reports reports, EditionStore editions, Postings postings, Exclusion exclusion, CityConfiguration city, TimeProvider time)
{
    /// <summary>What the audit log calls it that a review was looked at and holds still.</summary>
    internal const string ReviewConfirmed = "review.confirmed";

    /// <summary>What a closing works with.</summary>
    /// <param name="Db">The transaction.</param>
    /// <param name="Row">The week's row; null for longer periods, of which the documents alone tell that they were closed.</param>
    /// <param name="Result">The figures.</param>
    /// <param name="Now">The moment of the closing.</param>
    private sealed record Work(EtlDbContext Db, WeekRow? Row, PeriodResult Result, DateTimeOffset Now)
    {
        /// <summary>True when nobody but the store is told: another mail lists the week.</summary>
        public bool IsQuiet { get; init; }

        /// <summary>What the store told of before the figures were read; null for longer periods.</summary>
        public string? Known { get; init; }

        /// <summary>How much a longer period rested on before the figures were read; null for a week.</summary>
        public int? RestsOn { get; init; }

        public Period Period => Result.Period;
    }

    /// <summary>An edition that was issued.</summary>
    private sealed record Former(int Edition, DateTimeOffset MadeAt, ReconciliationRecord Record);

    /// <summary>Closes or corrects the period, or says why not; a repetition without a change writes the same documents out again. May run any number of times and in several processes.</summary>
    /// <exception cref="UsageException">The week has not ended, no plan covers the period, or none of its weeks is closed.</exception>
    public Task<CloseResult> RunAsync(Period period, CancellationToken ct) => RunAsync(period, isQuiet: false, ct);

    /// <summary>The same for a week that is closed after a newer one could be: its report is made and kept, but only <see cref="LateWeeks"/> tells of it.</summary>
    /// <exception cref="UsageException">The week has not ended, or no plan is known for it.</exception>
    public Task<CloseResult> RunQuietlyAsync(ReportingWeek week, CancellationToken ct) => RunAsync(week, isQuiet: true, ct);

    private Task<CloseResult> RunAsync(Period period, bool isQuiet, CancellationToken ct)
    {
        if (period.Week is { } week) RequireClosable(week);
        return exclusion.RunAsync($"close-{KindOf(period)}", period.ToString(), held => CloseAsync(period, isQuiet, held), CloseResult.Busy(period), ct);
    }

    private void RequireClosable(ReportingWeek week)
    {
        _ = city.Plans.For(week);
        if (city.Calendar.LocalDay(time.GetUtcNow()) <= week.Sunday)
            throw new UsageException($"Tuần {week} chưa kết thúc (đến hết ngày {week.Sunday.Day}/{week.Sunday.Month}/{week.Sunday.Year}) nên chưa chốt được.");
    }

    private async Task<CloseResult> CloseAsync(Period period, bool isQuiet, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        var row = period.Week is { } week ? await db.FindAsync<WeekRow>([week], ct) ?? db.Add(new WeekRow { Week = week, OpenedAt = now }).Entity : null;
        var known = row is null ? null : await submissions.KnownAsync(now, ct);
        int? restsOn = row is null ? await frozen.RestsOnAsync(period, ct) : null;
        var result = await results.FindAsync(period, row is null ? null : now, ct)
            ?? throw new UsageException($"{NameOf(period)} chưa có tuần nào được chốt nên chưa lập được báo cáo. Hãy chốt các tuần trước (lệnh close).");
        // A review holds what was issued before its moment, so the moment comes after the look.
        var work = new Work(db, row, result, row is null ? time.GetUtcNow() : now) { Known = known, RestsOn = restsOn, IsQuiet = isQuiet };
        if (await FormerAsync(work, ct) is { } former) return await RepeatAsync(work, former, ct);
        return IsIncomplete(work) ? await HoldAsync(work, ct) : await FreezeAsync(work, ct);
    }

    /// <summary>The edition in force; null when the period was never closed.</summary>
    private async Task<Former?> FormerAsync(Work work, CancellationToken ct)
    {
        if (work.Row is { State: WeekState.Closed or WeekState.Sealed } row)
        {
            var kept = await frozen.FindAsync(row.Week, null, ct) ?? throw new InvalidOperationException($"Week {row.Week} is closed, but no edition of it is stored.");
            return new(kept.Edition, kept.AsOf, ReconciliationRecord.Parse(kept.ResultJson));
        }

        if (work.Row is not null || await editions.NewestAsync(DocumentKinds.Of(work.Period), work.Period.ToString(), null, ct) is not var (edition, madeAt)) return null;
        if (await editions.ModelAsync(EditionStore.ReviewRecord, work.Period.ToString(), edition, ct) is { } record) return new(edition, madeAt, ReconciliationRecord.Parse(record));
        // Issued before records of reviews were kept.
        var then = await results.FindAsync(work.Period, madeAt, ct) ?? throw new InvalidOperationException($"A review of {work.Period} was issued at {madeAt:O}, but no week of it was closed then.");
        return new(edition, madeAt, ReconciliationRecord.Of(then));
    }

    private bool IsIncomplete(Work work) => work.Row is null
        ? !work.Result.HasLastWeek
        : work.Result.Closing.SubmittedCount * 100 < work.Result.Closing.Wards.Count * city.Calendar.MinimumSubmittedPercent;

    private async Task<CloseResult> RepeatAsync(Work work, Former former, CancellationToken ct)
    {
        var corrected = new CorrectedReport
        {
            Period = work.Period,
            Edition = former.Edition + 1,
            FormerDate = reports.DayOf(work.Period, former.Edition, former.MadeAt),
            Before = former.Record,
            After = ReconciliationRecord.Of(work.Result),
            Plan = work.Result.Closing.Plan,
            Wards = city.Register.Wards,
            Local = city.Calendar.Local,
        };
        return corrected.Changes.Count == 0 ? await ConfirmAsync(work, former.Edition, ct) : await CorrectAsync(work, corrected, ct);
    }

    /// <summary>Remembers that the edition still holds, so that the period is not looked at again for the same workbooks or weeks.</summary>
    private async Task<CloseResult> ConfirmAsync(Work work, int edition, CancellationToken ct)
    {
        if (work.Row is not null) work.Row.ClosedAt = work.Now;
        else Confirm(work);
        await work.Db.SaveChangesAsync(ct);
        return Answer(work, CloseOutcome.AlreadyClosed, edition, 0, await editions.WriteOutAsync(DocumentKinds.Of(work.Period), work.Period.ToString(), edition, ct));
    }

    private async Task<CloseResult> HoldAsync(Work work, CancellationToken ct)
    {
        if (work.Row is null or { State: WeekState.Held }) return Answer(work, CloseOutcome.Held, work.Row?.Edition ?? 0, 0, []);
        work.Row.State = WeekState.Held;
        var queued = await postings.QueueHeldNoticeAsync(work.Db, work.Result.Closing, work.Now, ct);
        Audit(work, "held");
        await work.Db.SaveChangesAsync(ct);
        return Answer(work, CloseOutcome.Held, work.Row.Edition, queued, []);
    }

    private async Task<CloseResult> FreezeAsync(Work work, CancellationToken ct)
    {
        var report = await reports.RenderAsync(work.Result, edition: (work.Row?.Edition ?? 0) + 1, work.Now, ct);
        await IssueAsync(work, report, ct);
        var queued = work.IsQuiet ? 0 : await postings.QueueAsync(work.Db, report, work.Now, ct);
        return await StoreAsync(work, work.IsQuiet ? LateWeeks.ClosedQuietly : "closed", CloseOutcome.Closed, report, queued, ct);
    }

    private async Task<CloseResult> CorrectAsync(Work work, CorrectedReport corrected, CancellationToken ct)
    {
        var (correction, report) = await reports.RenderAsync(corrected, work.Result, work.Now, ct);
        await IssueAsync(work, report, ct);
        EditionStore.Add(work.Db, correction, work.Now);
        var queued = await postings.QueueCorrectionAsync(work.Db, correction, report, work.Now, ct);
        return await StoreAsync(work, "corrected", CloseOutcome.Corrected, report, queued, ct) with { Changes = CorrectionText.Changes(correction.ModelJson) };
    }

    private async Task<CloseResult> StoreAsync(Work work, string what, CloseOutcome outcome, RenderedReport report, int queued, CancellationToken ct)
    {
        Audit(work, what);
        await work.Db.SaveChangesAsync(ct);
        return Answer(work, outcome, report.Edition, queued, await editions.WriteOutAsync(report.Kind, report.Period, report.Edition, ct));
    }

    /// <summary>Freezes the next edition in the transaction.</summary>
    private async Task IssueAsync(Work work, RenderedReport report, CancellationToken ct)
    {
        if (work.Row is { } row)
        {
            await FreezeAsync(work, row, report.Edition, ct);
        }
        else
        {
            Confirm(work);
            EditionStore.AddRecord(work.Db, report, ReconciliationRecord.Of(work.Result), work.Now);
        }

        EditionStore.Add(work.Db, report, work.Now);
    }

    /// <summary>The figures of a week's edition are kept too. A workbook that was being stored while we reconciled counts as received before: what is closed must be what "as of" gives ever after.</summary>
    private async Task FreezeAsync(Work work, WeekRow row, int edition, CancellationToken ct)
    {
        if (await submissions.KnownAsync(work.Now, ct) != work.Known)
            throw new TransientException($"Một báo cáo của tuần {row.Week} vừa được ghi vào trong lúc chốt; tuần chưa được chốt. Hãy chạy lại.");
        (row.Edition, row.State, row.ClosedAt) = (edition, row.State == WeekState.Sealed ? WeekState.Sealed : WeekState.Closed, work.Now);
        foreach (var day in work.Result.Closing.ToldLate)
            work.Db.Add(new AuditRow { At = work.Now, Who = "pipeline", What = FrozenWeeks.ToldLate, Details = string.Create(CultureInfo.InvariantCulture, $"{row.Week} {day:yyyy-MM-dd}") });
        work.Db.Add(new ReconciliationRow { Week = row.Week, Edition = edition, AsOf = work.Now, ResultJson = ReconciliationRecord.Of(work.Result).ToJson() });
    }

    /// <summary>Notes on how much the review rests, so that it is looked at again when more has come.</summary>
    private static void Confirm(Work work) =>
        work.Db.Add(new AuditRow { At = work.Now, Who = "pipeline", What = ReviewConfirmed, Details = string.Create(CultureInfo.InvariantCulture, $"{work.Period} {work.RestsOn}") });

    private static void Audit(Work work, string what)
    {
        var details = work.Row is null ? work.Period.ToString() : $"{work.Period}: {work.Result.Closing.SubmittedCount}/{work.Result.Closing.Wards.Count}";
        work.Db.Add(new AuditRow { At = work.Now, Who = "pipeline", What = $"{KindOf(work.Period)}.{what}", Details = details });
    }

    /// <summary>What locks and the audit log call it.</summary>
    private static string KindOf(Period period) => period.Week is null ? "quarter" : "week";

    private static string NameOf(Period period) => Sentences.Beginning(VietnameseText.Period(period));

    private static CloseResult Answer(Work work, CloseOutcome outcome, int edition, int queued, IReadOnlyList<string> files) =>
        new(work.Period, outcome, edition, work.Result.Closing.SubmittedCount, work.Result.Closing.Wards.Count, queued, files);
}
