using System.Diagnostics;
using MongCai.Poverty.Etl.Tests.Kit;

namespace MongCai.Poverty.Etl.Tests.Benchmarks;

/// <summary>One run of a process and of the processes it started.</summary>
/// <param name="ExitCode">Exit status.</param>
/// <param name="Wall">Time from start to end.</param>
/// <param name="Members">Each of them, the process itself first; looked at every 100 ms.</param>
/// <param name="PeakTreeBytes">Highest sum of resident memory over all of them.</param>
internal sealed record ProcessMeasure(int ExitCode, TimeSpan Wall, IReadOnlyList<ProcessMember> Members, long PeakTreeBytes)
{
    /// <summary>Highest resident memory of the process itself.</summary>
    public long PeakBytes => Members[0].PeakBytes;

    /// <summary>Highest resident memory of any one of them.</summary>
    public long LargestBytes => Members.Max(member => member.PeakBytes);

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
        var tree = new ProcessTree(process.Id);
        do
        {
            tree.Look();
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(100));
        }
        while (!process.HasExited);
        return new(process.ExitCode, watch.Elapsed, tree.Members, tree.PeakBytes);
    }
}
