using MongCai.Poverty.Etl.Operations.Health;

namespace MongCai.Poverty.Etl.Operations;

/// <summary>The pages, in the order in which a request meets them.</summary>
public static class OperationsEndpoints
{
    /// <summary>Maps what <see cref="OperationsServices.AddOperations"/> registered.</summary>
    public static WebApplication MapOperations(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/loi/500");
        app.UseStatusCodePagesWithReExecute("/loi/{0}");
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        app.MapStylesheet();
        app.MapJobDashboard();
        app.MapRazorPages();
        return app;
    }
}
