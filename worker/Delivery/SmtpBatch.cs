using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace MongCai.Poverty.Etl.Delivery;

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
            using var content = new MemoryStream(message.Content, writable: false);
            using var mime = await MimeMessage.LoadAsync(content, deadline.Token);
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
