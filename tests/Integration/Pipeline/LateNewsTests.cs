using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reconciliation;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

/// <summary>What is told, or planned, after its time: one unit, 06709, of three near-poor households on 31/12/2024.</summary>
public sealed class LateNewsTests
{
    private const string Exited = "06709-001";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The list of 2026-W01 still has the household; that of W02 says it left on 20/12/2025. It counts for 2025, whose reviews were issued before.</summary>
    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Decision_OfLastYear_ToldInTheSecondWeek_CountsForLastYear(StoreProvider engine)
    {
        await using var town = await TownAsync(engine, (2025, 3, null), (2026, 2, null));
        var city = town.City;
        await WeekAsync(city, new(2025, 52));
        await WeekAsync(city, new(2026, 1));
        Assert.Equal([("2025", 1), ("2025-Q4", 1)], await ReviewsAsync(city));

        await WeekAsync(city, new(2026, 2), new DateOnly(2025, 12, 20));
        Assert.Equal([("2025", 1), ("2025", 2), ("2025-Q4", 1), ("2025-Q4", 2)], await ReviewsAsync(city));
        Assert.Equal((1, 2), await FiguresAsync(city, "2025"));
        var week = await city.Get<PeriodResults>().WeekAsync(new(2026, 2), null, Stop);
        Assert.Equal((0, 2, 2), (week.City.ExitedToDate.Households, week.City.Closing.Households, week.City.Baseline));
        Assert.Equal(2, (await city.Get<PeriodResults>().EndOfYearAsync(2025, Stop))!.Sum(filing => filing.Newest!.Content.Households.Count(household => household.Status.IsOnList())));
        Assert.Equal([("2025", 1), ("2025", 2), ("2025-Q4", 1), ("2025-Q4", 2)], await ReviewsAsync(city));
    }

    /// <summary>A decision of 25/3 that is told in W16 counts in the first quarter, not in the second. W13 is not reported, so the cut list of W14 follows on W12: that is no contradiction of the ward's.</summary>
    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Decision_OfTheQuarterBefore_CountsInItsQuarter(StoreProvider engine)
    {
        await using var town = await TownAsync(engine, (2025, 3, null));
        var city = town.City;
        foreach (var number in (int[])[12, 14, 15]) await WeekAsync(city, new(2025, number));
        Assert.Equal([("2025-Q1", 1)], await ReviewsAsync(city));
        Assert.Equal((0, 3), await FiguresAsync(city, "2025-Q1"));

        await WeekAsync(city, new(2025, 16), new DateOnly(2025, 3, 25));
        Assert.Equal([("2025-Q1", 1), ("2025-Q1", 2)], await ReviewsAsync(city));
        Assert.Equal((1, 2), await FiguresAsync(city, "2025-Q1"));
        Assert.Equal((0, 2), await FiguresAsync(city, "2025-Q2"));
        Assert.Equal((1, 2), await FiguresAsync(city, "2025-H1"));
        var quarter = (await city.Get<PeriodResults>().FindAsync(Period.Parse("2025-Q1"), null, Stop))!;
        Assert.DoesNotContain(quarter.Closing.Discrepancies, finding => finding.Code is "GN402" or "GN410");
    }

    /// <summary>The plan began on 17/3, so W10 had none; it is closed once the plan is for the whole year, though W12 was closed before, and its report is not sent.</summary>
    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Week_ThatWaited_IsClosedThoughALaterOneIs(StoreProvider engine)
    {
        await using var town = await TownAsync(engine, (2025, 3, new(2025, 3, 17)));
        await WeekAsync(town.City, new(2025, 10));
        await WeekAsync(town.City, new(2025, 12));
        Assert.Equal([new(2025, 12)], await ClosedAsync(town.City));
        Assert.Contains(town.City.Get<LookAhead>().Missing(), line => line.Contains("validFrom", StringComparison.Ordinal));

        Plan(town.Config, 2025, 3, null);
        await using var after = await new SampleCity(town.Store.Options, town.Config.Path).OpenAsync();
        after.Set(after.Calendar.CloseOf(new(2025, 12)).AddHours(1));
        await foreach (var result in after.Get<CloseDue>().WeeksAsync(Stop)) Assert.Equal((0, CloseOutcome.Closed), (result.Queued, result.Outcome));

        Assert.Equal([new(2025, 10), new(2025, 12)], await ClosedAsync(after));
    }

    [Fact]
    public async Task Week_ClosedForGood_StaysSoWhenItIsCorrected()
    {
        await using var town = await TownAsync(StoreProvider.Sqlite, (2025, 3, null));
        await WeekAsync(town.City, new(2025, 12));
        await town.City.Get<SealWeek>().RunAsync(new(2025, 12), "test", "khóa sổ", Stop);
        Plan(town.Config, 2025, 4, null);
        await using var after = await new SampleCity(town.Store.Options, town.Config.Path).OpenAsync();
        after.Set(after.Calendar.CloseOf(new(2025, 12)).AddHours(1));

        Assert.Equal(CloseOutcome.Corrected, (await after.Get<ClosePeriod>().RunAsync(new ReportingWeek(2025, 12), Stop)).Outcome);
        Assert.Equal([new(2025, 12)], await after.Get<SealWeek>().AllAsync(Stop));
    }

    /// <summary>A review is held against what it said, not against what today's plan would have made of it then.</summary>
    [Fact]
    public async Task Review_IsHeldAgainstItsOwnFigures()
    {
        await using var town = await TownAsync(StoreProvider.Sqlite, (2025, 3, null));
        foreach (var number in (int[])[13, 14]) await WeekAsync(town.City, new(2025, number));
        Assert.Equal([("2025-Q1", 1)], await ReviewsAsync(town.City));
        Plan(town.Config, 2025, 4, null);
        await using var after = await new SampleCity(town.Store.Options, town.Config.Path).OpenAsync();
        after.Set(after.Calendar.CloseOf(new(2025, 14)).AddHours(1));

        Assert.Equal(CloseOutcome.Corrected, (await after.Get<ClosePeriod>().RunAsync(Period.Parse("2025-Q1"), Stop)).Outcome);
        Assert.Equal(CloseOutcome.AlreadyClosed, (await after.Get<ClosePeriod>().RunAsync(Period.Parse("2025-Q1"), Stop)).Outcome);
    }

    private static async Task<Town> TownAsync(StoreProvider engine, params (int Year, int Baseline, DateOnly? From)[] plans)
    {
        var config = new TestFolder();
        LaidConfig.Lay(config, withPlans: false);
        await File.WriteAllTextAsync(config.At("wards.yml"), "wards:\n  - { code: \"06709\", name: Ka Long, kind: phường, slug: ka-long, validFrom: 2008-09-24 }\n", Stop);
        foreach (var (year, baseline, from) in plans) Plan(config, year, baseline, from);
        var store = await TestStore.CreateAsync(engine);
        return new(config, store, await new SampleCity(store.Options, config.Path).OpenAsync());
    }

    private static void Plan(TestFolder config, int year, int baseline, DateOnly? from)
    {
        LaidConfig.LayPlan(config, year, [("06709", baseline)]);
        if (from is { } day) File.AppendAllText(config.At($"plans/{year}.yml"), $"\nvalidFrom: {day:yyyy-MM-dd}\n");
    }

    /// <summary>The unit reports the week, with the first household out on a day or not, and what is due is closed.</summary>
    private static async Task WeekAsync(SampleCity city, ReportingWeek week, DateOnly? exit = null)
    {
        city.Set(city.Calendar.At(week.Next.Monday, new(7, 0)));
        var form = (await city.Get<WardForms>().MakeAsync(week, city.Get<CityConfiguration>().Register.In(week), Stop)).Single();
        TypedHousehold[] list = [exit is null ? new(Exited) : new(Exited, null, TypedHousehold.Exited, exit), new("06709-002"), new("06709-003")];
        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(city.Folders.Inbox, "ka-long")).FullName, form.FileName), OfficersWorkbook.Fill(form, week, 3, list), Stop);
        city.Set(city.Calendar.DeadlineOf(week).AddHours(-7));
        Assert.All((await city.Get<IngestInbox>().RunAsync(Stop)).Files, file => Assert.True(file.IsAccepted, file.Name));
        city.Set(city.Calendar.CloseOf(week).AddHours(1));
        await foreach (var result in city.Get<CloseDue>().WeeksAsync(Stop)) Assert.NotEqual(CloseOutcome.Busy, result.Outcome);
        await foreach (var result in city.Get<CloseDue>().ReviewsAsync(Stop)) Assert.NotEqual(CloseOutcome.Held, result.Outcome);
    }

    private static async Task<(int Exited, int Remaining)> FiguresAsync(SampleCity city, string period)
    {
        var result = (await city.Get<PeriodResults>().FindAsync(Period.Parse(period), null, Stop))!;
        return (result.Balance[FigureKey.Exited].Households, result.Closing.City.Closing.Households);
    }

    private static async Task<List<(string Period, int Edition)>> ReviewsAsync(SampleCity city)
    {
        await using var db = await city.Get<IDbContextFactory<EtlDbContext>>().CreateDbContextAsync(Stop);
        var rows = await db.Set<DocumentRow>().Where(row => row.Kind == "quarterly-review").Select(row => new { row.Period, row.Edition }).Distinct().ToListAsync(Stop);
        return [.. rows.Select(row => (row.Period, row.Edition)).Order()];
    }

    private static async Task<List<ReportingWeek>> ClosedAsync(SampleCity city)
    {
        await using var db = await city.Get<IDbContextFactory<EtlDbContext>>().CreateDbContextAsync(Stop);
        return [.. (await db.Set<WeekRow>().Where(row => row.State == WeekState.Closed).Select(row => row.Week).ToListAsync(Stop)).Order()];
    }

    private sealed record Town(TestFolder Config, TestStore Store, SampleCity City) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await City.DisposeAsync();
            await Store.DisposeAsync();
            Config.Dispose();
        }
    }
}
