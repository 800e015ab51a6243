using System.Globalization;
using MailKit;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

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

/// <summary>Sends one message after the other over one connection; opens a new one when it broke.</summary>
/// <param name="options">Sender, server, waits.</param>
internal sealed class SmtpBatch(MailOptions options) : IMailBatch
{
    private SmtpConnection? connection;

    /// <inheritdoc/>
    public async Task<DeliveryOutcome> SendAsync(OutboxMessage message, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(options.SendingTime);
        try
        {
            using var mime = StoredMessage.Open(message.Content);
            return await SendAsync(mime, message.Recipient, deadline.Token);
        }
        catch (FormatException failure)
        {
            return new DeliveryOutcome.Refused($"The stored message cannot be read: {failure.Message}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return await LostAsync("no end within the time for one message");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task<DeliveryOutcome> SendAsync(MimeMessage message, string recipient, CancellationToken cancellation)
    {
        var reused = connection is { IsConnected: true };
        var outcome = await TryAsync(message, recipient, cancellation);
        // A server may hang up between two messages (idle, or so many per connection); nothing was handed over, so a fresh connection may try at once.
        return reused && outcome is DeliveryOutcome.Retry && connection is null ? await TryAsync(message, recipient, cancellation) : outcome;
    }

    private async Task<DeliveryOutcome> TryAsync(MimeMessage message, string recipient, CancellationToken cancellation)
    {
        var open = await ConnectedAsync(cancellation);
        try
        {
            return new DeliveryOutcome.Sent(await open.SendOneAsync(message, MailAddress.Parse(options.From)!, new MailboxAddress(null, recipient), cancellation));
        }
        catch (SmtpCommandException refusal)
        {
            if (refusal.StatusCode == SmtpStatusCode.ServiceNotAvailable || !open.IsConnected) await CloseAsync();
            return SmtpAnswer.Classify(refusal);
        }
        catch (ServiceNotAuthenticatedException refusal)
        {
            throw SmtpAnswer.SignInAsked(refusal.Message, refusal);
        }
        catch (Exception failure) when (SmtpConnection.IsLost(failure) && !cancellation.IsCancellationRequested)
        {
            return await LostAsync(failure.Message);
        }
    }

    private async Task<SmtpConnection> ConnectedAsync(CancellationToken cancellation)
    {
        if (connection is { IsConnected: true }) return connection;
        await CloseAsync();
        connection = new SmtpConnection(options);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private async Task<DeliveryOutcome> LostAsync(string why)
    {
        var mayBeOut = connection is { ContentMayBeOut: true };
        await CloseAsync();
        return mayBeOut ? new DeliveryOutcome.Unknown($"No answer after the content: {why}") : new DeliveryOutcome.Retry($"Connection lost before the content: {why}");
    }

    private async Task CloseAsync()
    {
        if (connection is not null) await connection.DisposeAsync();
        connection = null;
    }
}

/// <summary>What a server's refusal means for the message, or for all of them.</summary>
internal static class SmtpAnswer
{
    /// <summary>Sorts a refusal: 4xx comes again, 5xx is for good.</summary>
    /// <exception cref="PermanentException">The refusal is of us, not of the message: sign-in or encryption asked for, or sender not allowed.</exception>
    public static DeliveryOutcome Classify(SmtpCommandException refusal)
    {
        var code = (int)refusal.StatusCode;
        var answer = string.Create(CultureInfo.InvariantCulture, $"{code} {refusal.Message}");
        if (code < 500) return new DeliveryOutcome.Retry(answer);
        if (code is 530 or 534 or 535 or 538)
            throw SignInAsked(answer, refusal);
        if (refusal.ErrorCode == SmtpErrorCode.SenderNotAccepted && !IsAboutSize(code))
            throw new PermanentException($"Máy chủ thư không cho gửi từ địa chỉ của hệ thống (\"{answer}\"); thư vẫn nằm trong hàng đợi. Hãy kiểm tra Mail:From.", refusal);
        return new DeliveryOutcome.Refused(answer);
    }

    /// <summary>The server wants a sign-in, or encryption first (530, 534, 535, 538); MailKit has an exception of its own for 530.</summary>
    public static PermanentException SignInAsked(string answer, Exception refusal) =>
        new($"Máy chủ thư đòi đăng nhập hoặc mã hóa (\"{answer}\"); thư vẫn nằm trong hàng đợi. Hãy kiểm tra Mail:Security, Mail:User và Mail:Password.", refusal);

    /// <summary>The size of the message is announced with the sender, so its refusal comes there (RFC 1870).</summary>
    private static bool IsAboutSize(int code) => code is 552 or 554;
}

/// <summary>
/// A queued message on its way, as the bytes that were stored: <see cref="MessageComposer"/> has prepared them for 7-bit transport. To take its parts apart and put them together again would give
/// the same bytes at several times the cost.
/// </summary>
internal static class StoredMessage
{
    /// <summary>Opens a message; only its headers are read.</summary>
    /// <param name="content">The bytes, in lines that end in CRLF.</param>
    /// <exception cref="FormatException">The bytes are no message.</exception>
    public static MimeMessage Open(byte[] content)
    {
        var end = content.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0) throw new FormatException("no end of the headers");
        using var headers = new MemoryStream(content, 0, end + 4, writable: false);
        return new(HeaderList.Load(headers)) { Body = new StoredBody(content.AsMemory(end + 4)) };
    }

    /// <summary>All behind the headers.</summary>
    private sealed class StoredBody : MimeEntity
    {
        /// <summary>The library's filters copy each piece; a whole message at once would go where large objects lie.</summary>
        private const int PieceLength = 16 * 1024;

        private readonly ReadOnlyMemory<byte> content;

        public StoredBody(ReadOnlyMemory<byte> content) : base("multipart", "mixed")
        {
            this.content = content;
            // Those that were stored stand among the headers of the message.
            Headers.Clear();
        }

        /// <summary>Nothing is left to prepare.</summary>
        public override void Prepare(EncodingConstraint constraint, int maxLineLength = 78)
        {
        }

        /// <inheritdoc/>
        public override void WriteTo(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default) => stream.Write(content.Span);

        /// <inheritdoc/>
        public override async Task WriteToAsync(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default)
        {
            for (var at = 0; at < content.Length; at += PieceLength)
                await stream.WriteAsync(content.Slice(at, Math.Min(PieceLength, content.Length - at)), cancellationToken);
        }
    }
}
