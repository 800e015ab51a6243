using System.Collections.Concurrent;

namespace MongCai.Poverty.Etl.Reading.Isolation;

/// <summary>
/// Has work on workbooks done in reader processes of its own, which are started when needed, used again for the next workbook and ended with this object.
/// Whatever a workbook does to its process, the answer is a value and the others are worked on.
/// </summary>
/// <param name="program">What is started.</param>
/// <param name="options">How many, and what each may take.</param>
/// <param name="log">Log.</param>
public sealed class ReaderPool(ReaderProgram program, ReadersOptions options, ILogger log) : IDisposable
{
    private readonly SemaphoreSlim turns = new(options.Processes);
    private readonly ConcurrentStack<ReaderProcess> idle = new();

    /// <summary>Has a piece of work done; never more than <see cref="ReadersOptions.Processes"/> at the same time.</summary>
    /// <param name="task">Name of the task.</param>
    /// <param name="order">What the task is told.</param>
    /// <param name="path">Where the workbook lies; it is read when its turn has come, so that no more workbooks are in memory than are worked on.</param>
    /// <param name="ct">Ends the wait; the process that works is killed.</param>
    /// <returns>The request and how it fared.</returns>
    /// <exception cref="PermanentException">No reader process can be started.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<(ReaderRequest Request, ReaderReply Reply)> RunAsync(string task, ReadOnlyMemory<byte> order, string path, CancellationToken ct)
    {
        await turns.WaitAsync(ct);
        try
        {
            // Pipes of processes block the thread that reads them: it is one of its own, not one of the pool.
            return await Task.Factory.StartNew(() => Do(new ReaderRequest(task, order, File.ReadAllBytes(path)), ct), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>Ends all waiting processes: one of them is out of step and would give the next workbook the answer to another.</summary>
    public void EndIdle()
    {
        while (idle.TryPop(out var process)) End(process);
    }

    /// <summary>Ends all processes.</summary>
    public void Dispose()
    {
        while (idle.TryPop(out var process)) process.Dispose();
        turns.Dispose();
    }

    /// <summary>Tries a second time after a crash: the first may have been a stranger's hand (kill, the system short of memory), and a sound workbook must not be refused for it.</summary>
    private (ReaderRequest Request, ReaderReply Reply) Do(ReaderRequest request, CancellationToken ct)
    {
        var reply = DoOnce(request, ct);
        return (request, reply.Outcome == ReaderOutcome.Crashed ? DoOnce(request, ct) : reply);
    }

    private ReaderReply DoOnce(ReaderRequest request, CancellationToken ct)
    {
        var process = Take(ct);
        var isKept = false;
        try
        {
            var reply = process.Do(request, options.TimeLimit, ct);
            isKept = reply.LeavesAlive;
            if (reply.Result is null) log.LogWarning("Reader process {Process}: {Outcome} on a workbook of {Bytes} bytes ({Task}): {Detail}", process.Id, reply.Outcome, request.Workbook.Length, request.Task, reply.Detail);
            return reply;
        }
        finally
        {
            if (isKept) idle.Push(process);
            else End(process);
        }
    }

    /// <summary>A waiting process, or a new one; those that died while they waited are passed over.</summary>
    private ReaderProcess Take(CancellationToken ct)
    {
        while (idle.TryPop(out var waiting))
        {
            if (waiting.IsAlive) return waiting;
            End(waiting);
        }

        return ReaderProcess.Start(program, options, ct);
    }

    private static void End(ReaderProcess process)
    {
        process.Kill();
        process.Dispose();
    }
}
