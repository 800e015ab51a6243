using MongCai.Poverty.Etl.Pipeline;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>A closing in words.</summary>
internal static class CloseText
{
    public static string Line(CloseResult result) => $"{result.Period}: {Outcome(result)}; {result.Submitted}/{result.Wards} phường, xã đã nộp{Queued(result)}.";

    public static int Status(CloseResult result) =>
        result.Outcome is CloseOutcome.Held or CloseOutcome.Busy || result.Submitted < result.Wards ? ExitStatus.Incomplete : ExitStatus.Done;

    private static string Outcome(CloseResult result) => result.Outcome switch
    {
        CloseOutcome.Closed => $"đã chốt, lần phát hành {result.Edition}",
        CloseOutcome.AlreadyClosed => $"đã chốt từ trước, lần phát hành {result.Edition}, không có gì thay đổi",
        CloseOutcome.Corrected => $"số liệu đã thay đổi sau khi chốt ({result.Changes.Count} số liệu); đã lập lần phát hành {result.Edition} và báo cáo đính chính số {result.Edition - 1:00}",
        CloseOutcome.Held when !Model.ReportingWeek.TryParse(result.Period, out _) => "CHƯA lập báo cáo quý vì tuần cuối của quý chưa được chốt",
        CloseOutcome.Held => $"CHƯA gửi báo cáo vì quá ít phường, xã đã nộp{(result.Queued > 0 ? "; đã báo người quản trị" : "")}",
        _ => "tiến trình khác đang chốt",
    };

    private static string Queued(CloseResult result) => result.Queued > 0 ? $"; {result.Queued} thư chờ gửi" : "";
}
