using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Integration.Operations;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Forms;

/// <summary>The command as a user runs it.</summary>
public sealed class FormsCommandTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Forms_AfterAWeekWasReported_FillsInEveryWardsHouseholds(StoreProvider engine)
    {
        await using var store = await TestStore.CreateAsync(engine);
        SampleInbox.Lay(folder, "2024-W13");
        Assert.Equal(0, await RunAsync(store, "ingest", "--inbox", folder.At("inbox")));

        Assert.Equal(0, await RunAsync(store, "forms", "--week", "2024-W14", "--out", folder.At("out")));

        var files = Directory.GetFiles(folder.At("out"));
        Assert.Equal(17, files.Length);
        var judged = files.Select(file => Judging.Judge(File.ReadAllBytes(file))).ToList();
        Assert.All(judged, workbook => Assert.Empty(workbook.Findings));
        Assert.All(judged, workbook => Assert.Equal(new ReportingWeek(2024, 14), workbook.Week));
        // What the plan says of 31/12/2023, and the published result of the quarter.
        Assert.Equal(57, judged.Sum(workbook => ((AcceptedSubmission)workbook).Content.Summary.Baseline));
        Assert.Equal(12, judged.Sum(workbook => ((AcceptedSubmission)workbook).Content.Summary.ExitedToDate));
    }

    [Fact]
    public async Task Forms_WithoutAnyReport_LeavesTheListBlank_AndKnowsTheBaseline()
    {
        await using var store = TestStore.CreateEmpty(StoreProvider.Sqlite);

        Assert.Equal(0, await RunAsync(store, "forms", "--week", "2024-W01", "--ward", "06751", "--out", folder.At("out")));

        var judged = Judging.Judge(await File.ReadAllBytesAsync(folder.At("out", "BC-TUAN-2024-W01-binh-ngoc.xlsx"), TestContext.Current.CancellationToken));
        Assert.Equal(["GN202 Biểu 01-TH!C9", "GN202 Biểu 01-TH!D9"], judged.Findings.Select(Judging.Place));
    }

    [Theory]
    [InlineData("--week", "2024-W14", "--ward", "99999", "--out", "x")]
    [InlineData("--week", "2024-W54", "--out", "x")]
    [InlineData("--week", "1999-W01", "--out", "x")]
    [InlineData("--week", "2024-W14")]
    public async Task Forms_WronglyAsked_IsWrongUsage(params string[] arguments)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);

        Assert.Equal(2, await RunAsync(store, ["forms", .. arguments]));
    }

    [Fact]
    public async Task Forms_WhereNothingCanBeWritten_IsAFailureOfTheSurroundings()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var file = folder.Write("x", "taken");

        Assert.Equal(3, await RunAsync(store, "forms", "--week", "2024-W14", "--ward", "06751", "--out", file));
    }

    private Task<int> RunAsync(TestStore store, params string[] arguments) => Commands.RunAsync([.. RunningService.Settings(store, folder), .. arguments]);
}
