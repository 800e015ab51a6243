using System.Globalization;
using Microsoft.Diagnostics.Tracing.Etlx;
using Microsoft.Diagnostics.Tracing.EventPipe;
using MongCai.Poverty.Etl.Tests.Kit.Reading;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Benchmarks;

/// <summary>
/// Where the time of <c>ingest</c> goes: processor time of service, readers and store in one run, and the frames that the runtime's own sampler saw in a second, slower one. The sampler
/// sees managed code only: what is missing between its picture and the processor time is the kernel (files, sockets, syncs), the collector and the compiler.
/// </summary>
internal static class TraceBenchmark
{
    private const int Shown = 25;
    private const string Stopping = "System.Threading.Thread.<PollGC>g__PollGCWorker|67_0";
    private const string Ours = "MongCai.Poverty.Etl.";

    public static async Task<int> RunAsync(int units, int households)
    {
        using var folder = new TestFolder();
        GeneratedCity.Write(folder.Path, units, households);
        await RunAsync(folder, TellProcessor);
        await RunAsync(
            folder, (measure, _) => TellFrames(folder, measure),
            "DOTNET_EnableEventPipe=1", "DOTNET_EventPipeConfig=Microsoft-DotNETCore-SampleProfiler:0:5,Microsoft-Windows-DotNETRuntime:38:4", $"DOTNET_EventPipeOutputPath={folder.At("{pid}.nettrace")}");
        return 0;
    }

    private static async Task RunAsync(TestFolder folder, Action<ProcessMeasure, TimeSpan> tell, params string[] environment)
    {
        await using var database = await BenchDatabase.CreateAsync();
        using var ours = new OurIngest(folder, database.ConnectionString, isInboxKept: true);
        await ours.MigrateAsync();
        var postmaster = ProcessTree.Parent(await database.AskAsync<int>("SELECT pg_backend_pid()"));
        var before = ServerProcessor(postmaster);
        var measure = await ours.MeasureAsync(environment);
        tell(measure, ServerProcessor(postmaster) - before);
    }

    private static TimeSpan ServerProcessor(int postmaster) =>
        ProcessTree.Descendants(postmaster).Prepend(postmaster).Aggregate(TimeSpan.Zero, (sum, id) => sum + ProcessTree.ProcessorOf(id));

    private static void TellProcessor(ProcessMeasure measure, TimeSpan store)
    {
        Tell($"ingest: {measure.Wall.TotalSeconds:0.00} s; processor time:");
        foreach (var member in measure.Members) Tell($"  {member.Name,-10} {member.Processor.TotalSeconds,6:0.00} s");
        Tell($"  {"PostgreSQL",-10} {store.TotalSeconds,6:0.00} s");
    }

    private static void TellFrames(TestFolder folder, ProcessMeasure measure)
    {
        foreach (var role in measure.Members.GroupBy(member => member.Name))
        {
            var stacks = role.SelectMany(member => Stacks(folder.At(string.Create(CultureInfo.InvariantCulture, $"{member.Id}.nettrace")))).ToList();
            Tell($"\n{role.Key}: {stacks.Count} samples in managed code");
            Tell("frame itself", stacks.Select(stack => stack[0]), stacks.Count);
            Tell("of ours, with all it calls", stacks.SelectMany(stack => stack.Where(frame => frame.StartsWith(Ours, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)), stacks.Count);
        }
    }

    private static void Tell(string what, IEnumerable<string> frames, int samples)
    {
        Tell($"  {what}:");
        foreach (var (frame, count) in frames.CountBy(frame => frame).OrderByDescending(one => one.Value).Take(Shown))
            Tell($"  {100.0 * count / samples,5:0.0}%  {frame.Replace(Ours, "", StringComparison.Ordinal)}");
    }

    /// <summary>Names from the innermost frame outwards, of each sample in which the thread ran managed code.</summary>
    private static List<List<string>> Stacks(string file)
    {
        using var log = new TraceLog(TraceLog.CreateFromEventPipeDataFile(file));
        return [.. log.Events.Where(happened => happened is ClrThreadSampleTraceData { Type: ClrThreadSampleType.Managed }).Select(sample => Names(sample.CallStack())).Where(names => names.Count > 0)];
    }

    private static List<string> Names(TraceCallStack? stack)
    {
        List<string> names = [];
        for (; stack is not null; stack = stack.Caller) names.Add(stack.CodeAddress.FullMethodName is { Length: > 0 } name ? name.Split('(')[0] : "?");
        // Where a thread stops to be looked at is no work of its own.
        return names is [Stopping, ..] ? names[1..] : names;
    }

    private static void Tell(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
