using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Reporting.Templates;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>How a part of the surroundings was found.</summary>
public enum CheckState
{
    /// <summary>Works.</summary>
    Good,

    /// <summary>The work goes on without it.</summary>
    Lacking,

    /// <summary>The work stops without it.</summary>
    Broken,
}

/// <summary>One line of the check.</summary>
/// <param name="Subject">What was looked at, Vietnamese.</param>
/// <param name="State">How it was found.</param>
/// <param name="Detail">What was found, and the hint when it is not good; Vietnamese.</param>
public sealed record CheckLine(string Subject, CheckState State, string Detail);

/// <summary>Looks at everything outside that the work needs. Changes nothing but a probe file that it removes again.</summary>
public sealed class SelfCheck(
    StoreMigration store,
    KeyCheck keys,
    IOptions<StoreOptions> storeOptions,
    IOptions<InboxOptions> inbox,
    InboxShare share,
    InboxFoundation foundation,
    IOptions<DocumentsOptions> documents,
    IOptions<MailOptions> mail,
    IMailTransport transport,
    TemplateLibrary templates,
    ChartRenderer charts,
    PdfConverter converter,
    LookAhead ahead)
{
    private const string InboxSubject = "Thư mục tiếp nhận";

    /// <summary>Looks at everything, one after the other.</summary>
    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken ct) =>
    [
        await InboxAsync(ct),
        Folder("Kho lưu tệp gốc", inbox.Value.Archive, create: true),
        Folder("Thư mục văn bản", documents.Value.Folder, create: true),
        await StoreAsync(ct),
        await MailAsync(ct),
        .. Templates(),
        .. ahead.Checks(),
        charts.Font is { } font
            ? new("Phông chữ cho biểu đồ", CheckState.Good, font.Name)
            : new("Phông chữ cho biểu đồ", CheckState.Lacking, "Không có phông chữ tiếng Việt; báo cáo không kèm biểu đồ. Gợi ý: cài gói fonts-liberation2."),
        converter.Program is { } program
            ? new("Chuyển sang PDF", CheckState.Good, program)
            : new("Chuyển sang PDF", CheckState.Lacking, "Không tìm thấy LibreOffice; chỉ có bản Word. Gợi ý: cài gói libreoffice-writer-nogui hoặc đặt Documents:Converter."),
    ];

    /// <summary>Only behind the right marker a probe is written; the folder itself is made by the first <c>serve</c> or <c>ingest</c>.</summary>
    private async Task<CheckLine> InboxAsync(CancellationToken ct)
    {
        try
        {
            var look = await share.LookAsync(ct);
            if (await foundation.IsFirstTrialAsync(ct)) return new(InboxSubject, CheckState.Good, $"{look.Folder}: chưa có, sẽ được tạo ở lần chạy serve hoặc ingest đầu tiên.");
            return look.Sentence is { } sentence ? new(InboxSubject, CheckState.Broken, sentence) : Folder(InboxSubject, look.Folder, create: false);
        }
        catch (Exception failure) when (StoreFailure.Find(failure) is not null)
        {
            return new(InboxSubject, CheckState.Broken, $"{Path.GetFullPath(inbox.Value.Folder)}: chưa kiểm tra được, vì cơ sở dữ liệu chưa dùng được. Gợi ý: xem dòng Cơ sở dữ liệu.");
        }
    }

    private static CheckLine Folder(string subject, string path, bool create)
    {
        var full = Path.GetFullPath(path);
        try
        {
            if (create) Directory.CreateDirectory(full);
            var probe = Path.Combine(full, ".kiem-tra.tmp");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return new(subject, CheckState.Good, full);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(subject, CheckState.Broken, $"{full}: {failure.Message} Gợi ý: tạo thư mục, kiểm tra kết nối và quyền ghi.");
        }
    }

    private async Task<CheckLine> StoreAsync(CancellationToken ct)
    {
        try
        {
            var pending = await store.PendingAsync(ct);
            if (pending.Count == 0) await keys.RequireAsync(ct);
            return pending.Count == 0
                ? new("Cơ sở dữ liệu", CheckState.Good, storeOptions.Value.Provider.ToString())
                : new("Cơ sở dữ liệu", CheckState.Broken, "Chưa tạo hoặc chưa nâng cấp bảng. Gợi ý: chạy lệnh migrate.");
        }
        catch (SurroundingsException failure)
        {
            return new("Cơ sở dữ liệu", CheckState.Broken, failure.Message);
        }
    }

    private async Task<CheckLine> MailAsync(CancellationToken ct)
    {
        try
        {
            await transport.CheckAsync(ct);
            return new("Gửi thư", CheckState.Good, mail.Value.Transport == MailOptions.Smtp ? $"{mail.Value.Host}:{mail.Value.Port}" : Path.GetFullPath(mail.Value.PickupFolder));
        }
        catch (SurroundingsException failure)
        {
            return new("Gửi thư", CheckState.Broken, failure.Message);
        }
    }

    private IEnumerable<CheckLine> Templates()
    {
        var faults = templates.Check();
        if (faults.Count == 0 && templates.Replaces.Count == 0) yield return new("Mẫu văn bản", CheckState.Good, "Đọc được tất cả các mẫu.");
        foreach (var fault in faults) yield return new("Mẫu văn bản", CheckState.Broken, fault.ToString());
        foreach (var fault in templates.Replaces) yield return new("Mẫu văn bản", CheckState.Lacking, $"{fault} Trong khi chờ sửa, dùng bản mẫu tốt gần nhất.");
    }
}
