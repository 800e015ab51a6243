using System.Collections.Concurrent;
using MongCai.Poverty.Etl.Delivery;

namespace MongCai.Poverty.Etl.Tests.Integration.Delivery;

/// <summary>A transport that answers as the test says and remembers what it was given.</summary>
/// <param name="answer">Called once per message.</param>
public sealed class ScriptedTransport(Func<OutboxMessage, Task<DeliveryOutcome>> answer) : IMailTransport, IMailBatch
{
    /// <summary>Takes everything.</summary>
    public ScriptedTransport() : this(_ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Sent("250 ok")))
    {
    }

    /// <summary>Message-IDs in the order in which they came.</summary>
    public ConcurrentQueue<string> Seen { get; } = new();

    /// <inheritdoc/>
    public IMailBatch Begin() => this;

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<DeliveryOutcome> SendAsync(OutboxMessage message, CancellationToken cancellation)
    {
        Seen.Enqueue(message.MessageId);
        return answer(message);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
