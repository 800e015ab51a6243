using System.Globalization;
using MongCai.Poverty.Etl.Intake;

namespace MongCai.Poverty.Etl.Answering;

/// <summary>The words that the returned workbook and the receipt share.</summary>
internal static class AnswerWords
{
    private const string Unknown = "chưa xác định được";

    private static readonly string[] Unreadable = ["GN001", "GN002", "GN003", "GN004", "GN005", "GN006"];

    /// <summary>True for the findings after which nothing in the file may be touched: it is no workbook, cannot be opened, or must not be.</summary>
    public static bool IsUnreadable(Finding finding) => Unreadable.Contains(finding.Code, StringComparer.Ordinal);

    /// <summary>Errors first, then remarks, then infos; within each in the order of the workbook.</summary>
    public static IReadOnlyList<Finding> Ordered(IReadOnlyList<Finding> findings) => [.. findings.OrderByDescending(finding => finding.Severity)];

    /// <summary>How many findings have the weight.</summary>
    public static int Count(this IReadOnlyList<Finding> findings, Severity severity) => findings.Count(finding => finding.Severity == severity);

    /// <summary>The verdict on a file that came again after a newer one took its place.</summary>
    public const string Superseded = "TỆP CŨ, KHÔNG ĐƯỢC TÍNH: đã có bản mới hơn";

    /// <summary>The verdict on a file on which the program failed.</summary>
    public const string Failed = "ĐÃ NHẬN, CHƯA ĐỌC ĐƯỢC do lỗi của chương trình";

    /// <summary>The verdict on a sound file for whose week there is no plan yet.</summary>
    public const string Waiting = "ĐÃ NHẬN, CHỜ KẾ HOẠCH CỦA NĂM";

    /// <summary>The verdict as the heading of an answer.</summary>
    public static string Verdict(AnswerHeading heading, IReadOnlyList<Finding> findings) =>
        heading.IsFailed ? Failed : heading.IsSuperseded ? Superseded : Verdict(findings);

    /// <summary><c>ĐẠT</c>, <c>ĐẠT, CÓ LƯU Ý</c>, that it waits for the plan, or <c>KHÔNG ĐẠT</c>: one error is enough.</summary>
    public static string Verdict(IReadOnlyList<Finding> findings)
    {
        if (findings.Count(Severity.Error) > 0) return "KHÔNG ĐẠT";
        if (findings.Any(IntakeFindings.IsWaiting)) return Waiting;
        return findings.Count(Severity.Warning) > 0 ? "ĐẠT, CÓ LƯU Ý" : "ĐẠT";
    }

    /// <summary><c>3 lỗi, 2 lưu ý</c>.</summary>
    public static string Counts(IReadOnlyList<Finding> findings) =>
        string.Create(CultureInfo.InvariantCulture, $"{findings.Count(Severity.Error)} lỗi, {findings.Count(Severity.Warning)} lưu ý");

    /// <summary><c>Lỗi</c>, <c>Lưu ý</c>, <c>Thông tin</c>.</summary>
    public static string Level(Severity severity) => severity switch
    {
        Severity.Error => "Lỗi",
        Severity.Warning => "Lưu ý",
        _ => "Thông tin",
    };

    /// <summary><c>Biểu 02-DS!C11</c>; the sheet alone, or <c>Cả tệp</c>.</summary>
    public static string Place(Finding finding) => finding switch
    {
        { Sheet: { } sheet, Cell: { } cell } => $"{sheet}!{cell}",
        { Sheet: { } sheet } => sheet,
        _ => "Cả tệp",
    };

    /// <summary><c>Tuần 13/2024 (từ ngày 25/3/2024 đến ngày 31/3/2024)</c>.</summary>
    public static string Period(ReportingWeek? week) => week is { } known
        ? $"T{IntakeFindings.Named(known)[1..]} (từ ngày {IntakeFindings.Day(known.Monday)} đến ngày {IntakeFindings.Day(known.Sunday)})"
        : Unknown;

    /// <summary><c>báo cáo tuần 13/2024 của phường Hải Hòa</c>, without what is not known.</summary>
    public static string Subject(AnswerHeading heading)
    {
        var week = heading.Week is { } known ? $" {IntakeFindings.Named(known)}" : "";
        var ward = heading.Ward is { Length: > 0 } name ? $" của {char.ToLowerInvariant(name[0])}{name[1..]}" : "";
        return $"báo cáo{week}{ward}";
    }

    /// <summary>The ward's name, or that it is not known.</summary>
    public static string Ward(string? name) => name ?? Unknown;
}
