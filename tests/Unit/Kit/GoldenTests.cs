using MongCai.Poverty.Etl.Tests.Kit;
using Xunit;
using Xunit.Sdk;

namespace MongCai.Poverty.Etl.Tests.Unit.Kit;

public sealed class GoldenTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mcpe-golden-").FullName;

    [Theory]
    [InlineData("một\nhai\n")]
    [InlineData("một\r\nhai\r\n")]
    public void Check_SameText_PassesAndLeavesNothing(string actual)
    {
        Keep("một\nhai\n");

        Comparing().Check(actual, "report.html");

        Assert.Equal(["report.html"], Files());
    }

    [Theory]
    [InlineData("một\nba\n", "line 2:\n- hai\n+ ba")]
    [InlineData("một", "line 2:\n- hai\n+ (end of text)")]
    [InlineData("một\nhai\n\n", "line 4:\n- (end of text)\n+ ")]
    public void Check_OtherText_ShowsFirstDifferenceAndKeepsWhatWasMade(string actual, string difference)
    {
        Keep("một\nhai\n");

        var failure = Assert.Throws<FailException>(() => Comparing().Check(actual, "report.html"));

        Assert.Contains(difference, failure.Message, StringComparison.Ordinal);
        Assert.Equal(actual, File.ReadAllText(Path.Combine(_folder, "report.received.html")));
    }

    [Fact]
    public void Check_WithoutGolden_Fails() =>
        Assert.Contains("no golden yet", Assert.Throws<FailException>(() => Comparing().Check("một", "new/report.html")).Message, StringComparison.Ordinal);

    [Fact]
    public void Check_Writing_ReplacesGoldenAndRemovesWhatWasMade()
    {
        Keep("một\n");
        Assert.Throws<FailException>(() => Comparing().Check("hai\n", "report.html"));

        new GoldenFolder(_folder, isWriting: true, isBuildServer: false).Check("hai\n", "report.html");

        Assert.Equal("hai\n", File.ReadAllText(Path.Combine(_folder, "report.html")));
        Assert.Equal(["report.html"], Files());
    }

    [Fact]
    public void Check_WritingOnTheBuildServer_IsRefused()
    {
        Keep("một\n");

        Assert.Throws<FalseException>(() => new GoldenFolder(_folder, isWriting: true, isBuildServer: true).Check("hai\n", "report.html"));

        Assert.Equal("một\n", File.ReadAllText(Path.Combine(_folder, "report.html")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private GoldenFolder Comparing() => new(_folder, isWriting: false, isBuildServer: true);

    private void Keep(string text) => File.WriteAllText(Path.Combine(_folder, "report.html"), text);

    private IEnumerable<string?> Files() => Directory.GetFiles(_folder).Select(Path.GetFileName);
}
