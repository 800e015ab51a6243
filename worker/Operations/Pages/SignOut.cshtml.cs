using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MongCai.Poverty.Etl.Operations.Pages;

/// <summary>Ends the session; by a posted form, so that no foreign link can do it.</summary>
public sealed class SignOutModel : PageModel
{
    /// <summary>Ends it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync();
        return LocalRedirect("/dang-nhap");
    }
}
