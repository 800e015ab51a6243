using System.Text.Json;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Reading;

/// <summary>The single cases of tests/samples/cases, and those of tests/samples/reports that were made from public bug reports of Excel readers, each with its truth.</summary>
public sealed class SampleCasesTests
{
    public static TheoryData<string> Cases => [.. In("cases"), .. In("reports")];

    [Theory]
    [InlineData("cases", 99)]
    [InlineData("reports", 198)]
    public void Cases_AreAllThere(string folder, int count) => Assert.Equal(count, In(folder).Count());

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_Judged_IsAsItsTruthSays(string name)
    {
        var folder = RepositoryRoot.Path("tests", "samples", name);
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "truth.json")));
        var file = Path.Combine(folder, truth.RootElement.GetProperty("file").GetString()!);

        var answer = SampleTruth.Answer(file, Judging.Judge().Judge(Path.GetFileName(file), File.ReadAllBytes(file)));

        Assert.Empty(Wrong(truth.RootElement, answer));
    }

    private static IEnumerable<string> In(string folder) =>
        Directory.GetDirectories(RepositoryRoot.Path("tests", "samples", folder)).Select(path => $"{folder}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal);

    private static List<string> Wrong(JsonElement truth, JsonElement answer)
    {
        var wrong = SampleTruth.Differences(truth.GetProperty("verdict"), answer.GetProperty("verdict"), "verdict").ToList();
        var left = answer.GetProperty("findings").EnumerateArray().ToList();
        foreach (var want in truth.GetProperty("findings").EnumerateArray())
        {
            var hit = left.FindIndex(found => IsMeant(want, found));
            if (hit < 0) wrong.Add($"missing {want.GetRawText()}");
            else left.RemoveAt(hit);
        }

        if (!truth.GetProperty("othersAllowed").GetBoolean()) wrong.AddRange(left.Where(found => Text(found, "severity") != "info").Select(found => $"unexpected {found.GetRawText()}"));
        if (truth.TryGetProperty("submission", out var submission)) wrong.AddRange(SampleTruth.Differences(submission, answer.GetProperty("submission")));
        return wrong;
    }

    private static bool IsMeant(JsonElement want, JsonElement found) =>
        Text(want, "code") == Text(found, "code")
        && (Text(want, "cell") is null || (Text(want, "cell") == Text(found, "cell") && Text(want, "sheet") == Text(found, "sheet")));

    private static string? Text(JsonElement finding, string name) => finding.GetProperty(name).GetString();
}
