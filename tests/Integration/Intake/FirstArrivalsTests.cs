using Microsoft.Extensions.Logging.Abstractions;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Intake;

public sealed class FirstArrivalsTests
{
    private static readonly Ward KaLong = new("06712", "Ka Long", WardKind.Phuong, "ka-long", new(2008, 9, 24), null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Store_SeveralWards_AreStoredTogetherAsEachAloneWouldBe(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);

        var verdicts = await StoreAsync(intake, Arrival(intake, Workbooks.HaiHoa), Arrival(intake, KaLong, isRejected: true), Arrival(intake, Workbooks.VanNinh));

        Assert.Equal([(Verdict.Accepted, (int?)1), (Verdict.Rejected, null), (Verdict.Accepted, 1)], verdicts.Select(verdict => (verdict.Verdict, verdict.Version)));
        Assert.Equal(verdicts.Select(verdict => verdict.SubmissionId).Order(), verdicts.Select(verdict => verdict.SubmissionId));
        foreach (var verdict in verdicts)
        {
            var known = await intake.Submissions.FindAsync(verdict.File, Ct);
            Assert.Equal(verdict.Findings, known!.Findings);
            Assert.Equal(verdict with { Findings = [] }, known with { Findings = [] });
        }

        Assert.Equal(5, (await intake.FilingAsync()).Current!.Content.Summary.Figures[0].Value);
        Assert.Equal(4, (await intake.RowsAsync<HouseholdRow>()).Count);
        Assert.Equal(3, (await intake.RowsAsync<FindingRow>()).Count);
        Assert.All(await intake.RowsAsync<FileRow>(), file => Assert.True(file.AnsweredAt is null && file.State is FileState.Accepted or FileState.Rejected));
    }

    [Fact]
    public async Task Store_SecondOfOneFolderOrWard_WaitsForTheFirst()
    {
        await using var intake = await IntakeFixture.CreateAsync();

        Assert.Single(await StoreAsync(intake, Arrival(intake, Workbooks.HaiHoa), Arrival(intake, Workbooks.HaiHoa, name: "b.xlsx"), Arrival(intake, KaLong)));
        Assert.Single(await StoreAsync(intake, Arrival(intake, KaLong), Arrival(intake, Workbooks.VanNinh) with { Judged = Workbooks.Accepted("x", ward: KaLong) }));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Store_BytesOrWeekThatCameBefore_AreLeftToBeTakenAlone(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        await StoreAsync(intake, Arrival(intake, Workbooks.HaiHoa), Arrival(intake, KaLong, isRejected: true));

        Assert.Single(await StoreAsync(intake, Arrival(intake, Workbooks.VanNinh), Arrival(intake, Workbooks.HaiHoa, name: "other.xlsx")));
        Assert.Empty(await StoreAsync(intake, Arrival(intake, KaLong, isRejected: true)));
    }

    [Fact]
    public async Task Store_OneThatTheProgramFailedOn_IsLeftToBeTakenAlone()
    {
        await using var intake = await IntakeFixture.CreateAsync();

        Assert.Empty(await StoreAsync(intake, Arrival(intake, Workbooks.HaiHoa) with { Judged = new FailedWorkbook("bc.xlsx", "x", "Fault") }));
        Assert.Empty(await intake.RowsAsync<FileRow>());
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Store_OneThatCannotBeStored_LeavesNothingOfTheOthersBehind(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        var refused = Workbooks.Accepted("x", ward: KaLong);
        refused = refused with { Content = refused.Content with { Households = [refused.Content.Households[0] with { Head = null! }] } };

        Assert.Empty(await StoreAsync(intake, Arrival(intake, Workbooks.HaiHoa), Arrival(intake, KaLong) with { Judged = refused }));
        Assert.Empty(await intake.RowsAsync<FileRow>());
        Assert.Empty(await intake.RowsAsync<SubmissionRow>());
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Store_TwoAtOnce_StoreEachWorkbookOnce(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        var arrivals = (JudgedArrival[])[Arrival(intake, Workbooks.HaiHoa), Arrival(intake, Workbooks.VanNinh)];

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StoreAsync(intake, arrivals), Ct)));

        Assert.Equal(2, Assert.Single(results, result => result.Count > 0).Count);
        Assert.Equal(2, (await intake.RowsAsync<SubmissionRow>()).Count);
    }

    private static Task<IReadOnlyList<StoredVerdict>> StoreAsync(IntakeFixture intake, params JudgedArrival[] arrivals) =>
        new FirstArrivals(intake.Store, intake.Register, intake.Store.Cipher, intake.Time, NullLogger<FirstArrivals>.Instance).StoreAsync(arrivals, Workbooks.Terms, Ct);

    private static JudgedArrival Arrival(IntakeFixture intake, Ward ward, string name = "bc.xlsx", bool isRejected = false)
    {
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(ward.Code + name)));
        var found = new FoundFile(ward.Slug, name, intake.At(ward.Slug, name), 4, intake.Time.GetUtcNow(), intake.Time.GetUtcNow());
        return new(found, sha256, isRejected ? Workbooks.Rejected(sha256, ward) : Workbooks.Accepted(sha256, ward: ward));
    }
}
