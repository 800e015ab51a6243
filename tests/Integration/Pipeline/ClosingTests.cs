using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

public sealed class ClosingTests
{
    private static readonly Period Quarter = new(PeriodKind.Quarter, 2024, 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static DateTimeOffset Local(int month, int day, int hour, int minute = 0) => new(2024, month, day, hour, minute, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task Week_ThatHasNotEnded_IsNotClosed()
    {
        await using var city = await new SampleCity().OpenAsync();
        var week = ReportingWeek.Parse("2024-W13");
        city.Set(Local(3, 31, 23, 59));

        await Assert.ThrowsAsync<UsageException>(() => city.Get<ClosePeriod>().RunAsync(week, Stop));

        city.Set(Local(4, 1, 0));
        Assert.Equal(CloseOutcome.Held, (await city.Get<ClosePeriod>().RunAsync(week, Stop)).Outcome);
    }

    [Theory]
    [InlineData("2023-W52")] // ends on the base date, 31/12/2023
    [InlineData("2025-W01")] // ends on 5/1/2025
    public async Task Week_OutsideThePlansYear_IsNotClosed(string week)
    {
        await using var city = await new SampleCity().OpenAsync();
        city.Set(new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero));

        await Assert.ThrowsAsync<UsageException>(() => city.Get<ClosePeriod>().RunAsync(ReportingWeek.Parse(week), Stop));
    }

    /// <summary>
    /// What is closed must be what "as of" gives ever after. A verdict that was stored before the closing's moment but comes into the store only while the report is being made, here while it waits for
    /// its PDF, refuses the closing, even one that tells no week: its file may have counted as one on which the program failed.
    /// </summary>
    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Week_OfWhichAVerdictComesInMeanwhile_IsNotClosed(StoreProvider engine)
    {
        using var office = new TestFolder();
        await using var store = await TestStore.CreateAsync(engine);
        await using var city = await new SampleCity(store.Options, converter: FakeOffice.Write(office.Path, $"touch {office.At("waits")}; while [ ! -f {office.At("go")} ]; do sleep 0.05; done")).OpenAsync();
        await city.IngestAsync("2024-W13");

        var closing = city.CloseAsync("2024-W13");
        while (!File.Exists(office.At("waits")) && !closing.IsCompleted) await Task.Delay(20, Stop);
        await using (var db = await city.Get<IDbContextFactory<EtlDbContext>>().CreateDbContextAsync(Stop))
        {
            var file = await db.Set<FileRow>().FirstAsync(Stop);
            db.Add(new SubmissionRow { FileId = file.Id, Arrival = 2, FileName = file.Name, Verdict = Verdict.Rejected, Late = false, ReceivedAt = file.SeenAt, StoredAt = file.SeenAt });
            await db.SaveChangesAsync(Stop);
        }

        await File.WriteAllTextAsync(office.At("go"), "", Stop);
        await Assert.ThrowsAsync<TransientException>(() => closing);
        Assert.Equal(CloseOutcome.Closed, (await city.CloseAsync("2024-W13")).Outcome);
    }

    [Fact]
    public async Task Week_WithTooFewWards_IsHeldAndToldOnce()
    {
        await using var city = await new SampleCity().OpenAsync();
        // 80 percent of 17 wards are 13,6: thirteen are too few, fourteen are enough.
        string[] late = ["hai-hoa", "hai-son", "hai-tien", "hai-xuan"];
        await city.IngestAsync("2024-W13", ward => !late.Contains(ward));

        var first = await city.CloseAsync("2024-W13");
        var second = await city.CloseAsync("2024-W13");

        Assert.Equal((CloseOutcome.Held, 13, 1), (first.Outcome, first.Submitted, first.Queued));
        Assert.Equal((CloseOutcome.Held, 0), (second.Outcome, second.Queued));
        Assert.Equal(["held-notice"], await KindsAsync(city));

        await city.IngestAsync("2024-W13", ward => ward == "hai-tien", Local(4, 5, 9));
        var third = await city.Get<ClosePeriod>().RunAsync(ReportingWeek.Parse("2024-W13"), Stop);
        Assert.Equal((CloseOutcome.Closed, 14), (third.Outcome, third.Submitted));
    }

    [Fact]
    public async Task Quarter_WaitsForItsLastWeek()
    {
        await using var city = await new SampleCity().OpenAsync();
        await city.IngestAsync("2024-W12");
        await city.CloseAsync("2024-W12");
        await city.IngestAsync("2024-W13");
        city.Set(Local(4, 5, 8));

        Assert.Empty(await city.Get<OpenPeriods>().ReviewsDueAsync(Stop));
        Assert.Equal((CloseOutcome.Held, 0), await OutcomeAsync(city));

        Assert.Equal(["2024-W13"], (await city.Get<OpenPeriods>().WeeksDueAsync(Stop)).Select(week => week.ToString()));
        await city.CloseAsync("2024-W13");
        Assert.Equal([Quarter], await city.Get<OpenPeriods>().ReviewsDueAsync(Stop));
        Assert.Equal((CloseOutcome.Closed, 4), await OutcomeAsync(city));
        Assert.Empty(await city.Get<OpenPeriods>().ReviewsDueAsync(Stop));
    }

    [Fact]
    public async Task Quarter_KeepsAMovementWhoseWeekWasMissed()
    {
        await using var city = await new SampleCity().OpenAsync();
        foreach (var week in city.Folders.Weeks)
        {
            await city.IngestAsync(week, ward => (week, ward) is not ("2024-W10", "hai-xuan")); // the week of Hải Xuân's one exit
            await city.CloseAsync(week);
        }

        var result = (await city.Get<PeriodResults>().FindAsync(Quarter, null, Stop))!;

        Assert.Equal(12, result.Balance[FigureKey.Exited].Households);
        Assert.Equal(57, result.Balance.Opening.Households);
    }

    private static async Task<(CloseOutcome, int)> OutcomeAsync(SampleCity city)
    {
        var result = await city.Get<ClosePeriod>().RunAsync(Quarter, Stop);
        return (result.Outcome, result.Queued);
    }

    private static async Task<List<string>> KindsAsync(SampleCity city)
    {
        await using var db = await city.Get<IDbContextFactory<EtlDbContext>>().CreateDbContextAsync(Stop);
        return await db.Set<OutboxMessage>().Select(message => message.Kind).ToListAsync(Stop);
    }
}
