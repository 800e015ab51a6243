using System.Net;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using MongCai.Poverty.Etl.Jobs;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Operations;

[Collection(ServiceTests.Name)]
public sealed class DashboardTests(ServiceFixture fixture)
{
    // Daily at eight in the city, so that its schedule does not get between two lines of a test.
    private static readonly Dictionary<string, string> CloseQuarter = new() { ["jobs[]"] = CloseQuarterJob.Id };
    private static readonly Dictionary<string, string> CloseWeek = new() { ["jobs[]"] = CloseWeekJob.Id };

    [Fact]
    public async Task Trigger_ByAdministrator_EnqueuesTheJob()
    {
        using var browser = await fixture.SignedInAsync(ServiceFixture.Administrator);

        using var answer = await browser.CommandAsync("/hangfire/recurring/trigger", CloseWeek);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.NotNull(LastRun(CloseWeekJob.Id));
    }

    [Fact]
    public async Task Trigger_ByReader_IsRefused()
    {
        using var browser = await fixture.SignedInAsync(ServiceFixture.Reader);

        using var answer = await browser.CommandAsync("/hangfire/recurring/trigger", CloseQuarter);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Null(LastRun(CloseQuarterJob.Id));
    }

    [Fact]
    public async Task Trigger_Anonymous_IsSentToSignIn()
    {
        using var browser = fixture.Service.NewBrowser();

        using var answer = await browser.PostAsync("/hangfire/recurring/trigger", CloseQuarter);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Null(LastRun(CloseQuarterJob.Id));
    }

    [Fact]
    public async Task Trigger_WithoutTheTokenOfThePage_IsRefused()
    {
        using var browser = await fixture.SignedInAsync(ServiceFixture.Administrator);

        using var answer = await browser.PostAsync("/hangfire/recurring/trigger", CloseQuarter);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Null(LastRun(CloseQuarterJob.Id));
    }

    [Fact]
    public async Task Dashboard_ForAReader_OffersNoButtons()
    {
        using var reader = await fixture.SignedInAsync(ServiceFixture.Reader);
        using var administrator = await fixture.SignedInAsync(ServiceFixture.Administrator);

        Assert.DoesNotContain("Trigger now", await reader.ReadAsync("/hangfire/recurring"), StringComparison.Ordinal);
        Assert.Contains("Trigger now", await administrator.ReadAsync("/hangfire/recurring"), StringComparison.Ordinal);
    }

    private string? LastRun(string schedule)
    {
        using var connection = fixture.Service.Services.GetRequiredService<JobStorage>().GetConnection();
        return connection.GetAllEntriesFromHash($"recurring-job:{schedule}").GetValueOrDefault("LastJobId");
    }
}
