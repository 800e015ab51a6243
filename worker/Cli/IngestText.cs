using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>A pass over the inbox in words.</summary>
internal static class IngestText
{
    public static string Line(IngestedFile file) =>
        $"{file.Ward}/{file.Name}: {Verdict(file)}{(file.Week is { } week ? $" (tuần {week})" : "")}";

    public static string Sum(IngestResult result) =>
        $"Đã đọc {result.Files.Count} tệp: {result.Files.Count(file => file.IsAccepted)} đạt, {result.Files.Count(file => file is { IsAccepted: false, IsFailed: false })} không đạt{Failed(result)}; {result.Waiting} tệp đang chép dở, {result.Failed.Count} tệp chưa xử lý được (sẽ thử lại).";

    private static string Failed(IngestResult result) =>
        result.Files.Count(file => file.IsFailed) is > 0 and var count ? $", {count} chưa đọc được do lỗi của chương trình" : "";

    private static string Verdict(IngestedFile file) => file switch
    {
        { IsFailed: true } => "CHƯA ĐỌC ĐƯỢC do lỗi của chương trình; tệp được giữ lại và sẽ được đọc lại",
        { IsSuperseded: true } => "TỆP CŨ, KHÔNG ĐƯỢC TÍNH: đã có bản mới hơn",
        { IsAccepted: false } => $"KHÔNG ĐẠT, {file.Errors} lỗi",
        { Warnings: > 0 } => $"đạt, {file.Warnings} lưu ý",
        _ => "đạt",
    };

    public static string Line(Intake.FailedFile file) => $"{file.Slug}/{file.Name}: CHƯA xử lý được, tệp vẫn nằm nguyên chỗ ({file.Reason})";
}
