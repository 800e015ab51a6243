using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Tests.Kit.Mail;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Delivery;

public sealed class OutboxTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Enqueue_TransactionRolledBack_QueuesNothing(string engine)
    {
        await using var store = await DeliveryStore.CreateAsync(engine);
        await using (var db = store.CreateDbContext())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await Outbox.EnqueueAsync(db, SampleReports.MessageTo("van-phong@mongcai.example"), TestContext.Current.CancellationToken);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        }

        Assert.Empty(await store.RowsAsync());
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Enqueue_WithoutSaving_WritesNothing(string engine)
    {
        await using var store = await DeliveryStore.CreateAsync(engine);
        await using (var db = store.CreateDbContext())
            Assert.True(await Outbox.EnqueueAsync(db, SampleReports.MessageTo("van-phong@mongcai.example"), TestContext.Current.CancellationToken));

        Assert.Empty(await store.RowsAsync());
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Enqueue_KnownMessageId_LeavesTheFirstAlone(string engine)
    {
        await using var store = await DeliveryStore.CreateAsync(engine);
        var first = SampleReports.MessageTo("van-phong@mongcai.example");
        await store.QueueAsync(first);

        await store.QueueAsync(SampleReports.MessageTo("van-phong@mongcai.example", SampleReports.Friday.AddDays(7)));

        var row = Assert.Single(await store.RowsAsync());
        Assert.Equal(first.Content, row.Content);
        Assert.Equal(first.QueuedAt, row.QueuedAt);
    }

    [Fact]
    public async Task Enqueue_SameMessageTwiceInOneContext_AddsOne()
    {
        await using var store = await DeliveryStore.CreateAsync("sqlite");

        await store.QueueAsync(SampleReports.MessageTo("van-phong@mongcai.example"), SampleReports.MessageTo("van-phong@mongcai.example"));

        Assert.Single(await store.RowsAsync());
    }
}
