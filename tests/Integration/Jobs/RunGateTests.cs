using Microsoft.Extensions.Logging.Abstractions;
using MongCai.Poverty.Etl.Jobs;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Jobs;

public sealed class RunGateTests
{
    private readonly RunGate gate = new(NullLogger<RunGate>.Instance);

    [Fact]
    public async Task RunAlone_WhileTheSameRuns_IsTurnedAwayWithoutWaiting()
    {
        var first = new TaskCompletionSource();
        var running = gate.RunAloneAsync("scan-inbox", () => first.Task);

        var second = await gate.RunAloneAsync("scan-inbox", () => throw new InvalidOperationException("ran twice"));
        first.SetResult();

        Assert.False(second);
        Assert.True(await running);
    }

    [Fact]
    public async Task RunAlone_WhileAnotherRuns_Runs()
    {
        var first = new TaskCompletionSource();
        var running = gate.RunAloneAsync("scan-inbox", () => first.Task);

        Assert.True(await gate.RunAloneAsync("relay-mail", () => Task.CompletedTask));
        first.SetResult();
        await running;
    }

    [Fact]
    public async Task RunAlone_AfterAFailure_RunsAgain()
    {
        await Assert.ThrowsAsync<IOException>(() => gate.RunAloneAsync("scan-inbox", () => Task.FromException(new IOException("share away"))));

        Assert.True(await gate.RunAloneAsync("scan-inbox", () => Task.CompletedTask));
    }
}
