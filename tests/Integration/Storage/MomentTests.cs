using Microsoft.EntityFrameworkCore;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Storage;

public sealed class MomentTests
{
    private static readonly DateTimeOffset Noon = new(2024, 3, 28, 12, 0, 0, TimeSpan.FromHours(7));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Moments_OfAnyOffset_AreComparedAndOrderedInTime(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        await using var db = store.CreateDbContext();
        DateTimeOffset[] moments = [Noon.AddSeconds(0.5), Noon, Noon.AddTicks(10), Noon.ToOffset(TimeSpan.Zero).AddSeconds(1), Noon.AddTicks(-10), Noon.AddDays(300)];
        foreach (var moment in moments) db.Add(new AuditRow { At = moment, Who = "test", What = "moment" });
        await db.SaveChangesAsync(Ct);
        db.ChangeTracker.Clear();

        var after = await db.Set<AuditRow>().Where(row => row.At > Noon).OrderBy(row => row.At).Select(row => row.At).ToListAsync(Ct);

        Assert.Equal([Noon.AddTicks(10), Noon.AddSeconds(0.5), Noon.AddSeconds(1), Noon.AddDays(300)], after);
        Assert.All(after, moment => Assert.Equal(TimeSpan.Zero, moment.Offset));
    }

    [Theory]
    [InlineData(StoreProvider.Postgres, null, false)]
    [InlineData(StoreProvider.Postgres, "Host=localhost;Database=x", true)]
    [InlineData(StoreProvider.Postgres, "Hast=localhost", false)]
    [InlineData(StoreProvider.Sqlite, null, true)]
    [InlineData(StoreProvider.Sqlite, "Host=localhost", false)]
    public void StoreOptions_AreValid_WhenTheEngineUnderstandsThem(StoreProvider provider, string? connection, bool valid)
    {
        var options = new StoreOptions { Provider = provider, ConnectionString = connection };

        Assert.Equal(valid, !options.Validate(new(options)).Any());
    }
}
