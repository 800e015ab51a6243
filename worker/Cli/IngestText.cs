using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>A pass over the inbox in words.</summary>
internal static class IngestText
{
    public static string Line(IngestedFile file) =>
        $"{file.Ward}/{file.Name}: {(file.IsAccepted ? $"đạt{(file.Warnings > 0 ? $", {file.Warnings} lưu ý" : "")}" : $"KHÔNG ĐẠT, {file.Errors} lỗi")}{(file.Week is { } week ? $" (tuần {week})" : "")}";

    public static string Sum(IngestResult result) =>
        $"Đã đọc {result.Files.Count} tệp: {result.Files.Count(file => file.IsAccepted)} đạt, {result.Files.Count(file => !file.IsAccepted)} không đạt; {result.Waiting} tệp đang chép dở, {result.Failed.Count} tệp chưa xử lý được (sẽ thử lại).";

    public static string Line(Intake.FailedFile file) => $"{file.Slug}/{file.Name}: CHƯA xử lý được, tệp vẫn nằm nguyên chỗ ({file.Reason})";
}
