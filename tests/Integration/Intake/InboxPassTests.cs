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
        Assert.Equal(["bc.xlsx.ket-qua.html", "bc.xlsx.ket-qua.txt"], intake.Names("hai-hoa", InboxFolders.Answers));
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
        Assert.Contains("KHÔNG ĐẠT – báo cáo tuần 13/2024 của phường", answer, StringComparison.Ordinal);
        Assert.Contains("1. Lỗi GN202 – Biểu 02-DS!C7\r\n   Ô C7 còn trống: hãy ghi họ tên chủ hộ.\r\n", answer, StringComparison.Ordinal);
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
        Assert.Contains("GN008", intake.AnswerTo("again.xlsx"), StringComparison.Ordinal);
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
        StoredVerdict? last = null;
        foreach (var text in (string[])["first", "second", "first"])
        {
            intake.Drop(text);
            last = Assert.Single((await intake.RunAsync()).Verdicts);
            intake.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal((true, true), (last!.Repeated, last.IsSuperseded));
        Assert.Equal(2, (await intake.FilingAsync()).Current!.Version);
        Assert.StartsWith("TỆP CŨ, KHÔNG ĐƯỢC TÍNH: đã có bản mới hơn – báo cáo tuần 13/2024", intake.AnswerTo("bc.xlsx"), StringComparison.Ordinal);
        Assert.DoesNotContain("đã được tính", intake.AnswerTo("bc.xlsx"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Run_RejectedBytesAgain_AreJudgedAgain(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        intake.Drop("good");
        var early = Workbooks.Terms with { IsSealed = _ => true };
        var first = Assert.Single((await intake.Pass.RunAsync(new(IntakeFixture.JudgeAsync, Ahead: 2), early, Ct)).Verdicts);
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

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Run_SeveralFiles_AreJudgedAheadAndStoredInTheirOrder(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        foreach (var (hour, slug) in ((string[])["ka-long", "hai-hoa", "binh-ngoc"]).Index()) File.SetLastWriteTimeUtc(intake.Drop($"good {slug}", slug: slug), new(2024, 4, 4, 2 - hour, 0, 0));
        var lastIsJudged = new TaskCompletionSource();

        var result = await intake.Pass.RunAsync(new(JudgeBackwards, Ahead: 2), Workbooks.Terms, Ct);

        Assert.Equal(["binh-ngoc", "hai-hoa", "ka-long"], result.Verdicts.Select(verdict => verdict.File.Slug));
        Assert.Equal(result.Verdicts.Select(verdict => verdict.File.Id).Order(), result.Verdicts.Select(verdict => verdict.File.Id));

        // The first file waits for the last: one after the other would never end.
        async Task<JudgedWorkbook> JudgeBackwards(ArchivedFile file, CancellationToken ct)
        {
            if (file.Slug == "ka-long") lastIsJudged.SetResult();
            else await lastIsJudged.Task.WaitAsync(ct);
            return await IntakeFixture.JudgeAsync(file, ct);
        }
    }

    [Fact]
    public async Task Run_NeverBeginsMoreFilesThanItMay()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        foreach (var number in Enumerable.Range(0, 9)) intake.Drop($"good {number}", $"bc-{number}.xlsx");
        var (running, most, counting) = (0, 0, new Lock());

        var result = await intake.Pass.RunAsync(new(CountAsync, Ahead: 2), Workbooks.Terms, Ct);

        Assert.Equal(9, result.Verdicts.Count);
        Assert.InRange(most, 1, 3);

        async Task<JudgedWorkbook> CountAsync(ArchivedFile file, CancellationToken ct)
        {
            lock (counting) most = Math.Max(most, ++running);
            var judged = await IntakeFixture.JudgeAsync(file, ct);
            lock (counting) running--;
            return judged;
        }
    }

    [Fact]
    public async Task Run_EndsEarly_EndsWhatWasBegunAndTakesItNextTime()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        foreach (var slug in (string[])["hai-hoa", "ka-long"]) intake.Drop($"good {slug}", slug: slug);
        var isEnded = false;

        await Assert.ThrowsAsync<TransientException>(() => intake.Pass.RunAsync(new(BreakFirst, Ahead: 2), Workbooks.Terms, Ct));

        Assert.True(isEnded);
        Assert.Equal(2, (await intake.RunAsync()).Verdicts.Count);

        async Task<JudgedWorkbook> BreakFirst(ArchivedFile file, CancellationToken ct)
        {
            if (file.Slug == "hai-hoa") throw new TransientException("mất kết nối");
            try
            {
                await Task.Delay(Timeout.Infinite, ct);
            }
            finally
            {
                isEnded = true;
            }

            return Workbooks.Accepted(file.Sha256);
        }
    }
}
