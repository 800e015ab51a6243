using System.Net;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting.Rendering;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Tells the administrators that a week's report is held back, and what to do.</summary>
internal static class HeldNotice
{
    private const string Kind = "held-notice";

    public static RenderedReport Of(ReconciliationResult result, int minimumPercent)
    {
        var missing = result.Wards.Where(ward => ward.IsCarriedOver).Select(ward => ward.Ward.NameInText).ToList();
        string[] lines =
        [
            $"Báo cáo tuần {result.Week.Number:00}/{result.Week.Year} chưa gửi: mới có {result.SubmittedCount}/{result.Wards.Count} phường, xã nộp báo cáo đạt yêu cầu (cần ít nhất {minimumPercent}%).",
            $"Còn thiếu: {string.Join(", ", missing)}.",
            $"Hệ thống tự thử lại khi có thêm phường, xã nộp. Muốn gửi ngay, hãy giảm minimumSubmittedPercent trong calendar.yml rồi chạy lệnh: worker close {result.Week}",
        ];
        return new(
            Kind,
            result.Week.ToString(),
            1,
            "{}",
            $"[Giảm nghèo Móng Cái] Tuần {result.Week.Number:00}/{result.Week.Year}: CHƯA gửi báo cáo, thiếu {missing.Count} phường, xã",
            $"<html lang=\"vi\"><body>{string.Concat(lines.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"))}</body></html>",
            string.Join("\n\n", lines) + "\n",
            [],
            []);
    }
}
