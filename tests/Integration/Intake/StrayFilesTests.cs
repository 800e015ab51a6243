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

    [Theory]
    [InlineData("Báo cáo - Shortcut.lnk", "x")]
    [InlineData("BAO CAO TUAN 13", "văn bản")]
    [InlineData("BAO CAO TUAN 13", "")]
    public async Task NoReportAmongTheReports_IsToldBesideItAndTheNoteIsNoStray(string name, string text)
    {
        inbox.Write(text, "hai-hoa", name);
        for (var pass = 0; pass < 2; pass++) Assert.Equal(("hai-hoa", name), (Assert.Single(await Strays().TellAsync(Ct)).Folder, Assert.Single(Strays().Find()[0].Files)));
        Assert.Contains(name, await File.ReadAllTextAsync(inbox.At("hai-hoa", StrayFiles.Note), Ct), StringComparison.Ordinal);

        File.Delete(inbox.At("hai-hoa", name));

        Assert.Empty(await Strays().TellAsync(Ct));
        Assert.Empty(Directory.GetFiles(inbox.At("hai-hoa")));
    }

    [Fact]
    public void WhatBelongsThere_IsNoStray()
    {
        inbox.Write("x", "hai-hoa", "bao cao.xlsx");
        foreach (var own in new[] { InboxFolders.Forms, InboxFolders.Received, InboxFolders.Answers }) inbox.Write("x", "hai-hoa", own, "bao cao.xlsx");
        inbox.Write("x", "Thumbs.db");
        inbox.Write("PK\u0003\u0004", "hai-hoa", "BAO CAO TUAN 13");
        inbox.Write("x", "hai-hoa", "bao cao.xlsx:Zone.Identifier");
        inbox.Write("x", "hai-hoa", StrayFiles.Note);
        inbox.Write("x", "hai-hoa", "cu", "~$bao cao.xlsx");
        Assert.Empty(Strays().Find());
    }

    [Fact]
    public void InboxThatIsAway_HoldsNothing() => Assert.Empty(new StrayFiles(Options.Create(new InboxOptions { Folder = inbox.At("away") }), Judging.Wards).Find());

    public void Dispose() => inbox.Dispose();

    private StrayFiles Strays() => new(Options.Create(new InboxOptions { Folder = inbox.Path }), Judging.Wards);
}
