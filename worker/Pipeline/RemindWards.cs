using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Reminders;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>How a reminder ended.</summary>
public enum RemindOutcome
{
    /// <summary>The letter was made and queued now.</summary>
    Queued,

    /// <summary>The letter of this round was queued before.</summary>
    AlreadyQueued,

    /// <summary>Every ward has reported: there is nobody to remind.</summary>
    NobodyLate,

    /// <summary>Another process is at it.</summary>
    Busy,
}

/// <summary>What a reminder did.</summary>
/// <param name="Week">The week that is to be reported.</param>
/// <param name="Round">Round within the week, from 1.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Late">Wards without an accepted workbook; 0 when they were not counted.</param>
/// <param name="Queued">Messages queued by this run.</param>
/// <param name="Files">The letter as written to the documents folder, full paths.</param>
public sealed record RemindResult(ReportingWeek Week, int Round, RemindOutcome Outcome, int Late, int Queued, IReadOnlyList<string> Files);

/// <summary>
/// Reminds the wards that have not reported a week: one letter per round, by mail to each of them that has an address and to the offices that follow it
/// up. The letter and its messages enter the store in one transaction, and a round that is in the store is never sent again.
/// </summary>
public sealed class RemindWards(
    IDbContextFactory<EtlDbContext> contexts,
    PeriodResults periods,
    Reports reports,
    DocumentFolder folder,
    Postings postings,
    Exclusion exclusion,
    CityConfiguration city,
    TimeProvider time)
{
    /// <summary>Sends the letters whose round has come: those of weeks that are over and not yet due. Of several rounds that were missed only the newest one is made up.</summary>
    public async Task<IReadOnlyList<RemindResult>> RunDueAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var results = new List<RemindResult>();
        foreach (var week in DueWeeks(now)) results.Add(await RunAsync(week, city.Calendar.RoundOf(week, now), ct));
        return results;
    }

    /// <summary>Sends the letter of a week at once, whether or not its hour has come; after the deadline the letter says so.</summary>
    /// <exception cref="UsageException">The week has not ended.</exception>
    public Task<RemindResult> RunAsync(ReportingWeek week, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (city.Calendar.LocalDay(now) <= week.Sunday) throw new UsageException($"Tuần {week} chưa kết thúc nên chưa đôn đốc được. Kiểm tra lại tuần.");
        return RunAsync(week, Math.Max(1, city.Calendar.RoundOf(week, now)), ct);
    }

    /// <summary>Holidays can move a deadline beyond the next week's Thursday, hence two weeks. Wards report on in a year whose plan is not known yet; where nobody planned the year before either, nobody reports.</summary>
    private IEnumerable<ReportingWeek> DueWeeks(DateTimeOffset now)
    {
        var last = city.Calendar.WeekOf(now).Previous;
        return ((ReportingWeek[])[last.Previous, last]).Where(week => IsReported(week) && city.Calendar.RoundOf(week, now) > 0 && now < city.Calendar.DeadlineOf(week));
    }

    private bool IsReported(ReportingWeek week) => city.Plans.All.Any(plan => plan.Year == week.PlanYear || plan.Year == week.PlanYear - 1);

    private Task<RemindResult> RunAsync(ReportingWeek week, int round, CancellationToken ct) => exclusion.RunAsync(
        "remind", $"{week}.{round}", held => RemindAsync(week, round, held), new(week, round, RemindOutcome.Busy, 0, 0, []), ct);

    private async Task<RemindResult> RemindAsync(ReportingWeek week, int round, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var period = week.ToString();
        if (await db.Set<DocumentRow>().AnyAsync(row => row.Kind == DocumentKinds.ReminderLetter && row.Period == period && row.Edition == round, ct))
            return new(week, round, RemindOutcome.AlreadyQueued, 0, 0, []);
        var now = time.GetUtcNow();
        var filings = await periods.FilingsAsync(week, now, ct);
        var reminder = new Reminder(week, round, city.Calendar.Local(now), city.Calendar.DeadlineOf(week), city.Plans.Find(week), filings);
        return reminder.Late.Count == 0 ? new(week, round, RemindOutcome.NobodyLate, 0, 0, []) : await QueueAsync(db, reminder, now, ct);
    }

    private async Task<RemindResult> QueueAsync(EtlDbContext db, Reminder reminder, DateTimeOffset now, CancellationToken ct)
    {
        var (letter, list) = await reports.RenderAsync(reminder, ct);
        EditionStore.Add(db, letter, now);
        var queued = await postings.QueueAsync(db, letter, Wards(reminder), now, ct) + await postings.QueueAsync(db, list, now, ct);
        db.Add(new AuditRow { At = now, Who = "pipeline", What = "wards.reminded", Details = $"{reminder.Week}: {reminder.Late.Count}/{reminder.Filings.Count}" });
        await db.SaveChangesAsync(ct);
        var files = await folder.WriteAsync(letter.Period, letter.Attachments, ct);
        return new(reminder.Week, reminder.Round, RemindOutcome.Queued, reminder.Late.Count, queued, files);
    }

    private static IEnumerable<Recipient> Wards(Reminder reminder)
    {
        foreach (var ward in reminder.Late.Select(filing => filing.Ward))
            if (ward.Mail is { } address) yield return new($"Ủy ban nhân dân {ward.NameInText}", address, RecipientRole.Ward, [DocumentKinds.ReminderLetter]);
    }
}
