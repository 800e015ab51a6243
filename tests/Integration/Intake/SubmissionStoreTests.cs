using System.Text.Json;
using CsCheck;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Intake;

public sealed class SubmissionStoreTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task SaveThenLoad_AnySubmission_GivesItBackWithOrigins(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        var counter = 0;

        await Workbooks.Any.SampleAsync(
            async content =>
            {
                var file = await intake.ReceiveAsync($"text {Interlocked.Increment(ref counter)}");
                var saved = await intake.Submissions.SaveAsync(file, new AcceptedSubmission(file.Name, file.Sha256, [Workbooks.Remark], content), Workbooks.Terms, Ct);
                var loaded = await intake.Reader.LoadAsync(saved.SubmissionId, Ct);
                Assert.Equal(Json(content), Json(loaded!.Content));
                Assert.Equal([Workbooks.Remark], loaded.Findings.Where(finding => finding.Code != "GN108"));
            },
            iter: 40, threads: 1);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Save_TextThatNoEngineHolds_KeepsTheRest(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        var content = Workbooks.Content();
        var odd = content with { Households = [content.Households[0] with { Head = "Nguyễn\0 Thị \ud83dMẫu" }] };
        var file = await intake.ReceiveAsync("odd");

        var saved = await intake.Submissions.SaveAsync(file, new AcceptedSubmission(file.Name, file.Sha256, [], odd), Workbooks.Terms, Ct);

        Assert.Equal("Nguyễn Thị \ufffdMẫu", (await intake.Reader.LoadAsync(saved.SubmissionId, Ct))!.Content.Households[0].Head);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Save_NationalId_IsNotStoredReadably(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        var file = await intake.ReceiveAsync("one");

        await intake.Submissions.SaveAsync(file, Workbooks.Accepted(file.Sha256), Workbooks.Terms, Ct);

        var rows = await intake.RowsAsync<HouseholdRow>();
        var row = Assert.Single(rows, row => row.NationalId is not null);
        Assert.DoesNotContain("022080000016", System.Text.Encoding.UTF8.GetString(row.NationalId!), StringComparison.Ordinal);
        Assert.Equal(intake.Store.Cipher.Match("022080000016"), row.NationalIdMatch);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Save_SecondAccepted_SupersedesTheFirst(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        var first = await SaveAsync(intake, "one", closing: 5);
        intake.Time.Advance(TimeSpan.FromHours(1));
        var second = await SaveAsync(intake, "two", closing: 4);

        Assert.Equal((1, 2), (first.Version, second.Version));
        Assert.Equal(4, (await intake.FilingAsync()).Current!.Content.Summary.Closing);
        var rows = await intake.RowsAsync<SubmissionRow>();
        Assert.Equal(second.SubmissionId, rows.Single(row => row.Version == 1).SupersededBy);
        Assert.Null(rows.Single(row => row.Version == 2).SupersededBy);
        Assert.Equal([FileState.Superseded, FileState.Accepted], (await intake.RowsAsync<FileRow>()).OrderBy(row => row.Id).Select(row => row.State));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Load_AsOfAMoment_GivesTheVersionThenInForce(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        var before = intake.Time.GetUtcNow().AddTicks(-10);
        await SaveAsync(intake, "one", closing: 5);
        var between = intake.Time.GetUtcNow();
        intake.Time.Advance(TimeSpan.FromTicks(10));
        await SaveAsync(intake, "two", closing: 4);

        Assert.Equal(FilingState.Missing, (await intake.FilingAsync(before)).State);
        Assert.Equal(5, (await intake.FilingAsync(between)).Current!.Content.Summary.Closing);
        Assert.Equal(4, (await intake.FilingAsync(intake.Time.GetUtcNow())).Current!.Content.Summary.Closing);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Save_RejectedAfterAccepted_LeavesTheAcceptedInForce(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        await SaveAsync(intake, "one", closing: 5);
        var file = await intake.ReceiveAsync("two");
        var rejected = await intake.Submissions.SaveAsync(file, Workbooks.Rejected(file.Sha256), Workbooks.Terms, Ct);

        var filing = await intake.FilingAsync();

        Assert.Equal((Verdict.Rejected, null), (rejected.Verdict, rejected.Version));
        Assert.Equal((FilingState.Accepted, 1, 1), (filing.State, filing.Current!.Version, filing.Rejections));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Load_RejectedOnly_IsRejectedWithTheirNumber(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        foreach (var text in (string[])["one", "two"])
        {
            var file = await intake.ReceiveAsync(text);
            await intake.Submissions.SaveAsync(file, Workbooks.Rejected(file.Sha256), Workbooks.Terms, Ct);
        }

        var filing = await intake.FilingAsync();

        Assert.Equal((FilingState.Rejected, null, 2), (filing.State, filing.Current, filing.Rejections));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Load_Previous_IsNewestEarlierWeekOfTheYear(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        await SaveAsync(intake, "52", closing: 52, week: new(2023, 52));
        Assert.Null((await intake.FilingAsync()).Previous);
        await SaveAsync(intake, "1", closing: 1, week: new(2024, 1));
        await SaveAsync(intake, "11", closing: 11, week: new(2024, 11));
        await SaveAsync(intake, "11 again", closing: 12, week: new(2024, 11));
        await SaveAsync(intake, "14", closing: 14, week: new(2024, 14));

        var filing = await intake.FilingAsync();

        Assert.Null(filing.Current);
        Assert.Equal((new ReportingWeek(2024, 11), 2, 12), (filing.Previous!.Content.Week, filing.Previous.Version, filing.Previous.Content.Summary.Closing));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Load_SeveralWards_KeepsThemApartAndInOrder(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        await SaveAsync(intake, "a", closing: 5);
        await SaveAsync(intake, "b", closing: 7, ward: Workbooks.VanNinh);

        var filings = await intake.Reader.LoadWeekAsync(Workbooks.Week, new([Workbooks.VanNinh, Workbooks.HaiHoa]), null, Ct);

        Assert.Equal([7, 5], filings.Select(filing => filing.Current!.Content.Summary.Closing));
        Assert.Equal(["06757-001", "06757-002"], filings[0].Current!.Content.Households.Select(household => household.Code));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Save_ManyAtOnceForOneWeek_NumbersVersionsWithoutGapOrDouble(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        var files = new List<ReceivedFile>();
        for (var n = 0; n < 4; n++) files.Add(await intake.ReceiveAsync($"{n}"));

        var saved = await Task.WhenAll(files.Select(file => Task.Run(() => intake.Submissions.SaveAsync(file, Workbooks.Accepted(file.Sha256), Workbooks.Terms, Ct), Ct)));

        Assert.Equal([1, 2, 3, 4], saved.Select(verdict => verdict.Version!.Value).Order());
        Assert.Single(await intake.RowsAsync<SubmissionRow>(), row => row.SupersededBy is null);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Save_SameArrivalTwice_ChangesNothing(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        var file = await intake.ReceiveAsync("one");

        var first = await intake.Submissions.SaveAsync(file, Workbooks.Accepted(file.Sha256), Workbooks.Terms, Ct);
        var again = await intake.Submissions.SaveAsync(file, Workbooks.Accepted(file.Sha256), Workbooks.Terms, Ct);

        Assert.Equal((first.SubmissionId, first.Version, false), (again.SubmissionId, again.Version, again.Repeated));
        Assert.Equal(first.Findings, again.Findings);
        Assert.Single(await intake.RowsAsync<SubmissionRow>());
    }

    private static async Task<StoredVerdict> SaveAsync(IntakeFixture intake, string text, int closing, ReportingWeek? week = null, Ward? ward = null)
    {
        var file = await intake.ReceiveAsync(text, slug: (ward ?? Workbooks.HaiHoa).Slug);
        return await intake.Submissions.SaveAsync(file, Workbooks.Accepted(file.Sha256, closing, ward, week), Workbooks.Terms, Ct);
    }

    private static string Json(Submission content) => $"{content.Ward} {content.Week} " + JsonSerializer.Serialize(new
    {
        Figures = content.Summary.Figures.Select(figure => figure with { Value = figure.Value / 1.0000000000000000000000000000m }),
        content.Households,
        content.Supports,
    });
}
