using System.Text.Json;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Reading;

/// <summary>The 102 workbooks of the sample quarter: 17 wards, six weeks.</summary>
public sealed class SampleQuarterTests
{
    private static readonly Lazy<JsonDocument> Truth = new(() => JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Path("tests", "samples", "q1-2024", "truth.json"))));

    public static TheoryData<string> Files => [.. Truth.Value.RootElement.EnumerateObject().Select(file => file.Name)];

    [Fact]
    public void Files_AreOneHundredAndTwo() => Assert.Equal(102, Files.Count);

    [Theory]
    [MemberData(nameof(Files))]
    public void Workbook_Judged_IsAcceptedWithEveryValue(string name)
    {
        var path = RepositoryRoot.Path("tests", "samples", "q1-2024", name);

        var judged = Judging.Judge().Judge(Path.GetFileName(path), File.ReadAllBytes(path), Path.GetFileName(Path.GetDirectoryName(path)));

        Assert.IsType<AcceptedSubmission>(judged);
        Assert.Empty(SampleTruth.Differences(Truth.Value.RootElement.GetProperty(name), SampleTruth.Answer(path, judged).GetProperty("submission")));
    }
}
