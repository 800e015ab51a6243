using System.IO.Compression;
using System.IO.Hashing;
using MongCai.Poverty.Etl.Answering;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Workbooks;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Answering;

/// <summary>Packages as other programs write them: with data descriptors, 64-bit headers, other kinds of main part, parts left out.</summary>
public sealed class ForeignPackageTests
{
    private static readonly AnswerHeading Heading = new(null, null, "bao-cao-tuan.xlsx", new string('a', 64), new(2024, 4, 3, 1, 2, 4, TimeSpan.Zero));

    /// <summary>Every workbook of the samples whose sheets can be read.</summary>
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(RepositoryRoot.Path("tests", "samples", "reports"), "*.xls*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(RepositoryRoot.Path("tests", "samples", "reports"), path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Answer_ToAnyPackage_UnpacksWholeAndHasOneTime(string name)
    {
        var bytes = File.ReadAllBytes(RepositoryRoot.Path("tests", "samples", "reports", name));
        var judged = Judging.Judge().Judge(Path.GetFileName(name), bytes);
        if (judged.Findings.Any(AnswerWords.IsUnreadable)) return;

        var answer = ReturnedWorkbook.Build(bytes, [.. judged.Findings, new Finding("GN203", Severity.Error, "Biểu 02-DS", "C10", "x", "Sửa ô này.")], Heading);

        if (answer is null) return;
        var parts = new PackageContent(answer);
        using var zip = new ZipArchive(new MemoryStream(answer));
        Assert.All(zip.Entries, entry => Assert.Equal((entry.Crc32, new DateTime(2024, 4, 3, 1, 2, 4)), (Crc32.HashToUInt32(parts.Find(entry.FullName)!), entry.LastWriteTime.DateTime)));
    }
}
