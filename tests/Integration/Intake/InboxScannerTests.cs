using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Model;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Intake;

public sealed class InboxScannerTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("~$bc.xlsx")]
    [InlineData(".~lock.bc.xlsx#")]
    [InlineData("~WRL0001.tmp")]
    [InlineData("bc.xlsx.tmp")]
    [InlineData("bc.xlsx.PART")]
    [InlineData("Thumbs.db")]
    [InlineData("desktop.ini")]
    [InlineData(".DS_Store")]
    [InlineData("bc.xlsx:Zone.Identifier")]
    [InlineData("bc.lnk")]
    [InlineData("bc.url")]
    [InlineData("CHU-Y-tep-chua-duoc-nhan.txt")]
    [InlineData("bc.xlsx.ket-qua.txt")]
    [InlineData("a text without ending")]
    public async Task Scan_TemporaryName_IsLeftAlone(string name)
    {
        await using var intake = await IntakeFixture.CreateAsync();
        intake.Drop("x", name);

        Assert.Empty(intake.Scanner.Scan().Settled);
    }

    [Theory]
    [InlineData("BAO CAO TUAN 13")]
    [InlineData("bc tuần 25.3.2024")]
    public async Task Scan_WorkbookWithoutEnding_IsTaken(string name)
    {
        await using var intake = await IntakeFixture.CreateAsync();
        intake.DropSample("cases/020-xls/bao-cao-tuan.xls", name);

        Assert.Equal(name, Assert.Single(intake.Scanner.Scan().Settled).Name);
    }

    [Fact]
    public async Task Scan_FolderOfAProgram_IsNoWards()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        intake.Drop("x", slug: "__MACOSX");

        Assert.Empty(intake.Scanner.Scan().Settled);
    }

    [Fact]
    public async Task Scan_FoldersAndLinks_AreLeftAlone()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        foreach (var folder in (string[])[InboxFolders.Forms, InboxFolders.Received, InboxFolders.Answers, "cu"]) intake.Drop("x", slug: $"hai-hoa/{folder}");
        var real = intake.Drop("x");
        File.CreateSymbolicLink(intake.At("hai-hoa", "link.xlsx"), real);
        Directory.CreateSymbolicLink(intake.At("van-ninh"), intake.At("hai-hoa"));
        await File.WriteAllTextAsync(intake.At("stray.xlsx"), "x", TestContext.Current.CancellationToken);

        Assert.Equal([real], intake.Scanner.Scan().Settled.Select(file => file.Path));
    }

    [Fact]
    public async Task Scan_FileJustWritten_WaitsForTheQuietPeriod()
    {
        await using var intake = await IntakeFixture.CreateAsync(quiet: Quiet);
        var path = intake.Drop("x");
        var seen = intake.Time.GetUtcNow();
        Assert.Equal((0, 1), Counts(intake.Scanner.Scan()));

        intake.Time.Advance(Quiet - TimeSpan.FromSeconds(1));
        Assert.Equal((0, 1), Counts(intake.Scanner.Scan()));
        intake.Time.Advance(TimeSpan.FromSeconds(1));
        var scan = intake.Scanner.Scan();

        Assert.Equal((1, 0), Counts(scan));
        Assert.Equal((path, seen), (scan.Settled[0].Path, scan.Settled[0].SeenAt));
    }

    [Fact]
    public async Task Scan_FileStillGrowing_StartsToWaitAgain()
    {
        await using var intake = await IntakeFixture.CreateAsync(quiet: Quiet);
        intake.Drop("x");
        intake.Scanner.Scan();
        intake.Time.Advance(Quiet);
        intake.Drop("x and more");

        Assert.Equal((0, 1), Counts(intake.Scanner.Scan()));
        intake.Time.Advance(Quiet);
        Assert.Equal((1, 0), Counts(intake.Scanner.Scan()));
    }

    [Fact]
    public async Task Scan_FileOfLongAgo_IsTakenAtTheFirstLook()
    {
        await using var intake = await IntakeFixture.CreateAsync(quiet: Quiet);
        var now = intake.Time.GetUtcNow().UtcDateTime;
        File.SetLastWriteTimeUtc(intake.Drop("x", "still.xlsx"), now - Quiet);
        File.SetLastWriteTimeUtc(intake.Drop("x", "fresh.xlsx"), now - Quiet + TimeSpan.FromSeconds(1));

        Assert.Equal("still.xlsx", Assert.Single(intake.Scanner.Scan().Settled).Name);
    }

    [Fact]
    public async Task Scan_SeveralFiles_GivesTheOldestFirstOverAllFolders()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        var now = intake.Time.GetUtcNow().UtcDateTime;
        File.SetLastWriteTimeUtc(intake.Drop("x", "a.xlsx"), now.AddHours(-1));
        File.SetLastWriteTimeUtc(intake.Drop("x", "b.xlsx"), now.AddHours(-3));
        File.SetLastWriteTimeUtc(intake.Drop("x", "c.xlsx", "ba-che"), now);
        File.SetLastWriteTimeUtc(intake.Drop("x", "d.xlsx", "ba-che"), now.AddHours(-2));

        Assert.Equal(["b.xlsx", "d.xlsx", "a.xlsx", "c.xlsx"], intake.Scanner.Scan().Settled.Select(file => file.Name));
    }

    [Fact]
    public async Task Scan_FilesOfTheSameTime_GoByFolderAndName()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        foreach (var (slug, name) in ((string, string)[])[("hai-hoa", "b.xlsx"), ("hai-hoa", "a.xlsx"), ("ba-che", "c.xlsx")])
            File.SetLastWriteTimeUtc(intake.Drop("x", name, slug), intake.Time.GetUtcNow().UtcDateTime);

        Assert.Equal(["c.xlsx", "a.xlsx", "b.xlsx"], intake.Scanner.Scan().Settled.Select(file => file.Name));
    }

    [Fact]
    public async Task Scan_WithoutInbox_IsTransientFailureThatNamesTheFolder()
    {
        await using var intake = await IntakeFixture.CreateAsync();
        Directory.Delete(intake.At());

        var failure = Assert.Throws<TransientException>(() => intake.Scanner.Scan());

        Assert.Contains(intake.At().TrimEnd('/'), failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00:00:00", true)]
    [InlineData("00:30:00", true)]
    [InlineData("00:30:01", false)]
    [InlineData("-00:00:01", false)]
    public void QuietPeriod_OutsideItsRange_IsInvalid(string quiet, bool valid)
    {
        var options = new InboxOptions { QuietPeriod = TimeSpan.Parse(quiet, System.Globalization.CultureInfo.InvariantCulture) };

        var result = new DataAnnotationValidateOptions<InboxOptions>(null).Validate(null, options);

        Assert.Equal(valid, result.Succeeded);
    }

    private static (int Settled, int Waiting) Counts(InboxScan scan) => (scan.Settled.Count, scan.Waiting);
}
