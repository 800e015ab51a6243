using System.ComponentModel.DataAnnotations;

namespace MongCai.Poverty.Etl.Reading.Isolation;

/// <summary>The processes in which workbooks are read (section <c>Readers</c>): a workbook that hangs, crashes or swells ends one of them and nothing else.</summary>
public sealed class ReadersOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Readers";

    /// <summary>How many processes read at the same time; each is started when it is first needed.</summary>
    /// <value>Default 2, or 1 on a machine with one core; 1 to 64.</value>
    [Range(1, 64)]
    public int Processes { get; set; } = Math.Min(2, Environment.ProcessorCount);

    /// <summary>How long one workbook may take; beyond it the workbook is GN005.</summary>
    /// <value>Default 10 seconds, 1 second to 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How much managed memory one process may hold, in MiB; a workbook that needs more is GN005. The runtime itself takes about 70 MiB beside it.</summary>
    /// <value>Default 384 MiB, 64 to 16,384.</value>
    [Range(64, 16_384)]
    public int HeapMegabytes { get; set; } = 384;

    /// <summary>How long a process may take to get ready; beyond it the surroundings are at fault, not the workbook.</summary>
    /// <value>Default 1 minute, 5 seconds to 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan StartLimit { get; set; } = TimeSpan.FromMinutes(1);
}
