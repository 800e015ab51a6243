namespace MongCai.Poverty.Etl.Reading.Isolation;

/// <summary>How one piece of work fared in a reader process.</summary>
public enum ReaderOutcome
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>Over the time limit; the process was killed.</summary>
    TimedOut,

    /// <summary>Over the heap limit; the process ends.</summary>
    OutOfMemory,

    /// <summary>The work threw what it should not; the process lives.</summary>
    Fault,

    /// <summary>The process ended by itself or by a stranger's hand.</summary>
    Crashed,
}

/// <summary>What came back from a reader process.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="Result">The result in the task's own form; null unless <see cref="ReaderOutcome.Done"/>.</param>
/// <param name="Detail">English, for the log: exit code, types and stack; nothing of what stands in the workbook.</param>
public sealed record ReaderReply(ReaderOutcome Outcome, ReadOnlyMemory<byte>? Result, string Detail)
{
    /// <summary>True when the process can take the next workbook.</summary>
    internal bool LeavesAlive => Outcome is ReaderOutcome.Done or ReaderOutcome.Fault;
}
