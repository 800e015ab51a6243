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
