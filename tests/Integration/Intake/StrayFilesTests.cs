using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Intake;

/// <summary>Files where no pass takes them.</summary>
public sealed class StrayFilesTests : IDisposable
{
    private readonly TestFolder inbox = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FileInTheInboxItself_IsToldBesideIt()
    {
        inbox.Write("x", "bao cao.xlsx");
        var place = Assert.Single(await Strays().TellAsync(Ct));
        Assert.Equal(("", "bao cao.xlsx"), (place.Folder, Assert.Single(place.Files)));
        Assert.Contains("bao cao.xlsx", await File.ReadAllTextAsync(inbox.At(StrayFiles.Note), Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileInAFolderOfAWardsFolder_IsToldBesideIt()
    {
        inbox.Write("x", "hai-hoa", "cu", "sau", "bao cao.xlsx");
        Assert.Equal("hai-hoa/cu", Assert.Single(await Strays().TellAsync(Ct)).Folder);
        Assert.Contains("\"hai-hoa\"", await File.ReadAllTextAsync(inbox.At("hai-hoa", "cu", StrayFiles.Note), Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoteGoes_WhenTheFileHasGone()
    {
        var file = inbox.Write("x", "hai-hoa", "cu", "bao cao.xlsx");
        await Strays().TellAsync(Ct);
        File.Delete(file);
        Assert.Empty(await Strays().TellAsync(Ct));
        Assert.False(File.Exists(inbox.At("hai-hoa", "cu", StrayFiles.Note)));
    }

    [Fact]
    public void FolderOfNoWard_IsTold()
    {
        inbox.Write("x", "hai-hoaa", "bao cao.xlsx");
        Assert.Contains("hai-hoaa", Assert.Single(Strays().Find()).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatBelongsThere_IsNoStray()
    {
        inbox.Write("x", "hai-hoa", "bao cao.xlsx");
        foreach (var own in new[] { InboxFolders.Forms, InboxFolders.Received, InboxFolders.Answers }) inbox.Write("x", "hai-hoa", own, "bao cao.xlsx");
        inbox.Write("x", "Thumbs.db");
        inbox.Write("x", "hai-hoa", "cu", "~$bao cao.xlsx");
        Assert.Empty(Strays().Find());
    }

    [Fact]
    public void InboxThatIsAway_HoldsNothing() => Assert.Empty(new StrayFiles(Options.Create(new InboxOptions { Folder = inbox.At("away") }), Judging.Wards).Find());

    public void Dispose() => inbox.Dispose();

    private StrayFiles Strays() => new(Options.Create(new InboxOptions { Folder = inbox.Path }), Judging.Wards);
}
