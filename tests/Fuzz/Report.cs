using System.Diagnostics;
using System.Globalization;

namespace MongCai.Poverty.Etl.Tests.Fuzz;

/// <summary>Sums up a run.</summary>
internal static class Report
{
    private const int Slowest = 8;
    private static readonly TimeSpan LongestRefusal = TimeSpan.FromSeconds(2);

    /// <summary>A run of mutations; 1 when anything is wrong.</summary>
    public static int Mutations(IReadOnlyList<FuzzAnswer> answers, int seed, TimeSpan took)
    {
        foreach (var kind in answers.GroupBy(answer => answer.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal)) Console.WriteLine($"{kind.Key,-16} {kind.Count(),6}: {Counts(kind, answer => answer.Verdict)}");
        Console.WriteLine($"held to the original, of the accepted: {Counts(answers.Where(answer => answer.Verdict == "accepted"), answer => answer.Held)}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answers.Count} mutations of seed {seed} in {took.TotalSeconds:0} s: {Counts(answers, answer => answer.Verdict)}"));
        return End(answers);
    }

    /// <summary>A run of files.</summary>
    public static int Files(IReadOnlyList<FuzzAnswer> answers)
    {
        Console.WriteLine($"{answers.Count} files: {Counts(answers, answer => answer.Verdict)}");
        return End(answers);
    }

    private static int End(IReadOnlyList<FuzzAnswer> answers)
    {
        foreach (var slow in answers.OrderByDescending(answer => answer.Took).Take(Slowest)) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{slow.Took.TotalMilliseconds,7:0} ms {slow.Verdict} {slow.Name}"));
        Console.WriteLine($"refused after more than 2 s: {answers.Count(answer => answer.Verdict != "accepted" && answer.Took > LongestRefusal)}");
        Console.WriteLine($"largest reader: {LargestReader()} MiB");
        Console.WriteLine($"{answers.Count(answer => answer.Violations.Count > 0)} wrong");
        return answers.Any(answer => answer.Violations.Count > 0) ? 1 : 0;
    }

    /// <summary>Highest resident memory of a living reader in MiB, Linux only; readers that had to be killed are violations anyway.</summary>
    private static long LargestReader() => Process.GetProcessesByName("worker").Select(process => Peak($"/proc/{process.Id}/status")).DefaultIfEmpty().Max() / 1024;

    private static long Peak(string file)
    {
        var status = File.Exists(file) ? File.ReadAllLines(file) : [];
        return status.Contains($"PPid:\t{Environment.ProcessId}") ? long.Parse(status.First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) : 0;
    }

    private static string Counts(IEnumerable<FuzzAnswer> answers, Func<FuzzAnswer, string> by) =>
        string.Join(", ", answers.GroupBy(by).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}"));
}
