using Microsoft.Extensions.DependencyInjection;
using MongCai.Poverty.Etl.Cli;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Integration.Operations;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

/// <summary>The commands before a share that is there, is not mounted, is another's, or was moved.</summary>
public sealed class ShareCommandsTests : IAsyncLifetime
{
    private readonly TestFolder folder = new();
    private TestStore store = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        Directory.CreateDirectory(Inbox);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Ingest_EmptyPlaceOfTheShare_Is3AndMakesNothing_AndGoesOnWhenItIsBack()
    {
        Assert.Equal(0, await RunAsync("ingest"));
        Directory.Move(Inbox, folder.At("mounted"));
        Directory.CreateDirectory(Inbox);

        Assert.Equal(3, await RunAsync("ingest"));
        Assert.Equal(CheckState.Broken, await CheckAsync());
        await Assert.ThrowsAsync<TransientException>(() => WithAsync<HandOutForms, HandOutResult>(forms => forms.RunAsync(Ct)));
        await Assert.ThrowsAsync<TransientException>(() => WithAsync<InboxFoundation, bool>(async foundation => { await foundation.LayAsync(Ct); return true; }));
        Assert.Equal(0, await RunAsync("migrate"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Inbox));

        Directory.Delete(Inbox);
        Directory.Move(folder.At("mounted"), Inbox);
        Assert.Equal(0, await RunAsync("ingest"));
        Assert.Equal(CheckState.Good, await CheckAsync());
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("status")]
    [InlineData("users", "list")]
    public async Task Command_BeforeTheFirstLook_MakesNothingInTheShare(params string[] command)
    {
        Assert.Equal(0, await RunAsync(command));

        Assert.Empty(Directory.EnumerateFileSystemEntries(Inbox));
    }

    [Fact]
    public async Task Check_BeforeTheFirstLook_LeavesNothing()
    {
        Assert.Equal(CheckState.Good, await CheckAsync());

        Assert.Empty(Directory.EnumerateFileSystemEntries(Inbox));
    }

    [Fact]
    public async Task Migrate_MovedShare_LaysMarkerAndFoldersWhenToldTo()
    {
        Assert.Equal(0, await RunAsync("ingest"));
        File.Delete(Marker);

        Assert.Equal(0, await RunAsync("migrate", "--lay-inbox", "--yes"));

        Assert.True(File.Exists(Marker));
        Assert.True(Directory.Exists(folder.At("inbox", "hai-hoa")));
        Assert.Equal(0, await RunAsync("ingest"));
    }

    [Fact]
    public async Task Ingest_FolderThatIsNamed_NeedsNoMarkerAndGetsNone()
    {
        Assert.Equal(0, await RunAsync("ingest"));
        Directory.CreateDirectory(folder.At("other", "binh-ngoc"));
        await File.WriteAllBytesAsync(folder.At("other", "binh-ngoc", "bc.xlsx"), WorkbookFile.Bytes(new TestWorkbook()), Ct);

        Assert.Equal(0, await RunAsync("ingest", "--inbox", folder.At("other")));

        Assert.False(File.Exists(folder.At("other", ShareMarker.Name)));
        Assert.True(Directory.Exists(folder.At("other", "binh-ngoc", InboxFolders.Answers)));
    }

    [Fact]
    public async Task Ingest_FirstTrialInARelativeFolder_NeedsNoCommandBefore_AndIsNotMadeTwice()
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, folder.At("trial", "inbox"));

        Assert.Equal(0, await RunAsync([$"--Inbox:Folder={relative}", "ingest"]));
        Assert.True(File.Exists(folder.At("trial", "inbox", ShareMarker.Name)));
        Assert.True(Directory.Exists(folder.At("trial", "inbox", "hai-hoa")));

        Directory.Delete(folder.At("trial"), recursive: true);
        Assert.Equal(3, await RunAsync([$"--Inbox:Folder={relative}", "ingest"]));
        Assert.False(Directory.Exists(folder.At("trial")));
    }

    [Theory]
    [InlineData("có", true)]
    [InlineData("co\u0301", true)]
    [InlineData(" YES ", true)]
    [InlineData("không", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public async Task Confirmation_Answer_IsYesOnlyWhenItSaysSo(string? answer, bool expected)
    {
        await using var output = new StringWriter();

        Assert.Equal(expected, await new Confirmation(output, new StringReader(answer is null ? "" : answer + "\n")).AskAsync("Ghi?", Ct));
        Assert.StartsWith("Ghi?", output.ToString(), StringComparison.Ordinal);
    }

    private string Inbox => folder.At("inbox");

    private string Marker => folder.At("inbox", ShareMarker.Name);

    private Task<int> RunAsync(params string[] command) => Commands.RunAsync([.. RunningService.Settings(store, folder), .. command]);

    private async Task<CheckState> CheckAsync() =>
        (await WithAsync<SelfCheck, IReadOnlyList<CheckLine>>(check => check.RunAsync(Ct))).Single(line => line.Subject == "Thư mục tiếp nhận").State;

    private async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> work) where TService : notnull
    {
        await using var services = new ServiceCollection().AddEtl(ConfigurationSources.Build(RunningService.Settings(store, folder))).BuildServiceProvider();
        return await work(services.GetRequiredService<TService>());
    }
}
