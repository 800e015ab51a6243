using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Mail;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Delivery;

/// <summary>The relay against a real mail server of the distribution: encryption, sign-in, boxes.</summary>
public sealed class EximDeliveryTests : IAsyncLifetime
{
    private EximServer exim = null!;
    private DeliveryStore store = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        exim = await EximServer.StartAsync(Stop);
        store = await DeliveryStore.CreateAsync("sqlite");
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await exim.DisposeAsync();
    }

    [Theory]
    [InlineData("starttls")]
    [InlineData("tls")]
    public async Task Relay_EncryptedAndSignedIn_MailArrivesByteForByte(string security)
    {
        var message = SampleReports.MessageTo("van-phong@mongcai.example");
        await store.QueueAsync(message);

        var result = await Relay(Options(security)).RelayAsync(Stop);

        Assert.Equal(new RelayResult(1, 0, 0, 0), result);
        var arrived = Assert.Single(await exim.ReceivedAsync("van-phong", 1, Stop));
        var sent = Encoding.ASCII.GetString(message.Content).ReplaceLineEndings("\n");
        Assert.EndsWith(sent, Encoding.ASCII.GetString(arrived), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Relay_ArrivedMail_DecodesToWhatWasReported()
    {
        await store.QueueAsync(SampleReports.MessageTo("van-phong@mongcai.example"));

        await Relay(Options()).RelayAsync(Stop);

        using var message = MimeMessage.Load(new MemoryStream(Assert.Single(await exim.ReceivedAsync("van-phong", 1, Stop))), Stop);
        var report = SampleReports.Weekly;
        Assert.Equal(report.Subject, message.Subject);
        Assert.Equal(report.Html, message.HtmlBody!.ReplaceLineEndings("\n"));
        Assert.Equal(report.Text, message.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal(report.Attachments.Select(file => file.FileName), message.Attachments.Select(part => part.ContentDisposition!.FileName));
        Assert.Equal(report.Attachments.Select(file => file.Content), message.Attachments.OfType<MimePart>().Select(Decoded));
        Assert.Contains("esmtpsa", message.Headers[HeaderId.Received], StringComparison.Ordinal);
    }

    /// <summary>The small form of <c>Benchmarks mail</c>.</summary>
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Relay_TwentyLargeMessages_GoOverOneConnectionEachOnce(string engine)
    {
        await using var queue = await DeliveryStore.CreateAsync(engine);
        OutboxMessage[] messages = [.. SampleReports.LargeMessages(20)];
        await queue.QueueAsync(messages);
        var before = exim.Connections;

        var result = await Relay(Options(), queue).RelayAsync(Stop);

        Assert.Equal(new RelayResult(20, 0, 0, 0), result);
        Assert.Equal(messages.Select(message => message.MessageId), exim.Taken());
        Assert.Equal(1, exim.Connections - before);
    }

    [Fact]
    public async Task Relay_WrongPassword_KeepsAllQueuedAndSaysSo()
    {
        await store.QueueAsync(SampleReports.MessageTo("van-phong@mongcai.example"), SampleReports.MessageTo("quan-tri@mongcai.example"));

        var failure = await Assert.ThrowsAsync<PermanentException>(() => Relay(Options(password: "sai")).RelayAsync(Stop));

        Assert.Contains("không chấp nhận tên đăng nhập hoặc mật khẩu", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sai;", failure.Message, StringComparison.Ordinal);
        Assert.All(await store.RowsAsync(), row => Assert.Equal((OutboxState.Queued, 0), (row.State, row.Attempts)));
        Assert.Equal(new RelayResult(2, 0, 0, 0), await Relay(Options()).RelayAsync(Stop));
    }

    [Fact]
    public async Task Relay_NoSignIn_KeepsQueued()
    {
        await store.QueueAsync(SampleReports.MessageTo("van-phong@mongcai.example"));

        var failure = await Assert.ThrowsAsync<PermanentException>(() => Relay(Options(user: null)).RelayAsync(Stop));

        Assert.Contains("đòi đăng nhập", failure.Message, StringComparison.Ordinal);
        Assert.Equal((OutboxState.Queued, 0), Assert.Single((await store.RowsAsync()).Select(row => (row.State, row.Attempts))));
    }

    [Fact]
    public async Task Relay_UnknownBox_IsRefusedAndTheOthersGo()
    {
        await store.QueueAsync(
            SampleReports.MessageTo("khong-co@mongcai.example"), SampleReports.MessageTo("van-phong@mongcai.example"), SampleReports.MessageTo("quan-tri@mongcai.example"));

        var result = await Relay(Options()).RelayAsync(Stop);

        Assert.Equal(new RelayResult(2, 0, 1, 0), result);
        var rows = await store.RowsAsync();
        Assert.Equal([OutboxState.Refused, OutboxState.Sent, OutboxState.Sent], rows.Select(row => row.State));
        Assert.StartsWith("550 ", rows[0].LastAnswer, StringComparison.Ordinal);
        await exim.ReceivedAsync("van-phong", 1, Stop);
        await exim.ReceivedAsync("quan-tri", 1, Stop);
    }

    [Theory]
    [InlineData("starttls")]
    [InlineData("tls")]
    public async Task Relay_CertificateOfAStranger_IsRefused(string security)
    {
        await store.QueueAsync(SampleReports.MessageTo("van-phong@mongcai.example"));
        var stranger = new TestAuthority(Directory.CreateTempSubdirectory("stranger-").FullName, TimeProvider.System);

        foreach (var caFile in new[] { null, stranger.CaFile })
        {
            var failure = await Assert.ThrowsAsync<PermanentException>(() => Relay(Options(security, caFile: caFile ?? "")).RelayAsync(Stop));
            Assert.Contains("chứng thư không đáng tin cậy", failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal(OutboxState.Queued, Assert.Single(await store.RowsAsync()).State);
        Directory.Delete(Path.GetDirectoryName(stranger.CaFile)!, recursive: true);
    }

    [Fact]
    public async Task Relay_CertificateOfAnotherName_IsRefused()
    {
        await store.QueueAsync(SampleReports.MessageTo("van-phong@mongcai.example"));

        await Assert.ThrowsAsync<PermanentException>(() => Relay(Options(host: "127.0.0.1")).RelayAsync(Stop));

        Assert.Equal(OutboxState.Queued, Assert.Single(await store.RowsAsync()).State);
    }

    [Fact]
    public async Task Check_ServerAndSignIn_Pass() =>
        await new SmtpTransport(Microsoft.Extensions.Options.Options.Create(Options())).CheckAsync(Stop);

    private MailOptions Options(string security = "starttls", string? user = EximServer.User, string password = EximServer.Password, string? caFile = null, string host = "localhost") => new()
    {
        Transport = "smtp",
        Host = host,
        Port = security == "tls" ? exim.TlsPort : exim.Port,
        Security = security,
        User = user,
        Password = password,
        CaFile = caFile is null ? exim.Authority.CaFile : caFile.Length == 0 ? null : caFile,
        CheckCertificateRevocation = false,
        AllowedDomains = ["mongcai.example"],
        TimeoutSeconds = 20,
    };

    private OutboxRelay Relay(MailOptions options, DeliveryStore? queue = null) =>
        new(queue ?? store, new SmtpTransport(Microsoft.Extensions.Options.Options.Create(options)), new(options, []), Microsoft.Extensions.Options.Options.Create(options), new SetClock(), NullLogger<OutboxRelay>.Instance);

    private static byte[] Decoded(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content!.DecodeTo(bytes);
        return bytes.ToArray();
    }
}
