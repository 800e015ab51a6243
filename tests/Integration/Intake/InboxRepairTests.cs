using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Intake;

public sealed class InboxRepairTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_OneFileBreaksTheProgram_OthersAreTakenAndItIsTriedAgain()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        intake.Drop("bad", "a.xlsx");
        intake.Drop("good", "b.xlsx");

        var first = await intake.Pass.RunAsync(new(BreakOnBad, Ahead: 2), Workbooks.Terms, Ct);
        var second = await intake.RunAsync();

        Assert.Equal("a.xlsx", Assert.Single(first.Failed).Name);
        Assert.Equal("b.xlsx", Assert.Single(first.Verdicts).File.Name);
        Assert.Equal("a.xlsx", Assert.Single(second.Verdicts).File.Name);

        static async Task<JudgedWorkbook> BreakOnBad(ArchivedFile file, CancellationToken ct) =>
            await File.ReadAllTextAsync(file.ArchivePath, ct) == "bad" ? throw new InvalidOperationException("a defect") : await IntakeFixture.JudgeAsync(file, ct);
    }

    [Fact]
    public async Task Run_AnswersCannotBeWritten_OtherWardsAreServed()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        intake.Drop("good");
        await File.WriteAllTextAsync(intake.At("hai-hoa", InboxFolders.Answers), "a file where a folder should be", Ct);
        intake.Drop("good too", slug: "van-ninh");

        var result = await intake.RunAsync();

        Assert.Contains(result.Failed, file => file is { Slug: "hai-hoa", Name: "bc.xlsx" });
        Assert.Equal("van-ninh", Assert.Single(result.Verdicts, verdict => verdict.File.Slug == "van-ninh").File.Slug);
        Assert.True(File.Exists(intake.At("hai-hoa", "bc.xlsx")));
    }

    [Fact]
    public async Task Run_FileReplacedWhileJudged_IsNotPutAwayUnread()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        intake.Drop("good");

        await intake.Pass.RunAsync(new(ReplaceAndJudge, Ahead: 2), Workbooks.Terms, Ct);
        Assert.Equal(["bc.xlsx"], intake.Names("hai-hoa"));
        await intake.RunAsync();

        Assert.Equal(2, (await intake.FilingAsync()).Current!.Version);
        Assert.Equal(2, intake.Archived().Count());

        Task<JudgedWorkbook> ReplaceAndJudge(ArchivedFile file, CancellationToken ct)
        {
            intake.Drop("new!");
            return IntakeFixture.JudgeAsync(file, ct);
        }
    }

    [Fact]
    public async Task Run_DatabaseAway_StopsWithTransientFailureAndNextRunGoesOn()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        intake.Drop("good");

        await Assert.ThrowsAsync<TransientException>(() => intake.Pass.RunAsync(new((_, _) => throw new TransientException("mất kết nối"), Ahead: 2), Workbooks.Terms, Ct));

        Assert.Equal(["bc.xlsx"], intake.Names("hai-hoa"));
        Assert.Equal(Verdict.Accepted, Assert.Single((await intake.RunAsync()).Verdicts).Verdict);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Run_TwoAtOnce_StoreEveryFileOnce(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        for (var n = 0; n < 6; n++) intake.Drop($"good {n}", $"{n}.xlsx");

        await Task.WhenAll(Task.Run(intake.RunAsync, Ct), Task.Run(intake.RunAsync, Ct));
        await intake.RunAsync();

        Assert.Empty(intake.Names("hai-hoa"));
        Assert.Equal(6, (await intake.RowsAsync<SubmissionRow>()).Count);
        Assert.Equal(6, (await intake.FilingAsync()).Current!.Version);
    }

    [Fact]
    public async Task Register_ArrivalThatAnotherPassAnsweredMeanwhile_IsNoNewArrival()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        intake.Drop("good");
        var found = intake.Scanner.Scan().Settled.Single();
        var sha256 = await intake.Archive.AddAsync(found, Ct);
        await intake.RunAsync();

        Assert.Null(await intake.Register.RegisterAsync(found, sha256, Ct));
        Assert.Equal(1, Assert.Single(await intake.RowsAsync<FileRow>()).Arrivals);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Run_KilledAtAnyStep_NextRunEndsAsIfNothingHappened(StoreProvider engine)
    {
        foreach (var step in Enum.GetValues<Step>())
        {
            await using var intake = await IntakeFixture.CreateAsync(engine);
            intake.Drop("good");
            await RunUntilAsync(intake, step);

            var result = await intake.RunAsync();

            Assert.Empty(result.Failed);
            Assert.DoesNotContain("GN008", intake.AnswerTo("bc.xlsx"), StringComparison.Ordinal);
            Assert.Empty(intake.Names("hai-hoa"));
            Assert.Equal(["bc.xlsx"], intake.Names("hai-hoa", InboxFolders.Received));
            Assert.Equal((FilingState.Accepted, 1, 0), await intake.StateAsync());
            Assert.Equal(2, (await intake.RowsAsync<HouseholdRow>()).Count);
            Assert.NotNull(Assert.Single(await intake.RowsAsync<FileRow>()).AnsweredAt);
        }
    }

    public enum Step
    {
        Archived,
        Registered,
        Stored,
        Answered,
        PutAway,
    }

    private static async Task RunUntilAsync(IntakeFixture intake, Step step)
    {
        var found = intake.Scanner.Scan().Settled.Single();
        var sha256 = await intake.Archive.AddAsync(found, Ct);
        if (step == Step.Archived) return;
        var file = (await intake.Register.RegisterAsync(found, sha256, Ct))!;
        if (step == Step.Registered) return;
        var verdict = await intake.Submissions.SaveAsync(file, Workbooks.Accepted(sha256), Workbooks.Terms, Ct);
        if (step == Step.Stored) return;
        await intake.Answer.WriteAsync(verdict, Ct);
        if (step == Step.Answered) return;
        Directory.CreateDirectory(Path.GetDirectoryName(intake.Paths.Put(file))!);
        File.Move(file.Path, intake.Paths.Put(file));
    }
}
