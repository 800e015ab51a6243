using System.Text.Json;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Kit.Workbooks;

/// <summary>A workbook of tests/samples.</summary>
/// <param name="Name">Path below tests/samples.</param>
/// <param name="Findings">The findings its truth names, with a message of their own; empty for the workbooks of the quarter.</param>
public sealed record SampleWorkbook(string Name, IReadOnlyList<Finding> Findings)
{
    /// <summary>The bytes.</summary>
    public byte[] Bytes => File.ReadAllBytes(RepositoryRoot.Path("tests/samples", Name));

    /// <summary>The 102 workbooks of the quarter and the 99 cases.</summary>
    public static IReadOnlyList<SampleWorkbook> All { get; } = [.. Quarter(), .. Cases()];

    private static IEnumerable<SampleWorkbook> Quarter()
    {
        var root = RepositoryRoot.Path("tests/samples/q1-2024");
        return Directory.EnumerateFiles(root, "*.xls*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => new SampleWorkbook("q1-2024/" + Path.GetRelativePath(root, path), []));
    }

    private static IEnumerable<SampleWorkbook> Cases()
    {
        var root = RepositoryRoot.Path("tests/samples/cases");
        foreach (var folder in Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
        {
            using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "truth.json")));
            var file = truth.RootElement.GetProperty("file").GetString()!;
            yield return new($"cases/{Path.GetFileName(folder)}/{file}", [.. truth.RootElement.GetProperty("findings").EnumerateArray().Select(Finding)]);
        }
    }

    private static Finding Finding(JsonElement finding)
    {
        var code = finding.GetProperty("code").GetString()!;
        var severity = Infos.Contains(code) ? Severity.Info : Warnings.Contains(code) ? Severity.Warning : Severity.Error;
        return new(code, severity, Text(finding, "sheet"), Text(finding, "cell"), Text(finding, "found"), $"Kiểm tra {code}.");
    }

    // Contract §3.
    private static readonly string[] Infos = ["GN007", "GN008", "GN209", "GN210", "GN211"];

    private static readonly string[] Warnings = ["GN105", "GN206", "GN302", "GN303", "GN304", "GN307", "GN308", "GN310"];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
