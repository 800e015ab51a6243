using System.Globalization;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Intake;

/// <summary>Lateness when nobody looked at the deadline, 4/4/2024 10:00 UTC: the last pass of the former process was at 9:00, the next one is at 12:00.</summary>
public sealed class ArrivalTests
{
    private const string Scan = "2024-04-04T09:00:00Z";
    private const string Back = "2024-04-04T12:00:00Z";

    public static IEnumerable<TheoryDataRow<StoreProvider, string, bool, string>> OwnTimes()
    {
        (string Own, bool Late, string Told)[] cases =
        [
            ("2024-04-04T08:00:00Z", false, "tính theo lần đọc thư mục trước đó (16:00 ngày 04/4/2024)"),
            ("2024-04-04T10:00:00Z", false, "tính theo giờ ghi trên tệp (17:00 ngày 04/4/2024), vì hệ thống tạm ngừng đọc thư mục nộp từ 16:00 ngày 04/4/2024 đến 19:00 ngày 04/4/2024"),
            ("2024-04-04T10:00:01Z", true, "tính theo giờ ghi trên tệp (17:00 ngày 04/4/2024), vì hệ thống tạm ngừng đọc thư mục nộp từ 16:00"),
            (Back, true, "tính theo giờ ghi trên tệp (19:00"),
            ("2024-04-04T12:00:01Z", true, "tính theo lúc hệ thống thấy tệp (19:00 ngày 04/4/2024), vì giờ ghi trên tệp (19:00 ngày 04/4/2024) là giờ chưa đến"),
        ];
        return from store in new[] { StoreProvider.Sqlite, StoreProvider.Postgres } from one in cases select new TheoryDataRow<StoreProvider, string, bool, string>(store, one.Own, one.Late, one.Told);
    }

    [Theory, MemberData(nameof(OwnTimes))]
    public async Task Run_ServiceWasDownAtTheDeadline_JudgesByTheFilesOwnTime(StoreProvider engine, string own, bool isLate, string told)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine, now: At(Scan));
        await intake.RunAsync();
        intake.Restart(At(Back));
        Drop(intake, own);

        var verdict = Assert.Single((await intake.RunAsync()).Verdicts);

        Assert.Equal(isLate, verdict.Findings.Any(finding => finding.Code == "GN105"));
        Assert.Equal(isLate ? FilingState.Late : FilingState.Accepted, (await intake.FilingAsync()).State);
        var receipt = string.Join(' ', intake.AnswerTo("bc.xlsx").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(told, receipt, StringComparison.Ordinal);
        Assert.Equal(!isLate, receipt.Contains("Báo cáo được tính là nộp đúng hạn.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2024-04-04T10:00:00Z", true)]
    [InlineData("2024-04-04T09:59:59Z", false)]
    public async Task Run_LastScanAroundTheDeadline_IsWhatCountsFromItOn(string scan, bool isLate)
    {
        await using var intake = await IntakeFixture.CreateAsync(now: At(scan));
        await intake.RunAsync();
        intake.Restart(At(Back));
        Drop(intake, "2024-04-04T08:00:00Z");

        Assert.Equal(isLate, Assert.Single((await intake.RunAsync()).Verdicts).Findings.Any(finding => finding.Code == "GN105"));
    }

    [Fact]
    public async Task Run_NoScanKnown_JudgesByTheMomentItIsSeen()
    {
        await using var intake = await IntakeFixture.CreateAsync(now: At(Back));
        Drop(intake, "2024-04-04T08:00:00Z");

        Assert.Contains(Assert.Single((await intake.RunAsync()).Verdicts).Findings, finding => finding.Code == "GN105" && !finding.Message.Contains("tính theo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_SeenWaitingBeforeTheRestart_KeepsTheScanBefore()
    {
        await using var intake = await IntakeFixture.CreateAsync(quiet: TimeSpan.FromMinutes(1), now: At(Scan));
        await intake.RunAsync();
        intake.Time.SetUtcNow(At("2024-04-04T10:00:20Z"));
        Drop(intake, "2024-04-04T09:59:50Z");
        Assert.Equal(1, (await intake.RunAsync()).Waiting);
        intake.Restart(At("2024-04-04T10:02:00Z"));

        Assert.DoesNotContain(Assert.Single((await intake.RunAsync()).Verdicts).Findings, finding => finding.Code == "GN105");
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Run_SameBytesRejectedThenSentAgain_JudgesTheNewArrival(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine, now: At(Scan));
        Drop(intake, Scan, "rejected");
        await intake.RunAsync();
        intake.Restart(At(Back));
        Drop(intake, "2024-04-04T09:30:00Z", "rejected");

        var verdict = Assert.Single((await intake.RunAsync()).Verdicts);

        Assert.Equal(2, verdict.File.Arrival);
        Assert.DoesNotContain(verdict.Findings, finding => finding.Code == "GN105");
        var row = Assert.Single(await intake.RowsAsync<FileRow>());
        Assert.Equal((At("2024-04-04T09:30:00Z"), At(Scan)), (row.ModifiedAt, row.ScannedBefore));
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);

    private static void Drop(IntakeFixture intake, string own, string text = "good") => File.SetLastWriteTimeUtc(intake.Drop(text), At(own).UtcDateTime);
}
