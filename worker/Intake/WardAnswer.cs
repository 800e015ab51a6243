using System.Globalization;
using System.Text;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>Writes the answer to a ward beside its file, as plain text that the simplest editor of Windows shows well.</summary>
public sealed class WardAnswer(InboxPaths paths)
{
    private const int MostFindings = 1000;

    /// <summary>Writes the answer; an earlier one to a file of the same name is replaced as a whole.</summary>
    /// <exception cref="IOException">The ward's folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The ward's folder may not be written.</exception>
    public async Task WriteAsync(StoredVerdict verdict, CancellationToken ct)
    {
        var path = paths.Answer(verdict.File);
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, $".{verdict.File.Sha256[..16]}.part");
        await File.WriteAllTextAsync(draft, Text(verdict), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), ct);
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>The whole answer, lines ending in CR LF.</summary>
    internal static string Text(StoredVerdict verdict)
    {
        List<string> lines = ["KẾT QUẢ TIẾP NHẬN BÁO CÁO TUẦN", "", .. Head(verdict), "", .. Result(verdict)];
        foreach (var severity in (Severity[])[Severity.Error, Severity.Warning, Severity.Info]) lines.AddRange(Section(verdict, severity));
        return string.Concat(lines.Select(line => line + "\r\n"));
    }

    private static IEnumerable<string> Head(StoredVerdict verdict)
    {
        yield return $"Tệp: {verdict.File.Name}";
        yield return $"Nhận lúc: {IntakeFindings.Moment(verdict.File.SeenAt)}";
        if (verdict.Week is { } week)
            yield return $"Kỳ báo cáo: {IntakeFindings.Named(week)} (từ ngày {IntakeFindings.Day(week.Monday)} đến ngày {IntakeFindings.Day(week.Sunday)})";
        yield return $"Mã kiểm tra SHA-256: {verdict.File.Sha256}";
    }

    private static IEnumerable<string> Result(StoredVerdict verdict)
    {
        var errors = verdict.Findings.Count(finding => finding.Severity == Severity.Error);
        if (verdict.Verdict == Verdict.Rejected)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"KẾT QUẢ: KHÔNG ĐƯỢC NHẬN ({errors} lỗi).");
            yield return "Toàn bộ tệp này không được tính; nếu tuần này đã có báo cáo được nhận trước đó thì báo cáo đó vẫn có hiệu lực.";
            yield return "Việc cần làm: sửa tất cả các lỗi dưới đây trong tệp, lưu lại rồi đặt tệp vào thư mục của đơn vị để nộp lại.";
            yield break;
        }

        var remarks = verdict.Findings.Any(finding => finding.Severity == Severity.Warning) ? ", CÓ LƯU Ý" : "";
        yield return string.Create(CultureInfo.InvariantCulture, $"KẾT QUẢ: ĐÃ ĐƯỢC NHẬN{remarks} (bản thứ {verdict.Version}).");
        yield return remarks.Length == 0
            ? "Đơn vị không phải làm gì thêm."
            : "Báo cáo đã được tính. Đề nghị xem các lưu ý dưới đây; nếu số liệu chưa đúng, hãy sửa rồi nộp lại.";
    }

    private static IEnumerable<string> Section(StoredVerdict verdict, Severity severity)
    {
        var findings = verdict.Findings.Where(finding => finding.Severity == severity).ToList();
        if (findings.Count == 0) yield break;
        yield return "";
        yield return string.Create(CultureInfo.InvariantCulture, $"{Title(severity)} ({findings.Count}):");
        foreach (var (finding, index) in findings.Take(MostFindings).Select((finding, index) => (finding, index)))
            yield return string.Create(CultureInfo.InvariantCulture, $"{index + 1}. [{finding.Code}] {Place(finding)}{OneLine(finding.Message)}");
        if (findings.Count > MostFindings)
            yield return string.Create(CultureInfo.InvariantCulture, $"… và {findings.Count - MostFindings} mục nữa.");
    }

    private static string Title(Severity severity) => severity switch
    {
        Severity.Error => "LỖI PHẢI SỬA",
        Severity.Warning => "LƯU Ý",
        _ => "THÔNG TIN",
    };

    private static string Place(Finding finding) => finding switch
    {
        { Sheet: { } sheet, Cell: { } cell } => $"{OneLine(sheet)}!{cell}: ",
        { Sheet: { } sheet } => $"{OneLine(sheet)}: ",
        _ => "",
    };

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
