using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Integration.Reading;

/// <summary>The 99 single cases of tests/samples/cases, each with its truth.</summary>
public sealed class SampleCasesTests
{
    /// <summary>Its truth asks for GN006, but the workbook holds no document type and no entity (<see cref="ExternalEntitySample_HoldsNoEntity"/>): the test puts in what its name promises.</summary>
    private const string WithoutItsEntity = "096-external-entity";

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(RepositoryRoot.Path("tests", "samples", "cases")).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Fact]
    public void Cases_AreNinetyNine() => Assert.Equal(99, Cases.Count);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_Judged_IsAsItsTruthSays(string name)
    {
        var folder = RepositoryRoot.Path("tests", "samples", "cases", name);
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "truth.json")));
        var file = Path.Combine(folder, truth.RootElement.GetProperty("file").GetString()!);

        var bytes = name == WithoutItsEntity ? WithExternalEntity(File.ReadAllBytes(file)) : File.ReadAllBytes(file);

        var answer = SampleTruth.Answer(file, Judging.Judge().Judge(Path.GetFileName(file), bytes));

        Assert.Empty(Wrong(truth.RootElement, answer));
    }

    [Fact]
    public void ExternalEntitySample_HoldsNoEntity()
    {
        using var zip = ZipFile.OpenRead(RepositoryRoot.Path("tests", "samples", "cases", WithoutItsEntity, "bao-cao-tuan.xlsx"));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            var text = reader.ReadToEnd();
            Assert.DoesNotContain("<!DOCTYPE", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<!ENTITY", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static byte[] WithExternalEntity(byte[] workbook)
    {
        using var memory = new MemoryStream();
        memory.Write(workbook);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = zip.GetEntry("xl/worksheets/sheet2.xml")!;
            string text;
            using (var reader = new StreamReader(sheet.Open(), Encoding.UTF8)) text = reader.ReadToEnd();
            sheet.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet2.xml").Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            writer.Write("<?xml version=\"1.0\"?><!DOCTYPE worksheet [<!ENTITY outside SYSTEM \"file:///etc/hostname\">]>" + text);
        }

        return memory.ToArray();
    }

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
