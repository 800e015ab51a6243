using Microsoft.Extensions.Logging.Abstractions;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Tests.Kit.Mail;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Delivery;

/// <summary>Relays for tests: three attempts, messages to the example domain.</summary>
internal static class Relays
{
    public static readonly MailOptions RelayOptions = new() { AllowedDomains = ["mongcai.example"], MaxAttempts = 3, TimeoutSeconds = 60 };

    public static ScriptedTransport Always(DeliveryOutcome outcome) => new(_ => Task.FromResult(outcome));

    public static OutboxRelay Relay(DeliveryStore store, IMailTransport transport, TimeProvider? clock = null) =>
        new(store, transport, new(RelayOptions, []), Microsoft.Extensions.Options.Options.Create(RelayOptions), clock ?? new SetClock(), NullLogger<OutboxRelay>.Instance);

    public static async Task<DeliveryStore> QueuedAsync(string engine, int count)
    {
        var store = await DeliveryStore.CreateAsync(engine);
        await store.QueueAsync([.. Enumerable.Range(1, count).Select(number => SampleReports.MessageTo($"hop-{number}@mongcai.example"))]);
        return store;
    }
}
