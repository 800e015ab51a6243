using System.ComponentModel.DataAnnotations;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>Settings <c>Mail:*</c>. Without any setting mail is written as files below <c>var/mail</c>. Checked by <see cref="MailOptionsCheck"/>.</summary>
public sealed class MailOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Mail";

    /// <summary>The word for <see cref="Transport"/>: files in a folder.</summary>
    public const string Pickup = "pickup";

    /// <summary>The word for <see cref="Transport"/>: a mail server.</summary>
    public const string Smtp = "smtp";

    private static readonly TimeSpan[] DefaultRetryDelays =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    /// <summary><c>pickup</c> (default): one file per message in <see cref="PickupFolder"/>; <c>smtp</c>: a mail server.</summary>
    public string Transport { get; init; } = Pickup;

    /// <summary>Folder for <c>pickup</c>, made when missing. Default <c>var/mail</c>, relative to the working directory.</summary>
    public string PickupFolder { get; init; } = "var/mail";

    /// <summary>Name or address of the mail server; no default, required with <c>smtp</c>.</summary>
    public string? Host { get; init; }

    /// <summary>Port, 1 to 65535; null (default) means the usual one of <see cref="Security"/>: 25, 587 or 465.</summary>
    [Range(1, 65535, ErrorMessage = "phải từ 1 đến 65535.")]
    public int? Port { get; init; }

    /// <summary><c>none</c>: clear text; <c>starttls</c> (default): must be granted by the server, never falls back; <c>tls</c>: from the first byte.</summary>
    public string Security { get; init; } = "starttls";

    /// <summary>Name to sign in with; null (default): no sign-in.</summary>
    public string? User { get; init; }

    /// <summary>Password; null (default): see <see cref="PasswordFile"/>. Better from the environment or a file of its own than from a file under version control.</summary>
    public string? Password { get; init; }

    /// <summary>File whose first line is the password, read at every sign-in; used when <see cref="Password"/> is not set. Default null.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>Sender with display name; the default goes nowhere. Its domain is also the domain of every Message-ID.</summary>
    public string From { get; init; } = "Hệ thống theo dõi giảm nghèo <giam-ngheo@mongcai.example>";

    /// <summary>Longest wait for one answer of the server, 1 to 600 seconds. Default 60.</summary>
    [Range(1, 600, ErrorMessage = "phải từ 1 đến 600 giây.")]
    public int TimeoutSeconds { get; init; } = 60;

    /// <summary>Attempts before a message is given up, 1 to 50. Default 8. A server that is away costs no attempt.</summary>
    [Range(1, 50, ErrorMessage = "phải từ 1 đến 50.")]
    public int MaxAttempts { get; init; } = 8;

    /// <summary>Waits after the first, second … failed attempt, <c>hh:mm:ss</c>, not shrinking; the last one repeats. Null (default): 1, 5, 15 minutes, 1, 4 hours.</summary>
    public TimeSpan[]? RetryDelays { get; init; }

    /// <summary>Domains to which mail may go. Empty (default): only the addresses of config/recipients.yml.</summary>
    public string[] AllowedDomains { get; init; } = [];

    /// <summary>Asks whether the server's certificate was revoked. Default true; false only where the lists cannot be reached, or where a private authority publishes none.</summary>
    public bool CheckCertificateRevocation { get; init; } = true;

    /// <summary>PEM file with the certificates of a private authority that signs the server's certificate; null (default): the system's authorities.</summary>
    public string? CaFile { get; init; }

    /// <summary>Largest sum of all attachments of one message in MiB, 1 to 25. Default 5: several attachments over a slow link time out.</summary>
    [Range(1, 25, ErrorMessage = "phải từ 1 đến 25 MiB.")]
    public int MaxAttachmentMegabytes { get; init; } = 5;

    /// <summary>Bytes of a MiB, for limits and for what is told of them.</summary>
    internal const double BytesPerMegabyte = 1024 * 1024;

    /// <summary><see cref="MaxAttachmentMegabytes"/> in bytes.</summary>
    internal long MaxAttachmentBytes => (long)(MaxAttachmentMegabytes * BytesPerMegabyte);

    /// <summary>True when <see cref="Transport"/> is <c>smtp</c>.</summary>
    internal bool UsesSmtp => string.Equals(Transport, Smtp, StringComparison.OrdinalIgnoreCase);

    /// <summary>The longest a message may take on its way, a second connection included.</summary>
    internal TimeSpan SendingTime => TimeSpan.FromSeconds(TimeoutSeconds * 5L);

    /// <summary>How long a claimed message belongs to its relay; longer than <see cref="SendingTime"/>, so that no other takes it meanwhile.</summary>
    internal TimeSpan Lease => 2 * SendingTime;

    /// <summary>The wait after a failed attempt.</summary>
    /// <param name="attempts">Attempts made, from 1.</param>
    internal TimeSpan DelayAfter(int attempts)
    {
        var delays = RetryDelays is { Length: > 0 } ? RetryDelays : DefaultRetryDelays;
        return delays[Math.Clamp(attempts - 1, 0, delays.Length - 1)];
    }
}
