using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Operations.Accounts;

namespace MongCai.Poverty.Etl.Operations.Pages;

/// <summary>The sign-in page.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInModel(SignInAttempt attempt, IOptions<WebOptions> options) : PageModel
{
    /// <summary>What was typed as name.</summary>
    [BindProperty]
    [Required]
    [StringLength(AccountRules.LongestName)]
    public string Name { get; set; } = "";

    /// <summary>What was typed as password.</summary>
    [BindProperty]
    [Required]
    [StringLength(AccountRules.LongestPassword)]
    public string Password { get; set; } = "";

    /// <summary>Page of this site to go to afterwards; null for the home page.</summary>
    [BindProperty(SupportsGet = true, Name = "ve")]
    public string? ReturnTo { get; set; }

    /// <summary>Whether the attempt just made was refused.</summary>
    public bool Refused { get; private set; }

    /// <summary>See <see cref="WebOptions.FailuresBeforeLock"/>.</summary>
    public int FailuresBeforeLock => options.Value.FailuresBeforeLock;

    /// <summary>See <see cref="WebOptions.LockMinutes"/>.</summary>
    public int LockMinutes => options.Value.LockMinutes;

    /// <summary>Shows the page; who is signed in already goes home.</summary>
    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect("/") : Page();

    /// <summary>Tries to sign in.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var account = ModelState.IsValid ? await attempt.TryAsync(Name, Password, HttpContext.RequestAborted) : null;
        if (account is null)
        {
            Refused = true;
            return Page();
        }

        await HttpContext.SignInAsync(AccountSession.For(account));
        return LocalRedirect(Url.IsLocalUrl(ReturnTo) ? ReturnTo : "/");
    }
}
