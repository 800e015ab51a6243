using System.Text.Json;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Tests.Kit.Reading;

namespace MongCai.Poverty.Etl.Tests.Kit.Workbooks;

/// <summary>A workbook of tests/samples.</summary>
/// <param name="Name">Path below tests/samples.</param>
public sealed record SampleWorkbook(string Name)
{
    private JudgedWorkbook? judged;

    /// <summary>The bytes.</summary>
    public byte[] Bytes { get; } = File.ReadAllBytes(RepositoryRoot.Path("tests", "samples", Name));

    /// <summary>True for what begins as a zip file does.</summary>
    public bool IsPackage => Bytes is [0x50, 0x4B, 0x03, 0x04, ..];

    /// <summary>True for what begins as a compound file does: .xls, and all that has a password.</summary>
    public bool IsCompound => Bytes is [0xD0, 0xCF, 0x11, 0xE0, ..];

    /// <summary>Names of the 102 workbooks of the quarter and the 99 cases.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Quarter(), .. Cases()];

    /// <summary>What the judge says of it.</summary>
    public JudgedWorkbook Judge() => judged ??= Judging.Judge(Bytes);

    private static IEnumerable<string> Quarter()
    {
        var root = RepositoryRoot.Path("tests", "samples");
        return Directory.EnumerateFiles(Path.Combine(root, "q1-2024"), "*.xls*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'));
    }

    private static IEnumerable<string> Cases()
    {
        foreach (var folder in Directory.EnumerateDirectories(RepositoryRoot.Path("tests", "samples", "cases")).Order(StringComparer.Ordinal))
        {
            using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "truth.json")));
            yield return $"cases/{Path.GetFileName(folder)}/{truth.RootElement.GetProperty("file").GetString()}";
        }
    }
}
