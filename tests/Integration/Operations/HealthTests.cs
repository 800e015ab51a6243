using System.Net;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Operations;

[Collection(ServiceTests.Name)]
public sealed class HealthTests(ServiceFixture fixture)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_EverythingThere_IsHealthyAndSaysNothingElse(string path)
    {
        using var browser = fixture.Service.NewBrowser();

        using var answer = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Ready_InboxAway_Is503WhileLiveIs200()
    {
        using var away = new InboxAway(fixture);
        using var browser = fixture.Service.NewBrowser();

        using var ready = await browser.GetAsync("/health/ready");
        using var live = await browser.GetAsync("/health/live");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("Unhealthy", await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task Home_InboxAway_SaysSo()
    {
        using var browser = await fixture.SignedInAsync(ServiceFixture.Reader);
        using var away = new InboxAway(fixture);

        Assert.Contains("Không truy cập được", await browser.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dang-nhap")]
    [InlineData("/health/live")]
    [InlineData("/hangfire")]
    [InlineData("/khong-co-trang-nay")]
    public async Task Headers_OnEveryAnswer_AllowNothingFromElsewhere(string path)
    {
        using var browser = fixture.Service.NewBrowser();

        using var answer = await browser.GetAsync(path);

        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }

    private sealed class InboxAway : IDisposable
    {
        private readonly string inbox;

        public InboxAway(ServiceFixture fixture)
        {
            inbox = fixture.Folder.At("inbox");
            Directory.Move(inbox, inbox + "-away");
        }

        public void Dispose() => Directory.Move(inbox + "-away", inbox);
    }
}
