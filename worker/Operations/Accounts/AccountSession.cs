using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace MongCai.Poverty.Etl.Operations.Accounts;

/// <summary>What the cookie of a session carries, and the look at each request whether it still holds.</summary>
public sealed class AccountSession(SignInAttempt accounts) : CookieAuthenticationEvents
{
    private const string Stamp = "stamp";

    /// <summary>The session of an account.</summary>
    public static ClaimsPrincipal For(Account account) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, account.Name),
            new(ClaimTypes.Role, account.Role.ToString()),
            new(Stamp, account.SecurityStamp),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    /// <inheritdoc/>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var id = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
        var stamp = context.Principal?.FindFirstValue(Stamp);
        if (long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var key) && stamp is not null
            && await accounts.HoldsAsync(key, stamp, context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }
}
