using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Tells the administrators that the program failed on a file, and what to do: once per content, whoever sent it and however often it is tried.</summary>
internal sealed class FailureMail(IDbContextFactory<EtlDbContext> contexts, Postings postings, TimeProvider time)
{
    private const string Kind = "failed-notice";

    /// <summary>Queues the message.</summary>
    /// <param name="verdict">The failure.</param>
    /// <param name="ward">The ward in whose folder the file lay; null when nobody knows.</param>
    /// <param name="ct">Ends the work; asking again queues it then.</param>
    public async Task QueueAsync(StoredVerdict verdict, Ward? ward, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await postings.QueueForAdministratorsAsync(db, NoticeOf(verdict, ward), time.GetUtcNow(), ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException raced) when (StoreFailure.IsDuplicate(raced))
        {
            // Another pass told them in the same moment.
            db.ChangeTracker.Clear();
        }
    }

    private static RenderedReport NoticeOf(StoredVerdict verdict, Ward? ward)
    {
        var file = verdict.File;
        string[] lines =
        [
            $"Chương trình chưa đọc được một tệp do lỗi của chính chương trình. Đơn vị: {ward?.FullName ?? "không rõ"} (thư mục {file.Slug}). Tệp: {file.Name}. Mã kiểm tra (SHA-256): {file.Sha256}.",
            $"Bản gốc được giữ nguyên tại: {file.ArchivePath}. Đơn vị đã được báo là không phải gửi lại; bản đã được tiếp nhận trước đó vẫn có hiệu lực; đơn vị không bị đôn đốc vì tệp này.",
            "Cần làm: chuyển tệp gốc và đoạn dưới đây cho người phát triển chương trình (tệp có thông tin của hộ dân: chỉ chuyển bằng đường bảo mật). Phiên bản mới của chương trình sẽ tự đọc lại tệp; nếu nghi do máy (thiếu bộ nhớ, tiến trình bị dừng), chạy: worker ingest --retry-failed",
            $"Lỗi ghi nhận (không chứa nội dung tệp):\n{verdict.Reason}",
        ];
        return Notice.Of(Kind, "-", $"[Giảm nghèo] Chương trình chưa đọc được tệp của {ward?.NameInText ?? $"thư mục {file.Slug}"}", lines) with
        {
            About = file.Sha256,
        };
    }
}
