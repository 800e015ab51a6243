using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Intake;

public sealed class StatusReaderTests
{
    private static readonly WardRegister Register = new([Workbooks.HaiHoa, Workbooks.VanNinh]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Read_Week_ShowsEveryWardWithItsNewestWorkbook(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        intake.Drop("good");
        await intake.RunAsync();
        intake.Drop("rejected", "later.xlsx");
        await intake.RunAsync();

        var status = await new StatusReader(intake.Store).ReadAsync(Register, IntakeFixture.City.Plans, Workbooks.Week, Ct);

        var (haiHoa, vanNinh) = (status.Weeks[0], status.Weeks[1]);
        Assert.Equal((FilingState.Accepted, 1, 2), (haiHoa.State, haiHoa.Version, haiHoa.Workbooks.Count));
        Assert.Equal((1, Verdict.Accepted), (haiHoa.Current!.Version, haiHoa.Current.Verdict));
        Assert.Equal(("later.xlsx", Verdict.Rejected), (haiHoa.Refused!.FileName, haiHoa.Refused.Verdict));
        Assert.Equal([Workbooks.Fault], haiHoa.Refused.Findings);
        Assert.Equal((FilingState.Missing, null, null), (vanNinh.State, vanNinh.Current, vanNinh.Refused));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Read_All_ListsWeeksDocumentsMailAndWhatHasNoPlace(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        intake.Drop("good");
        await intake.RunAsync();
        var foreign = await intake.ReceiveAsync("a picture", "scan.xlsx");
        await intake.Submissions.SaveAsync(foreign, new RejectedSubmission("scan.xlsx", foreign.Sha256, [Workbooks.Fault], null, null), Workbooks.Terms, Ct);
        await AddDocumentAndMailAsync(intake);

        var status = await new StatusReader(intake.Store).ReadAsync(Register, IntakeFixture.City.Plans, null, Ct);

        Assert.Equal([Workbooks.Week, Workbooks.Week], status.Weeks.Select(row => row.Week));
        var unplaced = Assert.Single(status.Unplaced);
        Assert.Equal((Workbooks.HaiHoa, null, "scan.xlsx"), (unplaced.Ward, unplaced.Week, unplaced.Workbook.FileName));
        Assert.Equal("BC-tuan-2024-W13.docx", Assert.Single(status.Documents).FileName);
        Assert.Equal((OutboxState.Queued, "lanh.dao@example.com"), (status.Mail.Single().State, status.Mail.Single().Recipient));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Read_RefusalThatTellsItsWeekAlone_StandsUnderTheWardOfItsFolder(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        var foreign = await intake.ReceiveAsync("no title", "scan.xlsx");
        await intake.Submissions.SaveAsync(foreign, new RejectedSubmission("scan.xlsx", foreign.Sha256, [Workbooks.Fault], null, Workbooks.Week), Workbooks.Terms, Ct);

        var status = await new StatusReader(intake.Store).ReadAsync(Register, IntakeFixture.City.Plans, Workbooks.Week, Ct);

        Assert.Empty(status.Unplaced);
        Assert.Equal((FilingState.Rejected, "scan.xlsx"), (status.Weeks[0].State, status.Weeks[0].Refused!.FileName));
        Assert.Equal((FilingState.Rejected, null, 1), await intake.StateAsync());
    }

    /// <summary>The same workbook in the same words to <c>status</c>, the report and the reminder, which read <see cref="SubmissionReader"/>.</summary>
    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Read_AnyMixOfFiles_AgreesWithWhatReportsRead(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        string[] steps = ["refused for its ward", "failed", "rejected", "failed again", "good"];
        FilingState[] expected = [FilingState.Rejected, FilingState.Failed, FilingState.Rejected, FilingState.Failed, FilingState.Accepted];
        foreach (var (step, state) in steps.Zip(expected))
        {
            intake.Drop(step, $"{step}.xlsx");
            await intake.Pass.RunAsync(new(JudgeAsync, Ahead: 0), Workbooks.Terms, Ct);
            foreach (var week in (ReportingWeek?[])[Workbooks.Week, null])
            {
                var line = (await new StatusReader(intake.Store).ReadAsync(Register, IntakeFixture.City.Plans, week, Ct)).Weeks.Single(line => line.Ward == Workbooks.HaiHoa && line.Week == Workbooks.Week);
                Assert.Equal((step, state, state), (step, line.State, (await intake.FilingAsync()).State));
            }

            intake.Time.Advance(TimeSpan.FromMinutes(1));
        }

        static async Task<JudgedWorkbook> JudgeAsync(ArchivedFile file, CancellationToken ct) => (await File.ReadAllTextAsync(file.ArchivePath, ct)) switch
        {
            "refused for its ward" => new RejectedSubmission(file.Name, file.Sha256, [Workbooks.Fault with { Code = "GN102" }], null, Workbooks.Week),
            ['f', ..] => new FailedWorkbook(file.Name, file.Sha256, "Fault"),
            ['r', ..] => Workbooks.Rejected(file.Sha256),
            _ => Workbooks.Accepted(file.Sha256),
        };
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Read_FileThatFailedUnderEachWeekItMayReport_AlsoWithoutAWeekAskedFor(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        intake.Drop("failed");
        await intake.Pass.RunAsync(new((file, _) => Task.FromResult<JudgedWorkbook>(new FailedWorkbook(file.Name, file.Sha256, "Fault")), Ahead: 0), Workbooks.Terms, Ct);
        intake.Drop("next", slug: "van-ninh");
        await intake.Pass.RunAsync(new((file, _) => Task.FromResult<JudgedWorkbook>(Workbooks.Accepted(file.Sha256, ward: Workbooks.VanNinh, week: Workbooks.Week.Next)), Ahead: 0), Workbooks.Terms, Ct);

        var lines = (await new StatusReader(intake.Store).ReadAsync(Register, IntakeFixture.City.Plans, null, Ct)).Weeks.Where(line => line.Ward == Workbooks.HaiHoa);

        Assert.Equal([(Workbooks.Week, FilingState.Failed), (Workbooks.Week.Next, FilingState.Failed)], lines.Select(line => (line.Week, line.State)));
        Assert.Equal(FilingState.Failed, (await intake.FilingAsync(week: Workbooks.Week.Next)).State);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Load_RefusedForItsWard_AsOfBeforeItCame_IsMissing(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        var before = intake.Time.GetUtcNow();
        intake.Time.Advance(TimeSpan.FromMinutes(1));
        foreach (var code in (string?[])[null, Workbooks.HaiHoa.Code])
        {
            var file = await intake.ReceiveAsync("scan", "scan.xlsx");
            await intake.Submissions.SaveAsync(file, new RejectedSubmission("scan.xlsx", file.Sha256, [Workbooks.Fault], code, Workbooks.Week), Workbooks.Terms, Ct);
            await intake.Register.AnsweredAsync(file, Ct);
            intake.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal((FilingState.Missing, 0), ((await intake.FilingAsync(before)).State, (await intake.FilingAsync(before)).Rejections));
        Assert.Equal((FilingState.Rejected, null, 1), await intake.StateAsync());
    }

    private static async Task AddDocumentAndMailAsync(IntakeFixture intake)
    {
        var now = intake.Time.GetUtcNow();
        await using var db = intake.Store.CreateDbContext();
        db.Add(new DocumentRow
        {
            Kind = DocumentKinds.WeeklyReport,
            Period = "2024-W13",
            Edition = 1,
            FileName = "BC-tuan-2024-W13.docx",
            MediaType = "application/octet-stream",
            Sha256 = new('0', 64),
            Bytes = [1],
            MadeAt = now,
        });
        db.Add(new OutboxMessage
        {
            Kind = DocumentKinds.WeeklyReport,
            Period = "2024-W13",
            Edition = 1,
            Recipient = "lanh.dao@example.com",
            MessageId = "1@example.com",
            Content = [1],
            QueuedAt = now,
            NextAttemptAt = now,
        });
        await db.SaveChangesAsync(Ct);
    }
}
