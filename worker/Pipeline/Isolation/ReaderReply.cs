namespace MongCai.Poverty.Etl.Pipeline.Isolation;

/// <summary>How one workbook fared in a reader process.</summary>
internal enum ReaderOutcome
{
    /// <summary>Read and judged.</summary>
    Judged,

    /// <summary>Over the time limit; the process was killed.</summary>
    TimedOut,

    /// <summary>Over the heap limit; the process ends.</summary>
    OutOfMemory,

    /// <summary>Reading threw what it should not; the process lives.</summary>
    Fault,

    /// <summary>The process ended by itself or by a stranger's hand.</summary>
    Crashed,
}

/// <summary>What came back from a reader process.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="Answer">The answer with the workbook, not yet understood: the process can go on meanwhile; null unless <see cref="ReaderOutcome.Judged"/>.</param>
/// <param name="Detail">English, for the log: exit code, types and stack; nothing of what stands in the workbook.</param>
internal sealed record ReaderReply(ReaderOutcome Outcome, byte[]? Answer, string Detail)
{
    /// <summary>True when the process can take the next workbook.</summary>
    public bool LeavesAlive => Outcome is ReaderOutcome.Judged or ReaderOutcome.Fault;
}
