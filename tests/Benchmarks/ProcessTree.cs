using System.Globalization;

namespace MongCai.Poverty.Etl.Tests.Benchmarks;

/// <summary>One process of a run.</summary>
/// <param name="Id">The system's number of it.</param>
/// <param name="Name">Its last argument, which tells the service (<c>ingest</c>) from a reader (<c>reader</c>).</param>
/// <param name="PeakBytes">Highest resident memory.</param>
/// <param name="Processor">Processor time up to the last look at it.</param>
/// <param name="Samples">Resident memory at each look.</param>
internal sealed record ProcessMember(int Id, string Name, long PeakBytes, TimeSpan Processor, IReadOnlyList<long> Samples)
{
    /// <summary>Highest resident memory in each third of its life in MiB: equal when memory is flat.</summary>
    public string Thirds => string.Join(" / ", Samples.Chunk((Samples.Count + 2) / 3).Select(third => string.Create(CultureInfo.InvariantCulture, $"{third.Max() / 1048576}")));
}

/// <summary>Looks at a process and all it started, again and again; Linux only (/proc).</summary>
/// <param name="root">The process.</param>
internal sealed class ProcessTree(int root)
{
    private const int TicksPerSecond = 100;

    private readonly Dictionary<int, ProcessMember> members = [];

    /// <summary>All that were ever seen, the process itself first.</summary>
    public IReadOnlyList<ProcessMember> Members => [.. members.OrderByDescending(one => one.Key == root).Select(one => one.Value)];

    /// <summary>Highest sum of resident memory over all.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Looks once.</summary>
    public void Look()
    {
        var sum = 0L;
        foreach (var id in Descendants(root).Prepend(root))
        {
            if (Values(id) is not { } now) continue;
            sum += now.Resident;
            var (samples, peak) = members.TryGetValue(id, out var known) ? ((List<long>)known.Samples, known.PeakBytes) : ([], 0);
            samples.Add(now.Resident);
            members[id] = new(id, now.Name, Math.Max(peak, now.Peak), now.Processor, samples);
        }

        PeakBytes = Math.Max(PeakBytes, sum);
    }

    /// <summary>Processor time of a process so far, with that of its children that have ended.</summary>
    public static TimeSpan ProcessorOf(int id) => Times(id, 4) ?? TimeSpan.Zero;

    /// <summary>The process that started another one; 0 when it has gone.</summary>
    public static int Parent(int id) => Read(id, "stat") is { } stat ? int.Parse(Fields(stat)[1], CultureInfo.InvariantCulture) : 0;

    /// <summary>What a process started and what those started; asked of the process itself, because a look at all of the machine takes more time than what is measured.</summary>
    public static IEnumerable<int> Descendants(int id) => Children(id).SelectMany(child => Descendants(child).Prepend(child));

    private static IEnumerable<int> Children(int id)
    {
        var threads = Directory.Exists($"/proc/{id}/task") ? Directory.GetDirectories($"/proc/{id}/task") : [];
        return threads.SelectMany(thread => (Read(id, Path.Combine("task", Path.GetFileName(thread), "children")) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(child => int.Parse(child, CultureInfo.InvariantCulture));
    }

    private static (string Name, long Resident, long Peak, TimeSpan Processor)? Values(int id)
    {
        if (Read(id, "status") is not { } status || Read(id, "cmdline") is not { Length: > 0 } command || Times(id, 2) is not { } processor) return null;
        return (Path.GetFileName(command.TrimEnd('\0').Split('\0')[^1]), Bytes(status, "VmRSS:"), Bytes(status, "VmHWM:"), processor);
    }

    /// <summary>In user and kernel mode; the next two numbers are the same of the children.</summary>
    private static TimeSpan? Times(int id, int count) => Read(id, "stat") is { } stat
        ? TimeSpan.FromSeconds(Fields(stat)[11..(11 + count)].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) / (double)TicksPerSecond)
        : null;

    /// <summary>What stands behind the name, which may hold blanks.</summary>
    private static string[] Fields(string stat) => stat[(stat.LastIndexOf(')') + 2)..].Split(' ');

    /// <summary>The file's numbers are in KiB.</summary>
    private static long Bytes(string status, string name)
    {
        var line = status.Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.AsSpan(name.Length).Trim().ToString().Split(' ')[0], CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>Null when the process has gone.</summary>
    private static string? Read(int id, string name)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{name}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
