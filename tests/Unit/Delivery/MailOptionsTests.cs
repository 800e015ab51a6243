using Microsoft.Extensions.Configuration;
using MongCai.Poverty.Etl.Delivery;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Delivery;

public sealed class MailOptionsTests
{
    [Fact]
    public void Faults_OfDefaults_AreNone() => Assert.Empty(MailOptionsCheck.Faults(new()));

    [Fact]
    public void Faults_OfASoundServer_AreNone() =>
        Assert.Empty(MailOptionsCheck.Faults(new() { Transport = "SMTP", Host = "thu.mongcai.example", Security = "tls", User = "a", Password = "b" }));

    [Fact]
    public void Faults_OfManyWrongSettings_AreAllTold()
    {
        var options = new MailOptions
        {
            Transport = "smtp",
            Port = 0,
            Security = "ssl",
            User = "worker",
            From = "không phải thư",
            TimeoutSeconds = 0,
            MaxAttempts = 51,
            RetryDelays = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1)],
            AllowedDomains = ["a b"],
            CaFile = "/khong/co.pem",
            MaxAttachmentMegabytes = 26,
        };

        var faults = MailOptionsCheck.Faults(options);

        Assert.Equal(
            [
                "Mail:AllowedDomains", "Mail:CaFile", "Mail:From", "Mail:Host", "Mail:MaxAttachmentMegabytes", "Mail:MaxAttempts",
                "Mail:Password", "Mail:Port", "Mail:RetryDelays", "Mail:Security", "Mail:TimeoutSeconds",
            ],
            faults.Select(fault => fault.File).Order(StringComparer.Ordinal));
        Assert.True(new MailOptionsCheck().Validate(null, options).Failed);
    }

    [Theory]
    [InlineData("smtpp")]
    [InlineData("")]
    public void Faults_OfUnknownTransport_NameIt(string transport) =>
        Assert.Equal("Mail:Transport", MailOptionsCheck.Faults(new() { Transport = transport }).Single().File);

    [Theory]
    [InlineData("none", "thu.mongcai.example", false)]
    [InlineData("none", "127.0.0.1", true)]
    [InlineData("none", "localhost", true)]
    [InlineData("starttls", "thu.mongcai.example", true)]
    public void Faults_PasswordInClearText_OnlyOnThisMachine(string security, string host, bool passes)
    {
        var faults = MailOptionsCheck.Faults(new() { Transport = "smtp", Host = host, Security = security, User = "a", Password = "b" });

        Assert.Equal(passes ? [] : ["Mail:Security"], faults.Select(fault => fault.File));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(65535, true)]
    [InlineData(0, false)]
    [InlineData(65536, false)]
    public void Faults_OfPort_HoldItsRange(int port, bool passes) =>
        Assert.Equal(passes, MailOptionsCheck.Faults(new() { Port = port }).Count == 0);

    [Fact]
    public void Bind_FromSettings_ReplacesListsInsteadOfGrowingThem()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Mail:RetryDelays:0"] = "00:02:00",
            ["Mail:AllowedDomains:0"] = "mongcai.example",
            ["Mail:Transport"] = "smtp",
            ["Mail:Port"] = "2525",
        }).Build();

        var options = settings.GetSection(MailOptions.Section).Get<MailOptions>()!;

        Assert.Equal([TimeSpan.FromMinutes(2)], options.RetryDelays!);
        Assert.Equal(["mongcai.example"], options.AllowedDomains);
        Assert.Equal(("smtp", 2525), (options.Transport, options.Port));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(5, 240)]
    [InlineData(8, 240)]
    public void DelayAfter_Attempts_GrowsThenStays(int attempts, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), new MailOptions().DelayAfter(attempts));

    [Fact]
    public void Lease_OfAClaim_OutlastsTheSending()
    {
        var options = new MailOptions { TimeoutSeconds = 60 };

        Assert.True(options.Lease > options.SendingTime);
    }

    [Theory]
    [InlineData("a@mongcai.example", true)]
    [InlineData("A@MongCai.example", true)]
    [InlineData("b@mongcai.example", false)]
    public void Allows_WithoutDomains_OnlyKnownAddresses(string address, bool allowed) =>
        Assert.Equal(allowed, new AddressPolicy(new(), ["a@mongcai.example"]).Allows(address));

    [Theory]
    [InlineData("b@mongcai.example", true)]
    [InlineData("b@evil.mongcai.example", false)]
    [InlineData("b@mongcai.example.com", false)]
    public void Allows_WithDomains_AnyAddressOfThem(string address, bool allowed) =>
        Assert.Equal(allowed, new AddressPolicy(new() { AllowedDomains = ["MongCai.example"] }, []).Allows(address));
}
