using System.Globalization;
using MailKit.Security;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>One value of <c>Mail:Security</c>: what is asked of the server, never "whatever it offers".</summary>
/// <param name="Word">The value in the settings.</param>
/// <param name="Socket">MailKit's option.</param>
/// <param name="UsualPort">Port when none is set.</param>
internal sealed record SmtpSecurity(string Word, SecureSocketOptions Socket, int UsualPort)
{
    /// <summary>All values, in the order in which they are told to people.</summary>
    public static IReadOnlyList<SmtpSecurity> All { get; } =
    [
        new("none", SecureSocketOptions.None, 25),
        new("starttls", SecureSocketOptions.StartTls, 587),
        new("tls", SecureSocketOptions.SslOnConnect, 465),
    ];

    /// <summary>The value with that word, in any case; null when there is none.</summary>
    public static SmtpSecurity? Find(string word) => All.FirstOrDefault(security => string.Equals(security.Word, word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Server and port as told to people: <c>thu.mongcai.example:587</c>.</summary>
    public static string Endpoint(MailOptions options) =>
        string.Create(CultureInfo.InvariantCulture, $"{options.Host}:{options.Port ?? Find(options.Security)?.UsualPort}");
}
