using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

public sealed class ConfigurationWatchTests : IDisposable
{
    private const string Plan = "plans/57-kh-ubnd-2024.yml";
    private const string Old = "plans/2025.yml";

    private readonly TestFolder config = new();

    public ConfigurationWatchTests()
    {
        LaidConfig.Lay(config, withPlans: true);
        LaidConfig.LayPlan(config, 2025, [.. WardsFile.Load(config.At("wards.yml")).On(new(2024, 12, 31)).Select((ward, index) => (ward.Code, index == 0 ? 10 : 0))]);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => config.Dispose();

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Change_IsTakenWhenSound_AndToldOnceWhenNot(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        await using var city = await OpenAsync(store);
        var watch = city.Get<ConfigurationWatch>();
        Assert.Null(await watch.LookAsync(Stop));

        var text = await File.ReadAllTextAsync(config.At(Plan), Stop);
        Edit(Plan, "nearPoorHouseholds: 57", "nearPoorHouseholds: 58");

        Assert.Null(await watch.LookAsync(Stop));
        var told = await MailAsync(store);
        Assert.NotEqual(0, told);
        Assert.Null(await watch.LookAsync(Stop));
        Assert.Equal(told, await MailAsync(store));

        await File.WriteAllTextAsync(config.At(Plan), text.Replace("decimals: 2", "decimals: 1", StringComparison.Ordinal), Stop);
        Assert.Equal(1, (await watch.LookAsync(Stop))!.City.Plans.All[0].Decimals);
        await File.WriteAllTextAsync(config.At(Plan), text, Stop);
        Assert.Null(await watch.LookAsync(Stop));
    }

    /// <summary>Between the question whether the mail is queued and the saving, the other process queues it.</summary>
    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Fault_ToldByAnotherProcessInTheSameMoment_IsTold(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        await using var city = await OpenAsync(store);
        var other = city.Get<ConfigurationWatch>();
        var racing = new RacingContexts(city.Get<IDbContextFactory<EtlDbContext>>(), () => other.LookAsync(Stop).GetAwaiter().GetResult());
        var watch = city.Create<ConfigurationWatch>(racing);
        Edit(Plan, "nearPoorHouseholds: 57", "nearPoorHouseholds: 58");

        Assert.Null(await watch.LookAsync(Stop));

        Assert.Equal(1, racing.Raced);
        Assert.NotEqual(0, await MailAsync(store));
    }

    [Theory]
    [InlineData("# ", true)]
    [InlineData("householdShiftPercent: 0 # ", false)]
    public async Task Fault_ThatWasThereBefore_KeepsNothingOut(string another, bool isTaken)
    {
        Edit(Old, "milestones:", "decimals: 9\nmilestones:");
        await using var city = await OpenAsync();

        Edit("calendar.yml", "minimumSubmittedPercent: ", "minimumSubmittedPercent: 1 # ");
        Edit(Old, "decimals: 9", $"decimals: 9\n{another}");

        Assert.Equal(isTaken, await city.Get<ConfigurationWatch>().LookAsync(Stop) is not null);
    }

    [Theory]
    [InlineData(Plan, false)]
    [InlineData(Old, true)] // of 2025, which has not begun
    public async Task Plan_MovedAway_IsMissedWhenItsYearHasBegun(string gone, bool isTaken)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        await using var city = await OpenAsync(store);
        var watch = city.Get<ConfigurationWatch>();

        File.Delete(config.At(gone));

        Assert.Equal(isTaken, await watch.LookAsync(Stop) is not null);
        await watch.LookAsync(Stop);
        await using var db = store.CreateDbContext();
        var told = await db.Set<OutboxMessage>().Where(message => message.Kind == "config-fault").ToListAsync(Stop);
        Assert.Equal(isTaken, told.Count == 0);
        Assert.Equal(told.Count, told.DistinctBy(message => message.Recipient).Count());
    }

    private async Task<SampleCity> OpenAsync(TestStore? store = null)
    {
        var city = await new SampleCity(store?.Options, config.Path).OpenAsync();
        city.Set(city.Calendar.At(new(2024, 5, 6), new(9, 0)));
        return city;
    }

    private void Edit(string file, string before, string after)
    {
        var text = File.ReadAllText(config.At(file));
        Assert.Contains(before, text, StringComparison.Ordinal);
        File.WriteAllText(config.At(file), text.Replace(before, after, StringComparison.Ordinal));
    }

    private static async Task<int> MailAsync(TestStore store)
    {
        await using var db = store.CreateDbContext();
        return await db.Set<OutboxMessage>().CountAsync(message => message.Kind == "config-fault", Stop);
    }

    private sealed class RacingContexts(IDbContextFactory<EtlDbContext> contexts, Action before) : IDbContextFactory<EtlDbContext>
    {
        public int Raced { get; private set; }

        public EtlDbContext CreateDbContext()
        {
            var db = contexts.CreateDbContext();
            db.SavingChanges += (_, _) =>
            {
                Raced++;
                before();
            };
            return db;
        }
    }
}
