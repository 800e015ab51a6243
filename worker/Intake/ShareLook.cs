namespace MongCai.Poverty.Etl.Intake;

/// <summary>How the folder of the inbox was found.</summary>
public enum ShareState
{
    /// <summary>It bears the marker that the store knows.</summary>
    Ours,

    /// <summary>It bears no marker, and one may be laid: the store knows no share yet.</summary>
    New,

    /// <summary>It cannot be opened.</summary>
    Away,

    /// <summary>It bears no marker: most likely it is the empty place of a share that is not mounted.</summary>
    Unmarked,

    /// <summary>It bears the marker of another store, or one that this store has forgotten.</summary>
    Foreign,
}

/// <summary>One look at the folder of the inbox.</summary>
/// <param name="State">How it was found.</param>
/// <param name="Folder">Full path.</param>
public sealed record ShareLook(ShareState State, string Folder)
{
    private const string Nothing = "Hệ thống không đọc và không ghi gì ở đó; chưa tệp nào bị mất.";

    private const string Moved = "Nếu đã chủ ý chuyển sang thư mục này, hãy chạy: migrate --lay-inbox";

    /// <summary>Vietnamese: what is wrong, that nothing is lost, what to do; null when nothing is wrong.</summary>
    public string? Sentence => State switch
    {
        ShareState.Away => $"Không mở được thư mục nhận báo cáo {Folder}; chưa tệp nào bị mất. Hãy kiểm tra kết nối tới thư mục chia sẻ và Inbox:Folder, rồi chạy lại.",
        ShareState.Unmarked => $"Thư mục nhận báo cáo {Folder} không có tệp đánh dấu {ShareMarker.Name}; có lẽ thư mục chia sẻ chưa được kết nối (chưa mount). {Nothing} Hãy kiểm tra kết nối tới thư mục chia sẻ rồi chạy lại. {Moved}",
        ShareState.Foreign => $"Tệp đánh dấu {ShareMarker.Name} trong thư mục nhận báo cáo {Folder} không phải của cơ sở dữ liệu này; có lẽ đang kết nối nhầm thư mục chia sẻ hoặc nhầm cơ sở dữ liệu. {Nothing} Hãy kiểm tra Inbox:Folder và Store:ConnectionString rồi chạy lại. {Moved}",
        _ => null,
    };
}
