using System.Globalization;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>A version as the answer to another one names it.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Folder">The folder it lay in.</param>
/// <param name="FileName">Name as dropped.</param>
/// <param name="ReceivedAt">When it arrived, UTC.</param>
internal sealed record NamedVersion(int Version, string Folder, string FileName, DateTimeOffset ReceivedAt)
{
    /// <summary><c>phiên bản 1 (tệp "bc.xlsx", nhận lúc 10:00 ngày 04/4/2024)</c>; with the folder when the other file lay elsewhere. No identity number that somebody put into the name.</summary>
    /// <param name="folder">The folder of the other file.</param>
    public string Words(string folder)
    {
        var place = folder == Folder ? "" : $" trong thư mục \"{Folder}\"";
        return $"phiên bản {Version} (tệp \"{NationalIdMask.Hide(FileName)}\"{place}, nhận lúc {IntakeFindings.Moment(ReceivedAt)})";
    }
}

/// <summary>GN108: which version took another one's place, and what that changed.</summary>
internal static class VersionFindings
{
    /// <summary>Figures that are named one by one; the others are counted.</summary>
    private const int MostFigures = 8;

    private const string Code = "GN108";

    /// <summary>True of what tells of versions.</summary>
    public static bool IsOne(Finding finding) => finding.Code == Code;

    /// <summary>The workbook takes an earlier one's place.</summary>
    /// <param name="week">The week of both.</param>
    /// <param name="version">Number of the new version.</param>
    /// <param name="folder">The folder it lay in.</param>
    /// <param name="former">The earlier one.</param>
    /// <param name="changes">What is different.</param>
    /// <param name="figureName">Name of a figure in the ward's words.</param>
    public static Finding Replaces(ReportingWeek week, int version, string folder, NamedVersion former, VersionChanges changes, Func<string, string> figureName) => Create(
        week, version, $"thay {former.Words(folder)}. {Words(changes, figureName)}",
        changes.AreNone ? "Đơn vị không phải làm gì thêm." : "Nếu không định thay, hãy mở lại tệp trước, lưu rồi nộp tệp vừa lưu.");

    /// <summary>A later workbook took the place of this one.</summary>
    /// <param name="replaced">The version that counts no more.</param>
    /// <param name="folder">The folder it lay in.</param>
    /// <param name="inForce">The version that counts.</param>
    public static Finding ReplacedBy(SubmissionRow replaced, string folder, NamedVersion inForce) => Create(
        replaced.Week!.Value, replaced.Version!.Value, $"nay không được tính: số liệu lấy theo {inForce.Words(folder)}, nộp sau bản này.",
        "Nếu bản đó đúng, đơn vị không phải làm gì thêm.");

    private static Finding Create(ReportingWeek week, int version, string what, string consequence) => FindingCatalogue.Create(
        Code, null, null, null, ("version", version.ToString(CultureInfo.InvariantCulture)), ("week", IntakeFindings.Named(week)), ("what", what), ("consequence", consequence));

    private static string Words(VersionChanges changes, Func<string, string> figureName) => changes.AreNone
        ? "Nội dung giống hệt phiên bản trước."
        : string.Join(' ', ((string?[])[Figures(changes.Figures, figureName), List(changes), Supports(changes)]).OfType<string>());

    private static string? Figures(IReadOnlyList<ChangedFigure> figures, Func<string, string> figureName)
    {
        if (figures.Count == 0) return null;
        var shown = figures.Take(MostFigures).Select(figure => $"{figureName(figure.Key)}: {Value(figure.Old)} → {Value(figure.New)}");
        var more = figures.Count > MostFigures ? $"; và {figures.Count - MostFigures} chỗ khác" : "";
        return $"Biểu tổng hợp đổi: {string.Join("; ", shown)}{more}.";
    }

    private static string? List(VersionChanges changes) =>
        Counted("Danh sách", (changes.Added, "thêm {0} hộ"), (changes.Removed, "bớt {0} hộ"), (changes.Moved, "{0} hộ đổi tình trạng"), (changes.Edited, "{0} hộ sửa thông tin khác"));

    private static string? Supports(VersionChanges changes) =>
        Counted("Biểu hỗ trợ", (changes.SupportsAdded, "thêm {0} dòng"), (changes.SupportsRemoved, "bớt {0} dòng"));

    private static string? Counted(string sheet, params IReadOnlyList<(int Count, string Words)> counts)
    {
        var told = counts.Where(one => one.Count > 0).Select(one => string.Format(CultureInfo.InvariantCulture, one.Words, one.Count)).ToList();
        return told.Count == 0 ? null : $"{sheet}: {string.Join(", ", told)}.";
    }

    private static string Value(decimal? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture).Replace('.', ',') ?? "(trống)";
}
