using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Intake;

public sealed class InboxClockTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2024-04-04T10:00:00Z", "GN303")]
    [InlineData("2024-04-04T10:00:01Z", "GN105,GN303")]
    public async Task Run_AroundTheDeadline_IsLateAfterIt(string arrival, string codes)
    {
        await using var intake = await IntakeFixture.CreateAsync();
        intake.Time.SetUtcNow(DateTimeOffset.Parse(arrival, System.Globalization.CultureInfo.InvariantCulture));
        intake.Drop("good");

        var verdict = Assert.Single((await intake.RunAsync()).Verdicts);

        Assert.Equal(codes, string.Join(',', verdict.Findings.Select(finding => finding.Code)));
        Assert.Equal(codes.StartsWith("GN105", StringComparison.Ordinal) ? FilingState.Late : FilingState.Accepted, (await intake.FilingAsync()).State);
    }

    [Theory]
    [InlineData("good", "Báo cáo vẫn được nhận và ghi là nộp muộn")]
    [InlineData("rejected", "Tệp này còn lỗi nên chưa được nhận")]
    public async Task Run_AfterTheDeadline_SaysWhatBecomesOfTheFile(string workbook, string consequence)
    {
        await using var intake = await IntakeFixture.CreateAsync(now: new(2024, 4, 4, 10, 0, 1, TimeSpan.Zero));
        intake.Drop(workbook);

        var late = Assert.Single((await intake.RunAsync()).Verdicts).Findings.Single(finding => finding.Code == "GN105");

        Assert.Contains(consequence, late.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-03-24T16:59:59Z", Verdict.Rejected)]
    [InlineData("2024-03-24T17:00:00Z", Verdict.Accepted)]
    public async Task Run_AroundTheBeginningOfTheWeek_IsRejectedBeforeIt(string arrival, Verdict expected)
    {
        await using var intake = await IntakeFixture.CreateAsync(now: DateTimeOffset.Parse(arrival, System.Globalization.CultureInfo.InvariantCulture));
        intake.Drop("good");

        var verdict = Assert.Single((await intake.RunAsync()).Verdicts);

        Assert.Equal(expected, verdict.Verdict);
        Assert.Equal(expected == Verdict.Rejected, verdict.Findings.Any(finding => finding.Code == "GN106"));
    }

    [Fact]
    public async Task Run_SealedWeek_IsRejectedAndTheFormerVersionStays()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        intake.Drop("good");
        await intake.RunAsync();
        intake.Drop("better");

        var result = await intake.Pass.RunAsync(new(IntakeFixture.JudgeAsync, Ahead: 2), Workbooks.Terms with { IsSealed = week => week == Workbooks.Week }, Ct);

        Assert.Equal(["GN106", "GN303"], Assert.Single(result.Verdicts).Findings.Select(finding => finding.Code));
        Assert.Equal((FilingState.Accepted, 1, 1), await intake.StateAsync());
    }
}
