using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Storage;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Intake;

/// <summary>The marker by which a store knows its share.</summary>
public sealed class InboxShareTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Require_FirstFolder_BearsTheIdOfTheStore(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        Assert.Equal(ShareState.New, (await intake.Share.LookAsync(Ct)).State);

        await intake.Share.RequireAsync(Ct);
        await intake.Share.RequireAsync(Ct);

        Assert.Equal(Assert.Single(await intake.RowsAsync<ShareRow>()).Mark, Marker(intake));
        Assert.Equal(ShareState.Ours, (await intake.Share.LookAsync(Ct)).State);
        Assert.Empty(intake.Scanner.Scan().Settled);
        Assert.Empty(new StrayFiles(intake.Options, Judging.Wards).Find());
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Require_EightAtOnce_EndWithOneId(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => intake.Share.RequireAsync(Ct), Ct)));

        Assert.Equal(Assert.Single(await intake.RowsAsync<ShareRow>()).Mark, Marker(intake));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task Run_WithoutMarker_TouchesNothing(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        await intake.RunAsync();
        File.Delete(intake.At(ShareMarker.Name));
        intake.Drop("good");
        await intake.ReceiveAsync("unanswered", slug: "van-ninh");
        var before = Everything(intake);

        var failure = await Assert.ThrowsAsync<TransientException>(intake.RunAsync);

        Assert.Contains("mount", failure.Message, StringComparison.Ordinal);
        Assert.Contains("migrate --lay-inbox", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, Everything(intake));
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef\n", ShareState.Foreign)]
    [InlineData("", ShareState.Foreign)]
    [InlineData(null, ShareState.Unmarked)]
    public async Task Look_OtherMarker_IsNotOurs(string? content, ShareState expected)
    {
        await using var intake = await IntakeFixture.CreateAsync();
        await intake.Share.RequireAsync(Ct);
        File.Delete(intake.At(ShareMarker.Name));
        if (content is not null) await File.WriteAllTextAsync(intake.At(ShareMarker.Name), content, Ct);

        Assert.Equal(expected, (await intake.Share.LookAsync(Ct)).State);
        await Assert.ThrowsAsync<TransientException>(() => intake.Share.RequireAsync(Ct));
    }

    [Fact]
    public async Task Look_MarkerCopiedByANotepad_IsOurs()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        await intake.Share.RequireAsync(Ct);
        var mark = Marker(intake);
        File.Delete(intake.At(ShareMarker.Name));
        await File.WriteAllTextAsync(intake.At(ShareMarker.Name), $"\uFEFF{mark}\r\n", Ct);

        Assert.Equal(ShareState.Ours, (await intake.Share.LookAsync(Ct)).State);
    }

    [Fact]
    public async Task Require_StoreThatForgotItsShare_RefusesTheMarkerAndKeepsIt()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        await intake.Share.RequireAsync(Ct);
        var mark = Marker(intake);
        await intake.Store.ExecuteAsync("DELETE FROM shares");

        await Assert.ThrowsAsync<TransientException>(() => intake.Share.RequireAsync(Ct));

        Assert.Equal(mark, Marker(intake));
        Assert.Empty(await intake.RowsAsync<ShareRow>());
    }

    [Fact]
    public async Task Require_CrashBeforeTheMarkerWasLaid_GoesOn()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        await intake.Store.ExecuteAsync("INSERT INTO shares (id, mark) VALUES (1, 'begun')");

        await intake.Share.RequireAsync(Ct);

        Assert.Equal("begun", Marker(intake));
    }

    [Theory, MemberData(nameof(TestStore.Engines), MemberType = typeof(TestStore))]
    public async Task LayAnew_MovedShare_MakesTheFormerOneAnothers(StoreProvider engine)
    {
        await using var intake = await IntakeFixture.CreateAsync(engine);
        await intake.RunAsync();
        var former = Marker(intake);
        File.Delete(intake.At(ShareMarker.Name));

        await intake.Share.LayAnewAsync(Ct);

        Assert.Equal(ShareState.Ours, (await intake.Share.LookAsync(Ct)).State);
        Assert.Null(await intake.Share.RequireAsync(Ct));
        await File.WriteAllTextAsync(intake.At(ShareMarker.Name), former, Ct);
        Assert.Equal(ShareState.Foreign, (await intake.Share.LookAsync(Ct)).State);
    }

    [Fact]
    public async Task Require_FolderAway_IsTransientAndMakesNothing()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        Directory.Delete(intake.At());

        await Assert.ThrowsAsync<TransientException>(() => intake.Share.RequireAsync(Ct));

        Assert.False(Directory.Exists(intake.At()));
        Assert.Empty(await intake.RowsAsync<ShareRow>());
    }

    private static string Marker(IntakeFixture intake) => File.ReadAllText(intake.At(ShareMarker.Name)).Trim();

    private static List<string> Everything(IntakeFixture intake) => [.. Directory.EnumerateFileSystemEntries(intake.At(), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
