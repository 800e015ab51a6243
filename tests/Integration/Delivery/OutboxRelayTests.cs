using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Mail;
using Xunit;
using static MongCai.Poverty.Etl.Tests.Integration.Delivery.Relays;

namespace MongCai.Poverty.Etl.Tests.Integration.Delivery;

public sealed class OutboxRelayTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Relay_DueMessages_AreSentOnceAndMarked(string engine)
    {
        await using var store = await QueuedAsync(engine, 3);
        var transport = new ScriptedTransport();
        var relay = Relay(store, transport);

        var first = await relay.RelayAsync(Stop);
        var second = await relay.RelayAsync(Stop);

        Assert.Equal(new RelayResult(3, 0, 0, 0), first);
        Assert.Equal(RelayResult.Nothing, second);
        Assert.Equal(3, transport.Seen.Count);
        Assert.All(await store.RowsAsync(), row =>
            Assert.Equal((OutboxState.Sent, 1, "250 ok", SampleReports.Friday), (row.State, row.Attempts, row.LastAnswer, row.SentAt!.Value)));
    }

    [Fact]
    public async Task SendNext_OneMessage_SaysWhetherThereWasOne()
    {
        await using var store = await QueuedAsync("sqlite", 1);
        var relay = Relay(store, new ScriptedTransport());

        Assert.True(await relay.SendNextAsync(Stop));
        Assert.False(await relay.SendNextAsync(Stop));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Relay_TwoAtOnce_SendEachMessageOnce(string engine)
    {
        await using var store = await QueuedAsync(engine, 40);
        var transport = new ScriptedTransport(async _ =>
        {
            await Task.Yield();
            return new DeliveryOutcome.Sent("250 ok");
        });

        var results = await Task.WhenAll(
            Task.Run(() => Relay(store, transport).RelayAsync(Stop), Stop),
            Task.Run(() => Relay(store, transport).RelayAsync(Stop), Stop));

        Assert.Equal(40, results.Sum(result => result.Sent));
        Assert.Equal(40, transport.Seen.Count);
        Assert.Equal(40, transport.Seen.Distinct().Count());
        Assert.All(await store.RowsAsync(), row => Assert.Equal((OutboxState.Sent, 1), (row.State, row.Attempts)));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Relay_MessageBeforeItsTime_Waits(string engine)
    {
        var clock = new SetClock();
        await using var store = await QueuedAsync(engine, 1);
        clock.Now = SampleReports.Friday.AddTicks(-10);
        Assert.False(await Relay(store, new ScriptedTransport(), clock).SendNextAsync(Stop));

        clock.Now = SampleReports.Friday;
        Assert.True(await Relay(store, new ScriptedTransport(), clock).SendNextAsync(Stop));
    }

    [Fact]
    public async Task Relay_Retries_WaitLongerAndEndDead()
    {
        var clock = new SetClock();
        await using var store = await QueuedAsync("sqlite", 1);
        var relay = Relay(store, Always(new DeliveryOutcome.Retry("450 greylisted")), clock);
        List<(OutboxState State, int Attempts, TimeSpan Wait, RelayResult Result)> seen = [];

        for (var run = 0; run < 3; run++)
        {
            var result = await relay.RelayAsync(Stop);
            var row = Assert.Single(await store.RowsAsync());
            seen.Add((row.State, row.Attempts, row.NextAttemptAt - clock.Now, result));
            clock.Now = row.NextAttemptAt;
        }

        Assert.Equal(
            [
                (OutboxState.Queued, 1, TimeSpan.FromMinutes(1), new(0, 1, 0, 0)),
                (OutboxState.Queued, 2, TimeSpan.FromMinutes(5), new(0, 1, 0, 0)),
                (OutboxState.Dead, 3, TimeSpan.Zero, new(0, 0, 1, 0)),
            ],
            seen);
        Assert.Equal(RelayResult.Nothing, await relay.RelayAsync(Stop));
    }

    [Fact]
    public async Task Relay_UnknownOutcome_IsTriedAgainWithTheSameMessageId()
    {
        var clock = new SetClock();
        await using var store = await QueuedAsync("sqlite", 1);
        var transport = Always(new DeliveryOutcome.Unknown("time-out"));

        var first = await Relay(store, transport, clock).RelayAsync(Stop);
        clock.Now += TimeSpan.FromMinutes(1);
        await Relay(store, transport, clock).RelayAsync(Stop);

        Assert.Equal(new RelayResult(0, 1, 0, 1), first);
        Assert.Equal(2, transport.Seen.Count);
        Assert.Single(transport.Seen.Distinct());
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Relay_OneRefusedAndOneRetried_OthersStillGo(string engine)
    {
        await using var store = await QueuedAsync(engine, 4);
        var transport = new ScriptedTransport(message => Task.FromResult<DeliveryOutcome>(message.Id switch
        {
            1 => new DeliveryOutcome.Refused("550 no such user"),
            2 => new DeliveryOutcome.Retry("450 later"),
            _ => new DeliveryOutcome.Sent("250 ok"),
        }));

        var result = await Relay(store, transport).RelayAsync(Stop);

        Assert.Equal(new RelayResult(2, 1, 1, 0), result);
        Assert.Equal(
            [OutboxState.Refused, OutboxState.Queued, OutboxState.Sent, OutboxState.Sent],
            (await store.RowsAsync()).Select(row => row.State));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Relay_WayIsShut_LeavesEverythingQueuedAndSaysWhy(string engine)
    {
        await using var store = await QueuedAsync(engine, 2);
        var relay = Relay(store, new ScriptedTransport(_ => throw new PermanentException("Sai mật khẩu.")));

        await Assert.ThrowsAsync<PermanentException>(() => relay.RelayAsync(Stop));

        var rows = await store.RowsAsync();
        Assert.All(rows, row => Assert.Equal((OutboxState.Queued, 0), (row.State, row.Attempts)));
        Assert.Equal(["Sai mật khẩu.", null], rows.Select(row => row.LastAnswer));
        Assert.Equal(new RelayResult(2, 0, 0, 0), await Relay(store, new ScriptedTransport()).RelayAsync(Stop));
    }

    /// <summary>The process dies between sending and marking: nobody catches anything, the row stays Sending.</summary>
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Relay_CrashAfterSending_SendsAgainWithSameMessageIdWhenTheLeaseIsOver(string engine)
    {
        var clock = new SetClock();
        await using var store = await QueuedAsync(engine, 1);
        var crashing = new ScriptedTransport(_ => throw new InvalidOperationException("killed"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Relay(store, crashing, clock).RelayAsync(Stop));
        var transport = new ScriptedTransport();

        clock.Now += RelayOptions.Lease - TimeSpan.FromSeconds(1);
        var early = await Relay(store, transport, clock).RelayAsync(Stop);
        clock.Now += TimeSpan.FromSeconds(1);
        var late = await Relay(store, transport, clock).RelayAsync(Stop);

        Assert.Equal((0, 1), (early.Attempted, late.Sent));
        Assert.Equal(crashing.Seen, transport.Seen);
        Assert.Equal((OutboxState.Sent, 2), Assert.Single((await store.RowsAsync()).Select(row => (row.State, row.Attempts))));
    }

    [Fact]
    public async Task Relay_MessageThatKillsEveryRelay_IsGivenUp()
    {
        var clock = new SetClock();
        await using var store = await QueuedAsync("sqlite", 1);
        var crashing = new ScriptedTransport(_ => throw new InvalidOperationException("killed"));
        for (var run = 0; run < RelayOptions.MaxAttempts; run++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => Relay(store, crashing, clock).RelayAsync(Stop));
            clock.Now += RelayOptions.Lease;
        }

        var result = await Relay(store, crashing, clock).RelayAsync(Stop);

        Assert.Equal((1, RelayOptions.MaxAttempts), (result.Refused, crashing.Seen.Count));
        Assert.Equal(OutboxState.Dead, Assert.Single(await store.RowsAsync()).State);
    }

    /// <summary>The slow relay wakes after another has taken its message and sent it: its own word no longer counts.</summary>
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Relay_OutlivedByItsLease_CannotOverwriteItsSuccessor(string engine)
    {
        var clock = new SetClock();
        await using var store = await QueuedAsync(engine, 1);
        var slow = new ScriptedTransport(async _ =>
        {
            clock.Now += RelayOptions.Lease;
            await Relay(store, new ScriptedTransport(), clock).RelayAsync(Stop);
            return new DeliveryOutcome.Retry("421 too slow");
        });

        await Relay(store, slow, clock).SendNextAsync(Stop);

        var row = Assert.Single(await store.RowsAsync());
        Assert.Equal((OutboxState.Sent, 2, "250 ok"), (row.State, row.Attempts, row.LastAnswer));
    }

    [Fact]
    public async Task Relay_AddressNoLongerAllowed_IsNotSent()
    {
        await using var store = await QueuedAsync("sqlite", 1);
        await store.QueueAsync(SampleReports.MessageTo("la@other.example"));
        var transport = new ScriptedTransport();

        var result = await Relay(store, transport).RelayAsync(Stop);

        Assert.Equal(new RelayResult(1, 0, 1, 0), result);
        Assert.Single(transport.Seen);
        Assert.Equal(OutboxState.Refused, (await store.RowsAsync())[1].State);
    }

    [Fact]
    public async Task Relay_VeryLongAnswer_IsShortenedToOneLine()
    {
        await using var store = await QueuedAsync("sqlite", 1);

        await Relay(store, Always(new DeliveryOutcome.Refused($"550 a\r\nb {new string('x', 1000)}"))).RelayAsync(Stop);

        var answer = Assert.Single(await store.RowsAsync()).LastAnswer!;
        Assert.Equal((500, true), (answer.Length, answer.StartsWith("550 a b xxx", StringComparison.Ordinal)));
    }
}
