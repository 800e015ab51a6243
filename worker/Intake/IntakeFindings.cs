using System.Globalization;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>The findings that only intake can make, because they need the clock or the store.</summary>
internal static class IntakeFindings
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    private const string LateCode = "GN105";
    private const string WaitingCode = "GN107";

    /// <summary>GN008: these bytes came before and were judged.</summary>
    public static Finding ReceivedBefore(SubmissionRow former)
    {
        var consequence = former switch
        {
            { Verdict: Verdict.Rejected } => "Lần trước tệp không đạt; tệp đã được kiểm tra lại.",
            { SupersededBy: null } => "Bản đó đang có hiệu lực nên không tạo phiên bản mới; không cần làm gì thêm.",
            _ => "Bản đó đã được thay bằng bản nộp sau và không được lấy lại. Nếu muốn dùng lại nội dung này, hãy mở tệp, lưu lại rồi nộp tệp vừa lưu.",
        };
        return FindingCatalogue.Create("GN008", null, null, null, ("received", Moment(former.ReceivedAt)), ("consequence", consequence));
    }

    /// <summary>GN105.</summary>
    /// <param name="week">The week.</param>
    /// <param name="deadline">Its deadline.</param>
    /// <param name="arrived">When the workbook came.</param>
    /// <param name="isTaken">False when the workbook is rejected for other reasons: then it must not read as if it counted.</param>
    public static Finding Late(ReportingWeek week, DateTimeOffset deadline, ArrivalTimes arrived, bool isTaken)
    {
        var consequence = isTaken
            ? "Báo cáo vẫn được nhận và ghi là nộp muộn; tuần sau đề nghị nộp đúng hạn."
            : "Tệp này còn lỗi nên chưa được nhận; đề nghị sửa và nộp lại ngay.";
        return FindingCatalogue.Create(LateCode, null, null, null, ("week", Named(week)), ("deadline", Moment(deadline)), ("consequence", arrived.SentenceFor(deadline) is { } basis ? $"{basis} {consequence}" : consequence));
    }

    /// <summary>True of what tells when the file came and nothing of what stands in it.</summary>
    public static bool IsOfArrival(Finding finding) => finding.Code == LateCode;

    /// <summary>GN106, the week lies ahead.</summary>
    public static Finding NotBegun(ReportingWeek week) => NotTaken(
        week, $"chưa bắt đầu (từ ngày {Day(week.Monday)}). Hãy kiểm tra lại tuần ghi trong báo cáo, hoặc nộp lại khi tuần đã bắt đầu.");

    /// <summary>GN106, the week takes nothing any more.</summary>
    /// <param name="week">The week.</param>
    /// <param name="office">Whom the ward asks.</param>
    public static Finding Sealed(ReportingWeek week, string office) => NotTaken(
        week, $"đã khóa sổ, không nhận thêm báo cáo. Hãy kiểm tra lại tuần ghi trong báo cáo; nếu cần sửa số liệu của tuần này, hãy liên hệ cán bộ phụ trách giảm nghèo của {office}.");

    /// <summary>GN107.</summary>
    public static Finding NoPlan(ReportingWeek week) => FindingCatalogue.Create(
        WaitingCode, null, null, week.ToString(), ("week", Named(week)), ("year", week.PlanYear.ToString(CultureInfo.InvariantCulture)));

    /// <summary>True of the remark that a workbook waits for the plan of its year.</summary>
    public static bool IsWaiting(Finding finding) => finding.Code == WaitingCode;

    /// <summary>GN009, a statutory form lies among the weekly reports.</summary>
    /// <param name="form">Name of the form.</param>
    public static Finding NotWeekly(string form) =>
        FindingCatalogue.Create("GN009", null, null, null, ("name", $"tổng hợp và trang danh sách của báo cáo tuần (tệp này là biểu {form}, không nộp vào thư mục báo cáo tuần)"));

    /// <summary>A moment as people write it: <c>17:05 ngày 28/3/2024</c>.</summary>
    public static string Moment(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, Zone);
        return string.Create(CultureInfo.InvariantCulture, $"{local:HH:mm} ngày {Day(Date(moment))}");
    }

    /// <summary>The day it is in Vietnam.</summary>
    public static DateOnly Date(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>The moment on the clock in Vietnam.</summary>
    public static DateTime Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).DateTime;

    /// <summary>A day as people write it: <c>25/3/2024</c>; days below 10 and the months 1 and 2 with a leading zero (Nghị định 30/2020, Phụ lục I).</summary>
    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day:00}/{(day.Month < 3 ? "0" : "")}{day.Month}/{day.Year}");

    /// <summary><c>tuần 13/2024</c>.</summary>
    public static string Named(ReportingWeek week) => string.Create(CultureInfo.InvariantCulture, $"tuần {week.Number}/{week.Year}");

    private static Finding NotTaken(ReportingWeek week, string reason) =>
        FindingCatalogue.Create("GN106", null, null, week.ToString(), ("week", Sentences.Beginning(Named(week))), ("reason", reason));
}
