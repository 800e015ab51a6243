namespace MongCai.Poverty.Etl.Delivery;

/// <summary>A way out of the house for messages.</summary>
public interface IMailTransport
{
    /// <summary>Begins a batch: at most one connection, opened at the first message. Each caller has its own.</summary>
    IMailBatch Begin();

    /// <summary>Tries the way without sending: folder writable, server there, sign-in accepted.</summary>
    /// <exception cref="SurroundingsException">It is not; the message says why and what to do.</exception>
    Task CheckAsync(CancellationToken cancellation);
}

/// <summary>Messages sent one after the other by one caller; not for two threads at once.</summary>
public interface IMailBatch : IAsyncDisposable
{
    /// <summary>Sends one message to its one recipient.</summary>
    /// <exception cref="SurroundingsException">The way itself is shut (server away, sign-in or certificate refused, folder not writable): it concerns every message, none was sent.</exception>
    Task<DeliveryOutcome> SendAsync(OutboxMessage message, CancellationToken cancellation);
}
