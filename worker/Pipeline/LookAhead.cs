using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>
/// What the running and the next year still lack, so that nothing ends in silence on 1 January: told from 1 November by <c>check</c>, by readiness and by a mail to the administrators once a
/// week, and every day from the first week that has no plan.
/// </summary>
public sealed class LookAhead(IDbContextFactory<EtlDbContext> contexts, Postings postings, CityConfiguration city, TimeProvider time)
{
    private const int November = 11;
    private const string Kind = "look-ahead";

    /// <summary>What is missing today, one Vietnamese sentence each with what to do; empty when all is there.</summary>
    public IReadOnlyList<string> Missing()
    {
        var today = city.Calendar.LocalDay(time.GetUtcNow());
        int[] years = today.Month >= November ? [today.Year, today.Year + 1] : [today.Year];
        return [.. years.SelectMany(Missing), .. LateBeginnings(city.Plans), .. city.PlanFiles.NotTaken.Select(fault => $"Tệp kế hoạch chưa dùng được: {fault}")];
    }

    /// <summary>Years whose first plan is valid only from a later day: weeks before it are measured by none and wait.</summary>
    internal static IEnumerable<string> LateBeginnings(Plans plans) =>
        from year in plans.All.GroupBy(plan => plan.Year)
        let first = year.MinBy(plan => plan.ValidFrom)!
        where first.ValidFrom > new DateOnly(year.Key, 1, 1)
        select string.Create(CultureInfo.InvariantCulture, $"Kế hoạch năm {year.Key} ({first.Id}.yml): chỉ có hiệu lực từ {first.ValidFrom:dd/MM/yyyy}: các tuần của năm {year.Key} kết thúc trước ngày đó không có kế hoạch nên không được chốt. Bỏ mục validFrom nếu kế hoạch áp dụng từ đầu năm, hoặc thêm tệp kế hoạch áp dụng từ đầu năm.");

    /// <summary>The same as lines of a check.</summary>
    public IEnumerable<CheckLine> Checks() => Missing().Select(missing => new CheckLine("Năm mới", CheckState.Lacking, missing));

    /// <summary>Mails the administrators what is missing: on the day of the week on which forms are handed out, and daily while the week that is to be reported has no plan. A second run on the same day sends nothing.</summary>
    /// <returns>Messages that were queued.</returns>
    public async Task<int> TellAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var today = city.Calendar.LocalDay(now);
        var isUrgent = !city.Plans.Cover(city.Calendar.WeekOf(now).Previous);
        if (Missing() is not { Count: > 0 } missing || !isUrgent && today.DayOfWeek != city.Calendar.HandOut.Day) return 0;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var queued = await postings.QueueForAdministratorsAsync(db, NoticeOf(today, missing), now, ct);
        await db.SaveChangesAsync(ct);
        return queued;
    }

    private IEnumerable<string> Missing(int year)
    {
        var lastDay = new DateOnly(year, 12, 31);
        if (city.Plans.On(lastDay) is null)
        {
            var draft = city.PlanFiles.Drafts.FirstOrDefault(draft => draft.Year == year);
            yield return draft is null
                ? $"Chưa có kế hoạch năm {year}: báo cáo của năm này được nhận nhưng phải chờ. Chạy lệnh plan new {year} để tạo bản dự thảo trong config/plans, trả lời các câu hỏi rồi xóa dòng draft: true."
                : $"Kế hoạch năm {year} còn là dự thảo ({Path.GetFileName(draft.Path)}): trả lời các câu hỏi trong tệp rồi xóa dòng draft: true.";
        }

        if (!city.Calendar.Holidays.Any(day => day.Year == year)) yield return $"Lịch nghỉ lễ năm {year} chưa có trong config/calendar.yml (mục holidays): hạn nộp và ngày chốt có thể rơi vào ngày nghỉ.";
        if (city.Standards.Count > 0 && city.Standards.FirstOrDefault(standard => standard.IsFor(lastDay)) is var standard && standard?.Points is null)
            yield return standard is null
                ? $"Chưa có chuẩn nghèo áp dụng năm {year} trong config/standards: điểm B1, B2 của các hộ không được đối chiếu."
                : $"Chuẩn nghèo năm {year} ({standard.Source}) chưa ghi mức điểm B1, B2 (mục points): điểm của các hộ không được đối chiếu. Ghi khi có thông tư hướng dẫn.";
        if (city.Forms.WaitingOn(lastDay) is { } form)
            yield return $"Biểu mẫu tuần phiên bản {form.Version} (từ ngày {form.ValidFrom:dd/MM/yyyy}) chưa được kiểm chứng nên chưa dùng; phiên bản {city.Forms.For(lastDay).Version} tiếp tục được dùng. Đối chiếu danh sách chỉ số trong config/forms với văn bản đã ban hành rồi ghi verified: true.";
        if (city.Register.On(lastDay).Count == 0) yield return $"Không có đơn vị nào trong config/wards.yml tồn tại vào ngày 31/12/{year}.";
    }

    private RenderedReport NoticeOf(DateOnly today, IReadOnlyList<string> missing) => Notice.Of(
        Kind,
        today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        $"{postings.SubjectPrefix} Việc cần làm cho năm mới: còn thiếu {missing.Count} mục",
        ["Để hệ thống chạy liên tục sang năm mới, còn thiếu:", .. missing.Select((line, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {line}")), "Xem hướng dẫn ở tệp docs/nam-moi.md; kiểm tra lại bằng lệnh plan check."]);
}
