using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Jobs;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Integration.Operations;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Forms;

/// <summary>The job of Monday morning, by a clock of the test.</summary>
[Collection(ServiceTests.Name)]
public sealed class HandOutFormsTests : IAsyncLifetime
{
    /// <summary>Monday 1/4/2024, 07:00 in the city: week 13 has ended, week 12 was reported last.</summary>
    private static readonly DateTimeOffset Monday = new(2024, 4, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider time = new(Monday);
    private readonly TestFolder folder = new();
    private TestStore store = null!;
    private ServiceProvider services = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var settings = ConfigurationSources.Build([.. RunningService.Settings(store, folder), "--Inbox:QuietPeriod=00:00:00"]);
        services = new ServiceCollection().AddEtl(settings).AddScheduledJobs().AddSingleton<TimeProvider>(time).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Job_OnMonday_LaysTheWorkbookOfTheWeekThatEnded_FilledFromTheOneBefore()
    {
        SampleInbox.Lay(folder, "2024-W12");
        await services.GetRequiredService<IngestInbox>().RunAsync(Ct);

        await Job.RunAsync(Ct);

        var form = folder.At("inbox", "binh-ngoc", "mau-bieu", "BC-TUAN-2024-W13-binh-ngoc.xlsx");
        var judged = Assert.IsType<AcceptedSubmission>(Judging.Judge(await File.ReadAllBytesAsync(form, Ct)));
        Assert.Equal(("06751", new ReportingWeek(2024, 13), 6), (judged.Ward, judged.Week, judged.Content.Households.Count));
        Assert.Equal(17, Laid.Length);
    }

    [Fact]
    public async Task Job_RunAgain_LeavesWhatAWardHasBegunToFillIn()
    {
        Directory.CreateDirectory(folder.At("inbox"));
        await Job.RunAsync(Ct);
        await File.WriteAllTextAsync(Laid[0], "begun", Ct);
        File.Delete(Laid[1]);

        await Job.RunAsync(Ct);

        Assert.Equal(17, Laid.Length);
        Assert.Equal("begun", await File.ReadAllTextAsync(Laid[0], Ct));
    }

    [Fact]
    public async Task Forms_ThatWereLaid_AreNotTakenForReports()
    {
        Directory.CreateDirectory(folder.At("inbox"));
        await Job.RunAsync(Ct);

        var result = await services.GetRequiredService<IngestInbox>().RunAsync(Ct);

        Assert.Empty(result.Files);
        Assert.Equal(0, result.Waiting);
    }

    [Fact]
    public async Task Job_WithTheShareAway_MakesNoFolder_AndIsTriedAgain()
    {
        await Assert.ThrowsAsync<TransientException>(() => Job.RunAsync(Ct));

        Assert.False(Directory.Exists(folder.At("inbox")));
    }

    private HandOutFormsJob Job => ActivatorUtilities.CreateInstance<HandOutFormsJob>(services);

    private string[] Laid => [.. Directory.GetFiles(folder.At("inbox"), "*.xlsx", SearchOption.AllDirectories).Where(path => path.Contains("mau-bieu", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
