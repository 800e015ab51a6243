using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Jobs;
using MongCai.Poverty.Etl.Operations.Accounts;
using MongCai.Poverty.Etl.Operations.Health;

namespace MongCai.Poverty.Etl.Operations;

/// <summary>Registers the pages for administrators, the sign-in to them and the health checks.</summary>
public static class OperationsServices
{
    /// <summary>Adds the accounts alone: what the command <c>users</c> needs. Takes the store from the container.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSection<WebOptions>(WebOptions.Section);
        return services.AddSingleton<PasswordHashing>().AddSingleton<AccountRegister>().AddSingleton<SignInAttempt>();
    }

    /// <summary>Adds everything that <see cref="OperationsEndpoints.MapOperations"/> maps. Everything asks for a sign-in unless it says otherwise.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddAccounts().AddHostedService<FirstAccountNotice>();
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.AddRazorPages().WithRazorPagesRoot("/Operations/Pages");
        services.AddOptions<WebEncoderOptions>().Configure(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSignIn().AddSharedKeys().AddTrustedProxies();
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", tags: [JobStorageCheck.Ready], timeout: TimeSpan.FromSeconds(5))
            .AddCheck<InboxCheck>("inbox", tags: [JobStorageCheck.Ready], timeout: TimeSpan.FromSeconds(5));
        return services;
    }

    private static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddScoped<AccountSession>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<IOptions<WebOptions>>((cookie, web) =>
        {
            cookie.LoginPath = "/dang-nhap";
            cookie.LogoutPath = "/dang-xuat";
            cookie.ReturnUrlParameter = "ve";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(web.Value.SessionHours);
            cookie.SlidingExpiration = true;
            cookie.EventsType = typeof(AccountSession);
            Harden(cookie.Cookie, "mongcai.phien");
        });
        return services.AddAntiforgery(form => Harden(form.Cookie, "mongcai.bieu-mau"));
    }

    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    private static IServiceCollection AddSharedKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("MongCai.Poverty.Etl");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<WebOptions>, ILoggerFactory>(
            (keys, web, loggers) => keys.XmlRepository = new FileSystemXmlRepository(PrivateFolder(web.Value.KeysFolder), loggers));
        return services;
    }

    private static DirectoryInfo PrivateFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static void AddTrustedProxies(this IServiceCollection services) =>
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<WebOptions>>((forwarded, web) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedProto;
            foreach (var proxy in web.Value.TrustedProxies) forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        });
}
