using CsCheck;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Intake;

/// <summary>Several workbooks of one ward and week: which of them counts, and what each answer says of the other (GN108).</summary>
public sealed class ReplacedVersionsTests
{
    private const string Address = "hai-hoa@mongcai.example";

    private static readonly WeekTerms Terms = Workbooks.Terms with { FigureName = (week, key) => IntakeFixture.City.FormOf(week).Summary.NameOf(key) };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Run_TwoInTwoFolders_TheNewerFileCountsWhateverTheFoldersAreCalled(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        Drop(intake, "closing 4", "moi.xlsx", hour: 2, slug: "dat-nham");
        Drop(intake, "closing 5", "cu.xlsx", hour: 1);

        var result = await RunAsync(intake);

        Assert.Equal([("cu.xlsx", 1), ("moi.xlsx", 2)], result.Verdicts.Select(verdict => (verdict.File.Name, verdict.Version!.Value)));
        Assert.Equal((2, "moi.xlsx"), ((await intake.FilingAsync()).Current!.Version, (await intake.FilingAsync()).Current!.FileName));
        Assert.Contains("thay phiên bản 1 (tệp \"cu.xlsx\" trong thư mục \"hai-hoa\", nhận lúc 10:00 ngày 04/4/2024)", Gn108(result.Verdicts[1]), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Run_TwoTogether_EachAnswerSaysItsVersionAndTheOther(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine, mail: Address);
        Drop(intake, "closing 5", "b.xlsx", hour: 1);
        Drop(intake, "closing 4", "a.xlsx", hour: 2);

        await RunAsync(intake);

        var (older, newer) = (OneLine(intake.AnswerTo("b.xlsx")), OneLine(intake.AnswerTo("a.xlsx")));
        Assert.StartsWith("TỆP CŨ, KHÔNG ĐƯỢC TÍNH: đã có bản mới hơn – báo cáo tuần 13/2024", older, StringComparison.Ordinal);
        Assert.Contains("Phiên bản: 1", older, StringComparison.Ordinal);
        Assert.Contains("GN108 – Cả tệp Đây là phiên bản 1 của báo cáo tuần 13/2024, nay không được tính: số liệu lấy theo phiên bản 2 (tệp \"a.xlsx\", nhận lúc 10:00 ngày 04/4/2024), nộp sau bản này.", older, StringComparison.Ordinal);
        Assert.StartsWith("ĐẠT", newer, StringComparison.Ordinal);
        Assert.Contains("Phiên bản: 2", newer, StringComparison.Ordinal);
        Assert.Contains("GN108 – Cả tệp Đây là phiên bản 2 của báo cáo tuần 13/2024, thay phiên bản 1 (tệp \"b.xlsx\", nhận lúc 10:00 ngày 04/4/2024). Biểu tổng hợp đổi: Tổng số hộ cận nghèo cuối kỳ: 5 → 4. Nếu không định thay", newer, StringComparison.Ordinal);
        Assert.Equal(2, (await intake.RowsAsync<OutboxMessage>()).Count);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Run_OlderFileInALaterPass_IsTheNewerArrivalAndRenewsTheFormerAnswer(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine, mail: Address);
        Drop(intake, "closing 5", "first.xlsx", hour: 2);
        await RunAsync(intake);
        intake.Time.Advance(TimeSpan.FromHours(1));
        Drop(intake, "closing 4", "second.xlsx", hour: 1);

        var verdict = Assert.Single((await RunAsync(intake)).Verdicts);

        Assert.Equal((2, false), (verdict.Version!.Value, verdict.IsSuperseded));
        Assert.Contains("phiên bản 2 (tệp \"second.xlsx\", nhận lúc 11:00 ngày 04/4/2024)", OneLine(intake.AnswerTo("first.xlsx")), StringComparison.Ordinal);
        Assert.Equal(2, (await intake.RowsAsync<OutboxMessage>()).Count);
    }

    [Fact]
    public async Task Run_NewVersionUnderTheSameName_KeepsItsOwnAnswer()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        Drop(intake, "closing 5", "bc.xlsx", hour: 1);
        await RunAsync(intake);
        intake.Time.Advance(TimeSpan.FromHours(1));
        Drop(intake, "closing 4", "bc.xlsx", hour: 2);

        await RunAsync(intake);

        Assert.Contains("Phiên bản: 2", intake.AnswerTo("bc.xlsx"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FormerAnswerThatTheWardTookAway_IsNotLaidAgain()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        Drop(intake, "closing 5", "first.xlsx", hour: 1);
        await RunAsync(intake);
        foreach (var name in intake.Names("hai-hoa", InboxFolders.Answers)) File.Delete(intake.At("hai-hoa", InboxFolders.Answers, name));
        Drop(intake, "closing 4", "second.xlsx", hour: 2);

        await RunAsync(intake);

        Assert.DoesNotContain(intake.Names("hai-hoa", InboxFolders.Answers), name => name.StartsWith("first", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 2, "b.xlsx", true)]
    [InlineData(2, 1, "a.xlsx", false)]
    public async Task Run_ProgramFailedOnOneOfTwoTogether_TheirOwnTimesStillDecide(int failedHour, int goodHour, string inForce, bool isSuperseded)
    {
        await using var intake = await IntakeFixture.CreateAsync();
        Drop(intake, "failed good", "a.xlsx", failedHour);
        Drop(intake, "good", "b.xlsx", goodHour, slug: "dat-nham");
        await intake.RunFailingAsync();
        intake.Program = new("3");

        var verdict = Assert.Single((await intake.RunFailingAsync()).Verdicts);

        Assert.Equal((isSuperseded, inForce), (verdict.IsSuperseded, (await intake.FilingAsync()).Current!.FileName));
        Assert.Contains(isSuperseded ? "lấy theo phiên bản 1 (tệp \"b.xlsx\"" : "thay phiên bản 1 (tệp \"b.xlsx\"", Gn108(verdict), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Run_OlderOfTwoTogetherCouldBeTakenOnlyLater_TheNewerStaysInForce(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        Drop(intake, "closing 5", "a.xlsx", hour: 1);
        Drop(intake, "closing 4", "b.xlsx", hour: 2);
        var first = await intake.Pass.RunAsync(new((file, ct) => file.Name == "a.xlsx" ? throw new InvalidOperationException("full") : JudgeAsync(file, ct), Ahead: 0), Terms, Ct);
        intake.Time.Advance(TimeSpan.FromMinutes(2));

        var verdict = Assert.Single((await RunAsync(intake)).Verdicts);

        Assert.Equal(("a.xlsx", "b.xlsx"), (Assert.Single(first.Failed).Name, Assert.Single(first.Verdicts).File.Name));
        Assert.True(verdict.IsSuperseded);
        Assert.Equal("b.xlsx", (await intake.FilingAsync()).Current!.FileName);
        Assert.StartsWith("TỆP CŨ, KHÔNG ĐƯỢC TÍNH", intake.AnswerTo("a.xlsx"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SameContentInOtherBytes_SaysSo()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        Drop(intake, "closing 5", "a.xlsx", hour: 1);
        Drop(intake, "closing 5 ", "b.xlsx", hour: 2);

        var result = await RunAsync(intake);

        Assert.EndsWith("Nội dung giống hệt phiên bản trước. Đơn vị không phải làm gì thêm.", Gn108(result.Verdicts[1]), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Run_SupersededBytesAgain_NameTheVersionInForceAndNoneThatTheyReplaced(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        StoredVerdict? last = null;
        foreach (var (hour, text) in ((string[])["closing 5", "closing 4", "closing 3", "closing 4"]).Index())
        {
            Drop(intake, text, $"{hour}.xlsx", hour);
            last = Assert.Single((await RunAsync(intake)).Verdicts);
            intake.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["GN008", "GN108", "GN303"], last!.Findings.Select(finding => finding.Code));
        Assert.StartsWith("Đây là phiên bản 2 của báo cáo tuần 13/2024, nay không được tính: số liệu lấy theo phiên bản 3 (tệp \"2.xlsx\"", Gn108(last), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Save_AnySubmissionTwice_FindsNoDifferenceToWhatIsStored(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        var counter = 0;

        await Workbooks.Any.SampleAsync(
            async content =>
            {
                await SaveAsync(intake, content, $"{Interlocked.Increment(ref counter)}.xlsx");
                Assert.Contains("Nội dung giống hệt", Gn108(await SaveAsync(intake, content, $"{Interlocked.Increment(ref counter)}.xlsx")), StringComparison.Ordinal);
            },
            iter: 20, threads: 1);
    }

    [Fact]
    public async Task Save_ManyDifferences_NamesEightAndCountsTheOthers()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        await SaveAsync(intake, Workbooks.Content() with { Summary = Figures(value: 1) }, "022160000016.xlsx");

        var changed = Workbooks.Content() with { Summary = Figures(value: 2), Households = [.. Workbooks.Content().Households.Skip(1).Select(household => household with { Status = HouseholdStatus.Exited })], Supports = [] };
        var message = Gn108(await SaveAsync(intake, changed, "b.xlsx"));

        Assert.Equal(9, message.Split(" → ").Length);
        Assert.Contains("f8: 1 → 2; và 2 chỗ khác. Danh sách: bớt 1 hộ, 1 hộ đổi tình trạng. Biểu hỗ trợ: bớt 1 dòng.", message, StringComparison.Ordinal);
        Assert.Contains("(tệp \"…016.xlsx\"", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Mẫu", message, StringComparison.Ordinal);
    }

    private static Summary Figures(int value) => new([.. Enumerable.Range(1, 10).Select(number => new SummaryFigure($"f{number}", value, null))]);

    private static string Gn108(StoredVerdict verdict) => Assert.Single(verdict.Findings, finding => finding.Code == "GN108").Message;

    private static async Task<StoredVerdict> SaveAsync(IntakeFixture intake, Submission content, string name)
    {
        var file = await intake.ReceiveAsync(name, name);
        return await intake.Submissions.SaveAsync(file, new AcceptedSubmission(name, file.Sha256, [], content), Terms, Ct);
    }

    private static void Drop(IntakeFixture intake, string text, string name, int hour, string slug = "hai-hoa") =>
        File.SetLastWriteTimeUtc(intake.Drop(text, name, slug), new(2024, 4, 4, hour, 0, 0));

    /// <summary>A pass with a judge that takes the closing from the text of the file.</summary>
    private static Task<InboxPassResult> RunAsync(IntakeFixture intake) => intake.Pass.RunAsync(new(JudgeAsync, Ahead: 2), Terms, Ct);

    private static async Task<JudgedWorkbook> JudgeAsync(ArchivedFile file, CancellationToken ct) =>
        Workbooks.Accepted(file.Sha256, int.Parse((await File.ReadAllTextAsync(file.ArchivePath, ct)).Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
