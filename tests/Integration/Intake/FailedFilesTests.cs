using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Intake;

/// <summary>Files on which the program itself fails: kept, told, not blamed on the ward, tried again.</summary>
public sealed class FailedFilesTests
{
    private const string Address = "hai-hoa@mongcai.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Run_ProgramFails_FileIsKeptAndTheWardHasNothingToDo(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        intake.Drop("failed one");

        var verdict = Assert.Single((await intake.RunFailingAsync()).Verdicts);

        Assert.Equal((Verdict.Failed, "Fault: System.InvalidOperationException"), (verdict.Verdict, verdict.Reason));
        Assert.Empty(verdict.Findings);
        Assert.Equal(["bc.xlsx"], intake.Names("hai-hoa", InboxFolders.Received));
        Assert.Equal("failed one", await File.ReadAllTextAsync(Assert.Single(intake.Archived()), Ct));
        var row = Assert.Single(await intake.RowsAsync<FileRow>());
        Assert.Equal((FileState.Failed, "1", true), (row.State, row.FailedWith, row.AnsweredAt is not null));
        Assert.Empty(await intake.RowsAsync<SubmissionRow>());
        var answer = intake.AnswerTo("bc.xlsx");
        Assert.StartsWith("ĐÃ NHẬN, CHƯA ĐỌC ĐƯỢC do lỗi của chương trình – báo cáo của phường Hải Hòa", answer, StringComparison.Ordinal);
        Assert.Contains("không phải lỗi của đơn vị", answer, StringComparison.Ordinal);
        Assert.Contains("không phải gửi lại", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Run_ProgramFailsOnACorrection_TheVersionInForceStays(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        intake.Drop("good");
        await intake.RunFailingAsync();
        intake.Drop("failed correction");

        await intake.RunFailingAsync();

        Assert.Equal((FilingState.Accepted, 1, 0), await intake.StateAsync());
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Load_NewestFileFailed_IsFailedUntilANewerOneComes(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        await DropAsync(intake, "rejected first", "a.xlsx");
        Assert.Equal((FilingState.Rejected, null, 1), await intake.StateAsync());
        await DropAsync(intake, "failed second", "b.xlsx");
        Assert.Equal((FilingState.Failed, null, 1), await intake.StateAsync());
        await DropAsync(intake, "rejected third", "c.xlsx");
        Assert.Equal((FilingState.Rejected, null, 2), await intake.StateAsync());
        await DropAsync(intake, "good", "d.xlsx");
        Assert.Equal((FilingState.Accepted, 1, 2), await intake.StateAsync());
    }

    /// <summary>The file comes in week 14: the report of week 13, or an early one of week 14.</summary>
    [Theory]
    [InlineData(12, FilingState.Missing)]
    [InlineData(13, FilingState.Failed)]
    [InlineData(14, FilingState.Failed)]
    [InlineData(15, FilingState.Missing)]
    public async Task Load_FailedFile_CountsForTheWeeksThatWereOpen(int week, FilingState expected)
    {
        await using var intake = await IntakeFixture.CreateAsync();
        await DropAsync(intake, "failed one");

        Assert.Equal(expected, (await intake.FilingAsync(week: new(2024, week))).State);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Load_AsOfBeforeTheRetry_IsStillFailed(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        var before = intake.Time.GetUtcNow().AddSeconds(-1);
        await DropAsync(intake, "failed one");
        var between = intake.Time.GetUtcNow();
        intake.Time.Advance(TimeSpan.FromHours(1));
        intake.Program = new("3");
        await intake.RunFailingAsync();

        Assert.Equal(
            (FilingState.Missing, FilingState.Failed, FilingState.Accepted),
            ((await intake.FilingAsync(before)).State, (await intake.FilingAsync(between)).State, (await intake.FilingAsync()).State));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Run_NextVersionOfTheProgram_TriesOnceAndAnswersWhenItSucceeds(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine, mail: Address);
        await DropAsync(intake, "failed one");

        Assert.Empty((await intake.RunFailingAsync()).Verdicts);
        intake.Program = new("2");
        Assert.Equal(Verdict.Failed, Assert.Single((await intake.RunFailingAsync()).Verdicts).Verdict);
        Assert.Empty((await intake.RunFailingAsync()).Verdicts);
        Assert.Equal(["failed-notice", "receipt"], (await intake.RowsAsync<OutboxMessage>()).Select(mail => mail.Kind).Order());
        intake.Time.SetUtcNow(new(2024, 4, 9, 3, 0, 0, TimeSpan.Zero));
        intake.Program = new("3");
        var verdict = Assert.Single((await intake.RunFailingAsync()).Verdicts);
        Assert.Empty((await intake.RunFailingAsync()).Verdicts);

        // It came on the morning of the deadline, so that it is in time, whenever the program was mended.
        Assert.Equal((Verdict.Accepted, 1, false), (verdict.Verdict, verdict.Version, verdict.IsSuperseded));
        Assert.Equal((FilingState.Accepted, 1, 0), await intake.StateAsync());
        Assert.StartsWith("ĐẠT, CÓ LƯU Ý – báo cáo tuần 13/2024", intake.AnswerTo("bc.xlsx"), StringComparison.Ordinal);
        Assert.Equal(["failed-notice", "receipt", "receipt"], (await intake.RowsAsync<OutboxMessage>()).Select(mail => mail.Kind).Order());
    }

    [Fact]
    public async Task RunAgain_SameVersion_TriesByHand()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        await DropAsync(intake, "failed one");

        var result = await intake.Pass.RunAgainAsync(new(IntakeFixture.JudgeAsync, Ahead: 2), Workbooks.Terms, Ct);

        Assert.Equal(Verdict.Accepted, Assert.Single(result.Verdicts).Verdict);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Retry_WardSentANewerOneMeanwhile_TheNewerOneStaysInForce(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        await DropAsync(intake, "failed first", "a.xlsx");
        await DropAsync(intake, "good", "b.xlsx");
        intake.Program = new("3");

        var verdict = Assert.Single((await intake.RunFailingAsync()).Verdicts);

        Assert.Equal((2, true), (verdict.Version, verdict.IsSuperseded));
        Assert.Equal(("b.xlsx", 1), ((await intake.FilingAsync()).Current!.FileName, (await intake.FilingAsync()).Current!.Version));
        Assert.StartsWith("TỆP CŨ, KHÔNG ĐƯỢC TÍNH", intake.AnswerTo("a.xlsx"), StringComparison.Ordinal);
        Assert.Equal(FileState.Superseded, (await intake.RowsAsync<FileRow>()).Single(row => row.Name == "a.xlsx").State);
    }

    [Fact]
    public async Task Retry_KilledBeforeTheAnswer_NextRunAnswersTheSame()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        await DropAsync(intake, "failed first", "a.xlsx");
        await DropAsync(intake, "good", "b.xlsx");
        intake.Program = new("3");
        var file = Assert.Single(await intake.Register.FailedAsync(intake.Program, Ct));
        await intake.Submissions.SaveAsync(file, Workbooks.Accepted(file.Sha256), Workbooks.Terms, Ct);

        var verdict = Assert.Single((await intake.RunFailingAsync()).Verdicts);

        Assert.True(verdict.IsSuperseded);
        Assert.StartsWith("TỆP CŨ, KHÔNG ĐƯỢC TÍNH", intake.AnswerTo("a.xlsx"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SameBytesAgainAfterTheDeadline_CountFromTheirFirstArrival()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        await DropAsync(intake, "failed one");
        intake.Time.SetUtcNow(new(2024, 4, 5, 3, 0, 0, TimeSpan.Zero));
        await DropAsync(intake, "failed one");
        intake.Program = new("3");

        await intake.RunFailingAsync();

        Assert.Equal((FilingState.Accepted, 1, 0), await intake.StateAsync());
    }

    [Fact]
    public async Task Run_SameContentFromTwoWardsAndTwice_AdministratorsAreToldOnce()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        await DropAsync(intake, "failed one");
        await DropAsync(intake, "failed one", "again.xlsx");
        await DropAsync(intake, "failed one", slug: "van-ninh");
        await DropAsync(intake, "failed two", "other.xlsx");

        var notices = await intake.RowsAsync<OutboxMessage>();

        Assert.Equal(2, notices.Count);
        Assert.All(notices, notice => Assert.Equal("failed-notice", notice.Kind));
        var message = await MimeKit.MimeMessage.LoadAsync(new MemoryStream(notices[0].Content), Ct);
        Assert.Contains("bc.xlsx", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("Phường Hải Hòa", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("--retry-failed", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException", message.TextBody, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Status_FailedFiles_StandUnderTheirWardOrWithoutAPlace(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        await DropAsync(intake, "failed one");
        await DropAsync(intake, "failed two", slug: "no-ward");
        WardRegister register = new([Workbooks.HaiHoa, Workbooks.VanNinh]);

        var all = await new StatusReader(intake.Store).ReadAsync(register, IntakeFixture.City.Plans, null, Ct);
        var running = await new StatusReader(intake.Store).ReadAsync(register, IntakeFixture.City.Plans, Workbooks.Week.Next, Ct);
        intake.Program = new("3");
        await intake.RunFailingAsync();
        var later = await new StatusReader(intake.Store).ReadAsync(register, IntakeFixture.City.Plans, null, Ct);

        Assert.Equal([(Workbooks.Week, FilingState.Failed), (Workbooks.Week, FilingState.Missing)], all.Weeks.Select(line => (line.Week, line.State)));
        Assert.Equal(("bc.xlsx", Verdict.Failed), (all.Weeks[0].Failed!.FileName, all.Weeks[0].Workbooks.Single().Verdict));
        Assert.Equal("no-ward", Assert.Single(all.Unplaced).Workbook.Slug);
        Assert.Equal(FilingState.Failed, running.Weeks[0].State);
        Assert.Equal(FilingState.Accepted, later.Weeks[0].State);
        Assert.Empty(later.Unplaced);
    }

    private static async Task DropAsync(IntakeFixture intake, string text, string name = "bc.xlsx", string slug = "hai-hoa")
    {
        intake.Drop(text, name, slug);
        await intake.RunFailingAsync();
        intake.Time.Advance(TimeSpan.FromMinutes(1));
    }
}
