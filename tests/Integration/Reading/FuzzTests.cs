using MongCai.Poverty.Etl.Tests.Fuzz;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Stores;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Reading;

/// <summary>A short run of what <c>./dev.sh fuzz</c> does at length, and the files that its runs have found.</summary>
public sealed class FuzzTests
{
    private const int Mutations = 300;
    private const int Seed = 20240331;

    [Fact]
    public async Task MutatedWorkbooks_EndInSoundVerdicts()
    {
        using var folder = new TestFolder();
        using var run = new FuzzRun(folder.Path);
        var answers = await run.MutateAsync(new(OriginalWorkbook.All(), Seed), Enumerable.Range(0, Mutations), _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(Mutations, answers.Count);
        Assert.Empty(answers.Where(answer => answer.Violations.Count > 0).Select(answer => $"{answer.Name}: {string.Join(", ", answer.Violations)}"));
        Assert.Contains(answers, answer => answer.Verdict == "accepted");
        Assert.Contains(answers, answer => answer.Verdict == "GN003");
    }

    [Theory]
    [InlineData("nan-in-summary.xlsx", "content")] // a number that is none
    [InlineData("nan-in-list.xlsx", "content")]
    [InlineData("far-dimensions.xls", "GN003")] // claims thousands of columns, points to strings that are not there
    [InlineData("far-rows.xls", "accepted")] // claims 539,033,628 rows and holds 28
    [InlineData("sheet-without-name.xlsx", "GN003")]
    public async Task FoundFile_EndsInItsVerdict(string name, string verdict)
    {
        using var folder = new TestFolder();
        using var run = new FuzzRun(folder.Path);
        var answer = Assert.Single(await run.TryAsync([RepositoryRoot.Path("tests", "samples", "fuzz", name)], TestContext.Current.CancellationToken));
        Assert.Equal(verdict, answer.Verdict);
        Assert.Empty(answer.Violations);
    }
}
