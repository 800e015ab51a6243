using Microsoft.EntityFrameworkCore;
using MimeKit;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

public sealed class EditionTests
{
    private const string Week = "2024-W13";

    private static readonly ReportingWeek Closed = ReportingWeek.Parse(Week);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static DateTimeOffset Local(int day, int hour, int minute = 0) => new(2024, 4, day, hour, minute, 0, TimeSpan.FromHours(7));

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Correction_OfAClosedWeek_MakesEditionAfterEdition(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        await using var city = await ClosedWithoutNinhDuongAsync(store.Options);

        await city.IngestAsync(Week, ward => ward == "ninh-duong", Local(8, 9));
        var second = await CloseAsync(city);
        await city.IngestAsync(Week, "binh-ngoc", workbook => SummaryEdits.Add(workbook, "Tổng số hộ cận nghèo đầu kỳ", 1), Local(9, 9));
        var third = await CloseAsync(city);

        Assert.Equal((CloseOutcome.Corrected, 2, 17, 4), (second.Outcome, second.Edition, second.Submitted, second.Queued));
        Assert.Equal((CloseOutcome.Corrected, 3, 4), (third.Outcome, third.Edition, third.Queued));
        Assert.Contains(second.Changes, line => line.StartsWith("Toàn thành phố, Hộ thoát cận nghèo lũy kế từ đầu năm: 11 → 12", StringComparison.Ordinal));
        Assert.Equal(2, third.Changes.Count);
        Assert.StartsWith("Phường Bình Ngọc, Hộ cận nghèo đầu kỳ: 3 → 4 (Nộp lại; Tệp \"BC-TUAN-13-binh-ngoc.xlsx\", bản 2, trang \"Biểu 01-TH\", ô C", third.Changes[1], StringComparison.Ordinal);
        Assert.Contains(second.Files, file => file.EndsWith("BC-dinh-chinh-2024-W13-so-01.docx", StringComparison.Ordinal));
        Assert.Contains(third.Files, file => file.EndsWith("BC-tuan-2024-W13-dc2.docx", StringComparison.Ordinal));
        Assert.Equal([1, 2, 3], (await RowsAsync<ReconciliationRow>(city)).Select(row => row.Edition).Order());
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Correction_GoesToThoseWhoGotTheFirstEditionAndToNobodyElse(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        using var config = new TestFolder();
        await using (var first = await ClosedWithoutNinhDuongAsync(store.Options)) await first.Get<OutboxRelay>().RelayAsync(Stop);
        CopyConfig(config, recipients => recipients.Replace("phong-ldtbxh@mongcai.example", "nguoi-moi@mongcai.example", StringComparison.Ordinal));

        await using var city = new SampleCity(store.Options, config.Path);
        await city.IngestAsync(Week, ward => ward == "ninh-duong", Local(8, 9));
        await CloseAsync(city);
        await city.Get<OutboxRelay>().RelayAsync(Stop);

        var mail = (await RowsAsync<OutboxMessage>(city)).Where(message => message.Kind is DocumentKinds.WeeklyReport or DocumentKinds.Correction).ToLookup(message => (message.Kind, message.Edition));
        var got = mail[(DocumentKinds.WeeklyReport, 1)].Select(message => message.Recipient).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(4, got.Count);
        Assert.Contains("phong-ldtbxh@mongcai.example", got);
        Assert.Equal(got, mail[(DocumentKinds.Correction, 2)].Select(message => message.Recipient).Order(StringComparer.Ordinal));
        Assert.All(mail[(DocumentKinds.Correction, 2)], message => Assert.Equal(OutboxState.Sent, message.State));
        Assert.Equal(2, mail.Count);
        var former = Read(mail[(DocumentKinds.Correction, 2)].Single(message => message.Recipient == "phong-ldtbxh@mongcai.example"));
        Assert.Equal("Phòng Lao động - Thương binh và Xã hội thành phố", former.To.Mailboxes.Single().Name);
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Correction_Message_CarriesBothDocumentsUnderAFixedId(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        await using var city = await ClosedWithoutNinhDuongAsync(store.Options);
        await city.IngestAsync(Week, ward => ward == "ninh-duong", Local(8, 9));
        await CloseAsync(city);

        var stored = (await RowsAsync<OutboxMessage>(city)).Where(message => message.Kind == DocumentKinds.Correction).ToList();
        var message = Read(stored[0]);

        Assert.Contains("Tuần 13/2024: đính chính số 01 – giảm 12/57", message.Subject, StringComparison.Ordinal);
        Assert.Equal(["BC-dinh-chinh-2024-W13-so-01.docx", "BC-tuan-2024-W13-dc1.docx", "BC-tuan-2024-W13-dc1-phu-luc.xlsx"], message.Attachments.Select(part => part.ContentDisposition!.FileName));
        Assert.All(stored, one => Assert.StartsWith("correction.2024-W13.2.", one.MessageId, StringComparison.Ordinal));
        Assert.Equal(stored.Count, stored.Select(one => one.MessageId).Distinct().Count());
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Close_RepeatedOrAfterAResavedWorkbook_MakesNothingNew(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        await using var city = await ClosedWithoutNinhDuongAsync(store.Options);
        var before = await CountsAsync(city);

        var repeated = await CloseAsync(city);
        await city.IngestAsync(Week, "binh-ngoc", SummaryEdits.Resave, Local(8, 9));
        Assert.Equal([Closed], await city.Get<OpenPeriods>().WeeksTouchedAsync(Stop));
        var resaved = await CloseAsync(city);

        Assert.Equal((CloseOutcome.AlreadyClosed, CloseOutcome.AlreadyClosed), (repeated.Outcome, resaved.Outcome));
        Assert.Equal(before, await CountsAsync(city));
        city.Set(Local(8, 12));
        Assert.Equal(CloseOutcome.AlreadyClosed, (await city.Get<ClosePeriod>().RunAsync(Closed, Stop)).Outcome);
        Assert.Empty(await city.Get<OpenPeriods>().WeeksTouchedAsync(Stop));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Correction_ThatCannotBeStoredWhole_LeavesNothing(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        await using var city = await ClosedWithoutNinhDuongAsync(store.Options);
        await city.IngestAsync(Week, ward => ward == "ninh-duong", Local(8, 9));
        var before = await CountsAsync(city);
        var stray = await StrayDocumentAsync(city); // takes the unique name of the last file that a correction stores

        Assert.Equal(CloseOutcome.Busy, (await CloseAsync(city)).Outcome);
        await RemoveAsync(city, stray);
        Assert.Equal(before, await CountsAsync(city));

        Assert.Equal((CloseOutcome.Corrected, 2, 4), await OutcomeAsync(city));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Week_CarriedOverIntoALaterOne_CorrectsBoth(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        await using var city = await new SampleCity(store.Options).OpenAsync();
        await city.IngestAsync("2024-W12");
        await city.CloseAsync("2024-W12");
        await city.IngestAsync(Week, ward => ward != "binh-ngoc");
        await city.CloseAsync(Week);
        Assert.Empty(await TouchedAsync(city, Local(6, 9)));

        await city.IngestAsync("2024-W12", "binh-ngoc", workbook => SummaryEdits.Add(workbook, "Tổng số hộ cận nghèo đầu kỳ", 1), Local(8, 9));

        Assert.Equal(["2024-W12", Week], await TouchedAsync(city, Local(8, 10)));
        Assert.Equal(CloseOutcome.Corrected, (await city.Get<ClosePeriod>().RunAsync(ReportingWeek.Parse("2024-W12"), Stop)).Outcome);
        Assert.Equal(CloseOutcome.AlreadyClosed, (await city.Get<ClosePeriod>().RunAsync(Closed, Stop)).Outcome); // the opening of week 12 is no figure of week 13
    }

    private static async Task<SampleCity> ClosedWithoutNinhDuongAsync(StoreOptions store)
    {
        var city = await new SampleCity(store).OpenAsync();
        await city.IngestAsync(Week, ward => ward != "ninh-duong");
        var closed = await city.CloseAsync(Week);
        Assert.Equal((CloseOutcome.Closed, 1, 16), (closed.Outcome, closed.Edition, closed.Submitted));
        return city;
    }

    private static Task<CloseResult> CloseAsync(SampleCity city) => city.Get<ClosePeriod>().RunAsync(Closed, Stop);

    private static async Task<(CloseOutcome, int, int)> OutcomeAsync(SampleCity city)
    {
        var result = await CloseAsync(city);
        return (result.Outcome, result.Edition, result.Queued);
    }

    private static async Task<List<string>> TouchedAsync(SampleCity city, DateTimeOffset at)
    {
        city.Set(at);
        return [.. (await city.Get<OpenPeriods>().WeeksTouchedAsync(Stop)).Select(week => week.ToString())];
    }

    private static async Task<List<T>> RowsAsync<T>(SampleCity city) where T : class
    {
        await using var db = await city.Get<IDbContextFactory<EtlDbContext>>().CreateDbContextAsync(Stop);
        return await db.Set<T>().AsNoTracking().ToListAsync(Stop);
    }

    private static async Task<(int Editions, int Documents, int Messages)> CountsAsync(SampleCity city) =>
        ((await RowsAsync<ReconciliationRow>(city)).Count, (await RowsAsync<DocumentRow>(city)).Count, (await RowsAsync<OutboxMessage>(city)).Count);

    private static async Task<DocumentRow> StrayDocumentAsync(SampleCity city)
    {
        await using var db = await city.Get<IDbContextFactory<EtlDbContext>>().CreateDbContextAsync(Stop);
        var stray = db.Add(new DocumentRow
        {
            Kind = DocumentKinds.Correction,
            Period = Week,
            Edition = 2,
            FileName = "thu-dinh-chinh-01.txt",
            MediaType = "text/plain",
            Sha256 = new('0', 64),
            Bytes = [1],
            MadeAt = Local(8, 9),
        }).Entity;
        await db.SaveChangesAsync(Stop);
        return stray;
    }

    private static async Task RemoveAsync(SampleCity city, DocumentRow row)
    {
        await using var db = await city.Get<IDbContextFactory<EtlDbContext>>().CreateDbContextAsync(Stop);
        db.Remove(row);
        await db.SaveChangesAsync(Stop);
    }

    private static MimeMessage Read(OutboxMessage message) => MimeMessage.Load(new MemoryStream(message.Content), Stop);

    private static void CopyConfig(TestFolder target, Func<string, string> recipients)
    {
        foreach (var file in Directory.GetFiles(RepositoryRoot.Path("config"), "*", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            target.Write(Path.GetFileName(file) == "recipients.yml" ? recipients(text) : text, Path.GetRelativePath(RepositoryRoot.Path("config"), file));
        }
    }
}
