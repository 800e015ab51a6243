using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MongCai.Poverty.Etl.Operations.Pages;

/// <summary>What is shown in place of a page that could not be.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FaultModel : PageModel
{
    /// <summary>HTTP status.</summary>
    [BindProperty(SupportsGet = true)]
    public int Code { get; set; }

    /// <summary>What happened.</summary>
    public string Title => Code switch
    {
        400 => "Yêu cầu không hợp lệ",
        401 or 403 => "Bạn không có quyền làm việc này",
        404 => "Không tìm thấy trang",
        _ => "Hệ thống gặp lỗi",
    };

    /// <summary>What to do.</summary>
    public string Advice => Code switch
    {
        400 => "Trang có thể đã mở quá lâu. Hãy tải lại trang rồi thử lại.",
        401 or 403 => "Hãy đăng nhập bằng tài khoản quản trị, hoặc nhờ người quản trị làm giúp.",
        404 => "Địa chỉ không đúng hoặc trang đã được chuyển đi.",
        _ => "Việc vừa rồi chưa làm xong; dữ liệu đã ghi không mất. Hãy thử lại sau ít phút; nếu vẫn lỗi, hãy xem nhật ký của dịch vụ.",
    };
}
