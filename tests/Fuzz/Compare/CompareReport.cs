using System.Globalization;

namespace MongCai.Poverty.Etl.Tests.Fuzz.Compare;

/// <summary>The command: compares and sums up.</summary>
internal static class CompareReport
{
    /// <summary>Compares; 1 when a difference has no explanation or a file could not be compared.</summary>
    public static async Task<int> RunAsync(int count, int seed)
    {
        var folder = Path.GetFullPath(Path.Combine("artifacts", "compare"));
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var done = 0;
        var found = await new CompareRun(folder, seed).CompareAsync(Enumerable.Range(0, count), more => Console.Error.WriteLine($"{done += more} …"), CancellationToken.None);
        foreach (var fault in found.Faults) Console.WriteLine($"NOT COMPARED {fault}");
        foreach (var difference in found.Unexplained) Console.WriteLine($"UNEXPLAINED {difference}");
        foreach (var explanation in Explained.Table) Console.WriteLine($"{found.Differences.Count(one => one.Explanation == explanation),7} {explanation.Id,-18} {explanation.Right,-8} {explanation.What} [{explanation.Source}]");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Workbooks} workbooks of seed {seed}, {found.Cells} cells, {found.Differences.Count} differences, {found.Unexplained.Count()} unexplained, {found.Faults.Count} files not compared"));
        return found.Unexplained.Any() || found.Faults.Count > 0 ? 1 : 0;
    }
}
