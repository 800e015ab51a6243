using MongCai.Poverty.Etl.Tests.Kit;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Kit;

public sealed class RepositoryRootTests
{
    [Fact]
    public void Path_OfTheSolution_Exists() => Assert.True(File.Exists(RepositoryRoot.Path("MongCai.Poverty.Etl.sln")));

    [Fact]
    public void FindFrom_OutsideTheRepository_SaysWhatIsMissing()
    {
        var failure = Assert.Throws<DirectoryNotFoundException>(() => RepositoryRoot.FindFrom(Path.GetTempPath()));

        Assert.Contains("MongCai.Poverty.Etl.sln", failure.Message, StringComparison.Ordinal);
    }
}
