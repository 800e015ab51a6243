using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Intake;

public sealed class InboxPassTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Run_AcceptedFile_IsStoredAnsweredAndPutAway(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        intake.Drop("good");

        var result = await intake.RunAsync();

        var verdict = Assert.Single(result.Verdicts);
        Assert.Equal((Verdict.Accepted, 1, Workbooks.Week), (verdict.Verdict, verdict.Version, verdict.Week));
        Assert.Empty(intake.Names("hai-hoa"));
        Assert.Equal(["bc.xlsx"], intake.Names("hai-hoa", InboxFolders.Received));
        Assert.Equal(["bc.xlsx.ket-qua.txt"], intake.Names("hai-hoa", InboxFolders.Answers));
        Assert.Equal("good", await File.ReadAllTextAsync(Assert.Single(intake.Archived()), Ct));
        Assert.NotNull(Assert.Single(await intake.RowsAsync<FileRow>()).AnsweredAt);
    }

    [Fact]
    public async Task Run_RejectedFile_IsAnsweredWithCodeCellAndWhatToDo()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        intake.Drop("rejected", "báo cáo.xlsx");

        await intake.RunAsync();

        var answer = intake.AnswerTo("báo cáo.xlsx");
        Assert.Contains("KHÔNG ĐƯỢC NHẬN (1 lỗi)", answer, StringComparison.Ordinal);
        Assert.Contains("[GN202] Biểu 02-DS!C7: Ô C7 còn trống: hãy ghi họ tên chủ hộ.", answer, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Run_SameBytesAgain_GivesGN008AndNoNewVersion(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        intake.Drop("good");
        await intake.RunAsync();
        intake.Time.Advance(TimeSpan.FromHours(1));
        intake.Drop("good", "again.xlsx");

        var verdict = Assert.Single((await intake.RunAsync()).Verdicts);

        Assert.True(verdict.Repeated);
        Assert.Equal((Verdict.Accepted, 1), (verdict.Verdict, verdict.Version));
        Assert.Equal(["GN008", "GN303"], verdict.Findings.Select(finding => finding.Code));
        Assert.Contains("10:00 ngày 04/4/2024", verdict.Findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("[GN008]", intake.AnswerTo("again.xlsx"), StringComparison.Ordinal);
        Assert.Single(await intake.RowsAsync<SubmissionRow>());
        Assert.Equal(["again.xlsx", "bc.xlsx"], intake.Names("hai-hoa", InboxFolders.Received));
    }

    [Fact]
    public async Task Run_SameBytesFromAnotherWard_IsNotARepetition()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        intake.Drop("good");
        intake.Drop("good", slug: "van-ninh");

        var result = await intake.RunAsync();

        Assert.All(result.Verdicts, verdict => Assert.DoesNotContain(verdict.Findings, finding => finding.Code == "GN008"));
    }

    [Fact]
    public async Task Run_SupersededBytesAgain_KeepsTheNewerVersionInForceAndSaysSo()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        foreach (var text in (string[])["first", "second", "first"])
        {
            intake.Drop(text);
            await intake.RunAsync();
            intake.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(2, (await intake.FilingAsync()).Current!.Version);
        Assert.Contains("không được lấy lại", intake.AnswerTo("bc.xlsx"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Run_RejectedBytesAgain_AreJudgedAgain(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        intake.Drop("good");
        var early = Workbooks.Terms with { IsSealed = _ => true };
        var first = Assert.Single((await intake.Pass.RunAsync(IntakeFixture.JudgeAsync, early, null, Ct)).Verdicts);
        intake.Drop("good");

        var second = Assert.Single((await intake.RunAsync()).Verdicts);

        Assert.Equal((Verdict.Rejected, Verdict.Accepted), (first.Verdict, second.Verdict));
        Assert.Equal(["GN008", "GN303"], second.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public async Task Run_NameThatIsTaken_GetsTheTimeOfArrival()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        foreach (var text in (string[])["one", "two", "three"])
        {
            intake.Drop(text);
            await intake.RunAsync();
        }

        var names = intake.Names("hai-hoa", InboxFolders.Received).ToList();

        Assert.Equal(3, names.Count);
        Assert.Contains("bc.xlsx", names);
        Assert.Contains("bc (2024-04-04 10.00.00).xlsx", names);
    }

    [Fact]
    public async Task Run_LongestName_IsAnsweredAndPutAway()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        var name = string.Concat(Enumerable.Repeat("ê", 125)) + ".xlsx";
        foreach (var text in (string[])["one", "two"])
        {
            intake.Drop(text, name);
            Assert.Empty((await intake.RunAsync()).Failed);
        }

        Assert.Equal(2, intake.Names("hai-hoa", InboxFolders.Received).Count());
    }

    [Fact]
    public async Task Run_OneFileBreaksTheProgram_OthersAreTakenAndItIsTriedAgain()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        intake.Drop("bad", "a.xlsx");
        intake.Drop("good", "b.xlsx");

        var first = await intake.Pass.RunAsync(BreakOnBad, Workbooks.Terms, null, Ct);
        var second = await intake.RunAsync();

        Assert.Equal("a.xlsx", Assert.Single(first.Failed).Name);
        Assert.Equal("b.xlsx", Assert.Single(first.Verdicts).File.Name);
        Assert.Equal("a.xlsx", Assert.Single(second.Verdicts).File.Name);

        static async Task<JudgedWorkbook> BreakOnBad(ReceivedFile file, CancellationToken ct) =>
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

        await intake.Pass.RunAsync(ReplaceAndJudge, Workbooks.Terms, null, Ct);
        Assert.Equal(["bc.xlsx"], intake.Names("hai-hoa"));
        await intake.RunAsync();

        Assert.Equal(2, (await intake.FilingAsync()).Current!.Version);
        Assert.Equal(2, intake.Archived().Count());

        Task<JudgedWorkbook> ReplaceAndJudge(ReceivedFile file, CancellationToken ct)
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

        await Assert.ThrowsAsync<TransientException>(() => intake.Pass.RunAsync((_, _) => throw new TransientException("mất kết nối"), Workbooks.Terms, null, Ct));

        Assert.Equal(["bc.xlsx"], intake.Names("hai-hoa"));
        Assert.Equal(Verdict.Accepted, Assert.Single((await intake.RunAsync()).Verdicts).Verdict);
    }

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

        var result = await intake.Pass.RunAsync(IntakeFixture.JudgeAsync, Workbooks.Terms with { IsSealed = week => week == Workbooks.Week }, null, Ct);

        Assert.Equal(["GN106", "GN303"], Assert.Single(result.Verdicts).Findings.Select(finding => finding.Code));
        Assert.Equal((FilingState.Accepted, 1, 1), await StateAsync(intake));
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
            Assert.Equal((FilingState.Accepted, 1, 0), await StateAsync(intake));
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
        var file = await intake.Register.RegisterAsync(found, sha256, Ct);
        if (step == Step.Registered) return;
        var verdict = await intake.Submissions.SaveAsync(file, Workbooks.Accepted(sha256), Workbooks.Terms, Ct);
        if (step == Step.Stored) return;
        await intake.Answer.WriteAsync(verdict, Ct);
        if (step == Step.Answered) return;
        Directory.CreateDirectory(Path.GetDirectoryName(intake.Paths.Put(file))!);
        File.Move(file.Path, intake.Paths.Put(file));
    }

    private static async Task<(FilingState State, int? Version, int Rejections)> StateAsync(IntakeFixture intake)
    {
        var filing = await intake.FilingAsync();
        return (filing.State, filing.Current?.Version, filing.Rejections);
    }
}
