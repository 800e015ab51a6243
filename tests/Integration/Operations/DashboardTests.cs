using System.Net;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using MongCai.Poverty.Etl.Jobs;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Operations;

public sealed class DashboardTests : ServiceTest
{
    private static readonly Dictionary<string, string> Closing = new() { ["jobs[]"] = CloseQuarterJob.Id };

    [Fact]
    public async Task Trigger_ByAdministrator_EnqueuesTheJob()
    {
        using var browser = await SignedInAsync(Administrator);

        using var answer = await browser.CommandAsync("/hangfire/recurring/trigger", Closing);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.NotNull(LastRun());
    }

    [Fact]
    public async Task Trigger_ByReader_IsRefused()
    {
        using var browser = await SignedInAsync(Reader);

        using var answer = await browser.CommandAsync("/hangfire/recurring/trigger", Closing);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Null(LastRun());
    }

    [Fact]
    public async Task Trigger_Anonymous_IsSentToSignIn()
    {
        using var browser = Service.NewBrowser();

        using var answer = await browser.PostAsync("/hangfire/recurring/trigger", Closing);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Null(LastRun());
    }

    [Fact]
    public async Task Trigger_WithoutTheTokenOfThePage_IsRefused()
    {
        using var browser = await SignedInAsync(Administrator);

        using var answer = await browser.PostAsync("/hangfire/recurring/trigger", Closing);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Null(LastRun());
    }

    [Fact]
    public async Task Dashboard_ForAReader_OffersNoButtons()
    {
        using var reader = await SignedInAsync(Reader);
        using var administrator = await SignedInAsync(Administrator);

        Assert.DoesNotContain("Trigger now", await reader.ReadAsync("/hangfire/recurring"), StringComparison.Ordinal);
        Assert.Contains("Trigger now", await administrator.ReadAsync("/hangfire/recurring"), StringComparison.Ordinal);
    }

    private string? LastRun()
    {
        using var connection = Service.Services.GetRequiredService<JobStorage>().GetConnection();
        return connection.GetAllEntriesFromHash($"recurring-job:{CloseQuarterJob.Id}").GetValueOrDefault("LastJobId");
    }
}
