using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Mail;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Delivery;

/// <summary>What a misbehaving server does to a message.</summary>
public sealed class SmtpTransportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_GoodServer_GetsTheStoredContentOnce()
    {
        await using var sink = new SmtpSink();
        var message = SampleReports.MessageTo("van-phong@mongcai.example");

        var outcome = await SendAsync(sink, message);

        Assert.IsType<DeliveryOutcome.Sent>(outcome);
        Assert.Equal(System.Text.Encoding.ASCII.GetString(message.Content), Assert.Single(sink.Contents).Replace("\r\n..", "\r\n.", StringComparison.Ordinal));
        Assert.Contains(sink.Commands, line => line.StartsWith("MAIL FROM:<giam-ngheo@mongcai.example>", StringComparison.Ordinal));
        Assert.Equal(["RCPT TO:<van-phong@mongcai.example>"], sink.Commands.Where(line => line.StartsWith("RCPT", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Send_ContentThatIsNoMessage_IsRefusedWithoutBeingSent()
    {
        await using var sink = new SmtpSink();
        var message = SampleReports.MessageTo("van-phong@mongcai.example");

        var outcome = await SendAsync(sink, new() { Kind = "-", Period = "-", Edition = 1, Recipient = message.Recipient, MessageId = message.MessageId, QueuedAt = message.QueuedAt, Content = "no message"u8.ToArray() });

        Assert.Contains("cannot be read", Assert.IsType<DeliveryOutcome.Refused>(outcome).Answer, StringComparison.Ordinal);
        Assert.Empty(sink.Commands);
    }

    [Theory]
    [InlineData("MAIL", "451 4.3.0 busy")]
    [InlineData("RCPT", "450 4.2.0 greylisted")]
    [InlineData("DATA", "452 4.3.1 full")]
    [InlineData(SmtpSink.EndOfContent, "451 4.7.1 later")]
    [InlineData("MAIL", "421 4.3.2 shutting down")]
    public async Task Send_TemporaryRefusal_IsRetry(string verb, string answer)
    {
        await using var sink = new SmtpSink().Answer(verb, answer);

        var outcome = Assert.IsType<DeliveryOutcome.Retry>(await SendAsync(sink));

        Assert.StartsWith(answer[..3], outcome.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 no such user")]
    [InlineData(SmtpSink.EndOfContent, "554 5.7.1 spam")]
    [InlineData("MAIL", "552 5.3.4 too big")]
    public async Task Send_LastingRefusal_IsRefused(string verb, string answer)
    {
        await using var sink = new SmtpSink().Answer(verb, answer);

        Assert.IsType<DeliveryOutcome.Refused>(await SendAsync(sink));
    }

    [Theory]
    [InlineData("MAIL", SmtpSink.Drop)]
    [InlineData("MAIL", SmtpSink.Silence)]
    [InlineData("RCPT", SmtpSink.Drop)]
    public async Task Send_ConnectionLostBeforeTheContent_IsRetry(string verb, string how)
    {
        await using var sink = new SmtpSink().Answer(verb, how);

        Assert.IsType<DeliveryOutcome.Retry>(await SendAsync(sink));
    }

    [Theory]
    [InlineData(SmtpSink.Drop)]
    [InlineData(SmtpSink.Silence)]
    public async Task Send_NoAnswerToTheContent_IsUnknown(string how)
    {
        await using var sink = new SmtpSink().Answer(SmtpSink.EndOfContent, how);

        Assert.IsType<DeliveryOutcome.Unknown>(await SendAsync(sink));
        Assert.Single(sink.Contents);
    }

    [Fact]
    public async Task Send_SeveralMessages_UseOneConnection()
    {
        await using var sink = new SmtpSink().Answer("RCPT", "550 no such user");
        await using var batch = Transport(sink).Begin();

        var outcomes = await SendAsync(batch, 3);

        Assert.Equal([typeof(DeliveryOutcome.Refused), typeof(DeliveryOutcome.Sent), typeof(DeliveryOutcome.Sent)], outcomes);
        Assert.Equal(1, sink.Connections);
    }

    [Fact]
    public async Task Send_AfterABrokenMessage_OpensANewConnection()
    {
        await using var sink = new SmtpSink().Answer(SmtpSink.EndOfContent, SmtpSink.Drop);
        await using var batch = Transport(sink).Begin();

        var outcomes = await SendAsync(batch, 2);

        Assert.Equal([typeof(DeliveryOutcome.Unknown), typeof(DeliveryOutcome.Sent)], outcomes);
        Assert.Equal(2, sink.Connections);
    }

    /// <summary>A server that allows so many messages per connection says 421 or hangs up at the next MAIL.</summary>
    [Theory]
    [InlineData(SmtpSink.Drop)]
    [InlineData("421 4.7.0 too many messages")]
    public async Task Send_ServerEndsAUsedConnection_TriesOnceOnAFreshOne(string how)
    {
        await using var sink = new SmtpSink().Answer("MAIL", "250 ok").Answer("MAIL", how);
        await using var batch = Transport(sink).Begin();

        var outcomes = await SendAsync(batch, 2);

        Assert.Equal([typeof(DeliveryOutcome.Sent), typeof(DeliveryOutcome.Sent)], outcomes);
        Assert.Equal((2, 2), (sink.Connections, sink.Contents.Count));
    }

    [Theory]
    [InlineData("GREETING", "421 not now", typeof(TransientException))]
    [InlineData("GREETING", "554 go away", typeof(PermanentException))]
    [InlineData("GREETING", SmtpSink.Drop, typeof(TransientException))]
    [InlineData("GREETING", SmtpSink.Silence, typeof(TransientException))]
    [InlineData("MAIL", "530 5.7.0 authentication required", typeof(PermanentException))]
    [InlineData("MAIL", "550 5.7.1 sender not allowed", typeof(PermanentException))]
    public async Task Send_ServerRefusesUs_TheWayIsShut(string verb, string answer, Type expected)
    {
        await using var sink = new SmtpSink().Answer(verb, answer);

        var failure = await Record.ExceptionAsync(() => SendAsync(sink));

        Assert.IsType(expected, failure);
        Assert.Contains("thư vẫn nằm trong hàng đợi", failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NoServer_IsTransient()
    {
        var sink = new SmtpSink();
        var transport = Transport(sink);
        await sink.DisposeAsync();

        var failure = await Assert.ThrowsAsync<TransientException>(() => transport.CheckAsync(Stop));

        Assert.StartsWith("Không kết nối được với máy chủ thư 127.0.0.1:", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ServerWithoutStartTls_NeverFallsBackToClearText()
    {
        await using var sink = new SmtpSink();

        await Assert.ThrowsAsync<PermanentException>(() => SendAsync(sink, security: "starttls"));

        Assert.DoesNotContain(sink.Commands, line => line.StartsWith("MAIL", StringComparison.Ordinal) || line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_ServerThatRefusesStartTls_NeverFallsBackToClearText()
    {
        await using var sink = new SmtpSink().Answer("EHLO", "250-localhost\r\n250 STARTTLS").Answer("STARTTLS", "454 not available");

        await Assert.ThrowsAnyAsync<SurroundingsException>(() => SendAsync(sink, security: "starttls"));

        Assert.DoesNotContain(sink.Commands, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_PlainServerOnTlsPort_IsAFailureOfTheSurroundings()
    {
        await using var sink = new SmtpSink();

        await Assert.ThrowsAnyAsync<SurroundingsException>(() => SendAsync(sink, security: "tls"));

        Assert.Empty(sink.Contents);
    }

    private static SmtpTransport Transport(SmtpSink sink, string security = "none") =>
        new(Options.Create(new MailOptions { Transport = "smtp", Host = "127.0.0.1", Port = sink.Port, Security = security, TimeoutSeconds = 1 }));

    private static async Task<DeliveryOutcome> SendAsync(SmtpSink sink, OutboxMessage? message = null, string security = "none")
    {
        await using var batch = Transport(sink, security).Begin();
        return await batch.SendAsync(message ?? SampleReports.MessageTo("van-phong@mongcai.example"), Stop);
    }

    private static async Task<List<Type>> SendAsync(IMailBatch batch, int count)
    {
        List<Type> outcomes = [];
        for (var number = 1; number <= count; number++)
            outcomes.Add((await batch.SendAsync(SampleReports.MessageTo($"hop-{number}@mongcai.example"), Stop)).GetType());
        return outcomes;
    }
}
