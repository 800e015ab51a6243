using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Refuses to work on a store with other keys than those it was filled with: equal people would no longer be found, and old numbers no longer be read.</summary>
public sealed class KeyCheck(IDbContextFactory<EtlDbContext> contexts, KeySource keys)
{
    /// <summary>Reads one stored identity number; a store without any is content with every key. Makes no key file.</summary>
    /// <exception cref="PermanentException">The keys are gone or are others.</exception>
    public async Task RequireAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var stored = await db.Set<HouseholdRow>().AsNoTracking().Where(row => row.NationalId != null).OrderBy(row => row.SubmissionId).ThenBy(row => row.Ordinal).Select(row => row.NationalId).FirstOrDefaultAsync(ct);
        if (stored is null) return;
        if (!keys.HasKeys) throw new PermanentException(
            $"Mất khóa mã hóa: cơ sở dữ liệu đã có số CCCD nhưng không thấy tệp khóa {keys.File}. Hãy đặt lại tệp khóa từ bản sao lưu, hoặc đặt Keys__Encryption và Keys__Matching như trước. Chưa có gì được ghi; chương trình không tự tạo khóa mới.");
        using var cipher = keys.Open();
        cipher.Decrypt(stored);
    }
}
