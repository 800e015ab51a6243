using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>
/// Tells of weeks that were closed after their time, because the plan came late or the service was down: leaders get the report of the newest week alone, and one mail
/// that lists the others. Which weeks that are is asked of the audit log, so that a crash between closing and telling loses nothing.
/// </summary>
public sealed class LateWeeks(IDbContextFactory<EtlDbContext> contexts, Postings postings, CityConfiguration city, TimeProvider time)
{
    /// <summary>What the audit log calls such a closing.</summary>
    internal const string ClosedQuietly = "closed-quietly";

    private const string Kind = "late-weeks";
    private const string Told = "weeks.listed";

    /// <summary>Queues the mail for those who get weekly reports.</summary>
    /// <returns>Messages that were queued; 0 when there is nothing to tell.</returns>
    public async Task<int> TellAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await UntoldAsync(db, ct) is not { Count: > 0 } weeks) return 0;
        var now = time.GetUtcNow();
        var queued = await postings.QueueAsync(db, NoticeOf(weeks), city.Recipients.For(DocumentKinds.WeeklyReport), now, ct);
        db.Add(new AuditRow { At = now, Who = "pipeline", What = Told, Details = string.Join(", ", weeks) });
        await db.SaveChangesAsync(ct);
        return queued;
    }

    private static async Task<IReadOnlyList<ReportingWeek>> UntoldAsync(EtlDbContext db, CancellationToken ct)
    {
        var entries = await db.Set<AuditRow>().Where(row => row.What == $"week.{ClosedQuietly}" || row.What == Told).OrderBy(row => row.Id).Select(row => new { row.What, row.Details }).ToListAsync(ct);
        var since = entries.FindLastIndex(entry => entry.What == Told) + 1;
        return [.. entries.Skip(since).Select(entry => ReportingWeek.Parse(entry.Details!.Split(':')[0])).Distinct().Order()];
    }

    private RenderedReport NoticeOf(IReadOnlyList<ReportingWeek> weeks)
    {
        var names = string.Join(", ", weeks.Select(VietnameseText.Week));
        string[] lines =
        [
            $"Báo cáo của {names} được lập sau thời hạn chốt (do kế hoạch của năm có muộn, thiếu báo cáo hoặc hệ thống tạm ngừng), nên không gửi riêng từng báo cáo.",
            "Văn bản của các tuần này được lưu ở thư mục văn bản của hệ thống, mỗi tuần một thư mục; cần bản nào, đề nghị liên hệ cán bộ phụ trách.",
            "Báo cáo của tuần gần nhất vẫn được gửi riêng như thường lệ khi đủ số đơn vị nộp.",
        ];
        return Notice.Of(Kind, weeks[^1].ToString(), $"{postings.SubjectPrefix} Đã lập bổ sung báo cáo {weeks.Count} tuần: {names}", lines);
    }
}
