using System.Diagnostics;
using System.Globalization;
using MongCai.Poverty.Etl.Tests.Kit;

namespace MongCai.Poverty.Etl.Tests.Benchmarks;

/// <summary>One run of a process and of the processes it started.</summary>
/// <param name="ExitCode">Exit status.</param>
/// <param name="Wall">Time from start to end.</param>
/// <param name="PeakBytes">Highest resident memory of the process itself.</param>
/// <param name="PeakTreeBytes">Highest sum over the process and its descendants, sampled every 100 ms.</param>
/// <param name="LargestBytes">Highest resident memory of any one of them.</param>
internal sealed record ProcessMeasure(int ExitCode, TimeSpan Wall, long PeakBytes, long PeakTreeBytes, long LargestBytes)
{
    /// <summary>Starts the worker that dev.sh runs with arguments and measures it; Linux only (/proc).</summary>
    public static Task<ProcessMeasure> RunWorkerAsync(string workingDirectory, bool isQuiet, params string[] arguments) =>
        RunAsync(workingDirectory, [RepositoryRoot.Path("artifacts", "bin", "worker", "release", "worker.dll"), .. arguments], isQuiet);

    /// <summary>Starts a .NET program with arguments and measures it; Linux only (/proc).</summary>
    /// <param name="workingDirectory">Where it runs.</param>
    /// <param name="arguments">The program's .dll and its arguments.</param>
    /// <param name="isQuiet">True to throw its output away.</param>
    public static Task<ProcessMeasure> RunAsync(string workingDirectory, string[] arguments, bool isQuiet = true) =>
        isQuiet ? RunCommandAsync(workingDirectory, "/dev/null", ["dotnet", .. arguments]) : RunAsync(workingDirectory, "dotnet", arguments);

    /// <summary>Starts any program with its output in a file.</summary>
    public static Task<ProcessMeasure> RunCommandAsync(string workingDirectory, string output, string[] command) =>
        RunAsync(workingDirectory, "sh", ["-c", $"exec \"$@\" >'{output}'", "sh", .. command]);

    private static async Task<ProcessMeasure> RunAsync(string workingDirectory, string program, string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = workingDirectory })!;
        long peak = 0, tree = 0, largest = 0;
        while (!process.HasExited)
        {
            var members = Tree(process.Id).ToList();
            peak = Math.Max(peak, Field(process.Id, "VmHWM:"));
            tree = Math.Max(tree, members.Sum(id => Field(id, "VmRSS:")));
            largest = Math.Max(largest, members.Select(id => Field(id, "VmHWM:")).DefaultIfEmpty().Max());
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(100));
        }

        return new(process.ExitCode, watch.Elapsed, peak, tree, largest);
    }

    private static IEnumerable<int> Tree(int root)
    {
        var parents = Directory.GetDirectories("/proc").Select(path => Path.GetFileName(path)).Where(name => name.All(char.IsAsciiDigit))
            .Select(name => int.Parse(name, CultureInfo.InvariantCulture)).ToDictionary(id => id, Parent);
        bool Descends(int id) => id == root || (parents.TryGetValue(id, out var parent) && parent > 1 && Descends(parent));
        return parents.Keys.Where(Descends);
    }

    private static int Parent(int id) => (int)(Field(id, "PPid:") / 1024);

    /// <summary>A value of /proc/ID/status in bytes (its numbers are in KiB); 0 when the process has gone.</summary>
    private static long Field(int id, string name)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(name.Length).Trim().ToString().Split(' ')[0], CultureInfo.InvariantCulture) * 1024;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
