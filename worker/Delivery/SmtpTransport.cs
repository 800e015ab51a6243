using Microsoft.Extensions.Options;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>Sends through a mail server. Security is as asked and never falls back; certificates are checked always.</summary>
/// <param name="options">Server, security, sign-in, waits.</param>
public sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    /// <inheritdoc/>
    public IMailBatch Begin() => new SmtpBatch(options.Value);

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        await using var connection = new SmtpConnection(options.Value);
        await connection.OpenAsync(cancellation);
    }
}
