using Hangfire;
using Hangfire.Dashboard;
using MongCai.Poverty.Etl.Operations.Accounts;

namespace MongCai.Poverty.Etl.Operations;

/// <summary>Hangfire's dashboard behind our sign-in.</summary>
public static class JobDashboard
{
    /// <summary>Where it is.</summary>
    public const string Path = "/hangfire";

    /// <summary>Maps the dashboard: signed-in accounts see it, administrators may also act in it.</summary>
    public static void MapJobDashboard(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapHangfireDashboard(Path, Options()).RequireAuthorization();

    private static DashboardOptions Options() => new()
    {
        // In place of Hangfire's own filter, which lets everybody on this machine in.
        Authorization = [new SignedInFilter()],
        IsReadOnlyFunc = context => !context.GetHttpContext().User.IsInRole(nameof(AccountRole.Administrator)),
        DisplayStorageConnectionString = false,
        DashboardTitle = "MongCai.Poverty.Etl",
        AppPath = "/",
    };

    private sealed class SignedInFilter : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => context.GetHttpContext().User.Identity?.IsAuthenticated == true;
    }
}

/// <summary>Headers that tell the browser to trust nothing from elsewhere.</summary>
public static class SecurityHeaders
{
    private const string Ours = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    // Hangfire's pages run their own script and carry style attributes.
    private const string Dashboard =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Sets them on every answer.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(JobDashboard.Path, StringComparison.OrdinalIgnoreCase) ? Dashboard : Ours;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        return next(context);
    });
}
