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
