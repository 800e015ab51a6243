using System.ComponentModel.DataAnnotations;
using System.Net;

namespace MongCai.Poverty.Etl.Operations;

/// <summary>The pages for administrators and the sign-in to them (section <c>Web</c>).</summary>
public sealed class WebOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Web";

    /// <summary>Addresses to listen on, several parted by semicolons. Put a proxy with TLS before it when others than this machine are to reach it.</summary>
    /// <value>Default <c>http://127.0.0.1:8080</c>: this machine alone.</value>
    [Required]
    public string Urls { get; set; } = "http://127.0.0.1:8080";

    /// <summary>Folder of the keys that protect cookies and forms. Shared by all processes of the service; who reads it can sign in as anybody.</summary>
    /// <value>Default <c>var/keys</c>, made for its owner alone.</value>
    [Required]
    public string KeysFolder { get; set; } = "var/keys";

    /// <summary>Hours without a request after which an account must sign in again.</summary>
    /// <value>Default 8 hours, 1 to 72.</value>
    [Range(1, 72)]
    public int SessionHours { get; set; } = 8;

    /// <summary>Wrong passwords in a row after which an account is locked.</summary>
    /// <value>Default 5, 3 to 20.</value>
    [Range(3, 20)]
    public int FailuresBeforeLock { get; set; } = 5;

    /// <summary>Minutes for which it stays locked.</summary>
    /// <value>Default 15 minutes, 1 to 1440.</value>
    [Range(1, 1440)]
    public int LockMinutes { get; set; } = 15;

    /// <summary>IP addresses of proxies whose word about the original scheme (<c>X-Forwarded-Proto</c>) is taken. A proxy on this machine always is.</summary>
    /// <value>Default none.</value>
    public IList<string> TrustedProxies { get; set; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => [.. WrongUrls(), .. WrongProxies()];

    private IEnumerable<ValidationResult> WrongUrls() =>
        from url in (Urls ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        where !IsHttp(url)
        select new ValidationResult($"Web:Urls: \"{url}\" không phải địa chỉ http dùng được. Hãy ghi dạng http://127.0.0.1:8080; muốn dùng https thì đặt một proxy phía trước.", [nameof(Urls)]);

    /// <summary>Kestrel's own form, which knows <c>http://*:80</c> and <c>http://[::]:80</c> as well.</summary>
    private static bool IsHttp(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http", IsUnixPipe: false, IsNamedPipe: false, PathBase: "", Port: >= 0 and <= 65535, Host.Length: > 0 };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private IEnumerable<ValidationResult> WrongProxies() =>
        from proxy in TrustedProxies
        where !IPAddress.TryParse(proxy, out _)
        select new ValidationResult($"Web:TrustedProxies: '{proxy}' không phải địa chỉ IP. Hãy ghi dạng 10.0.0.5.", [nameof(TrustedProxies)]);
}
