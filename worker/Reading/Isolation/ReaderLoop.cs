using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace MongCai.Poverty.Etl.Reading.Isolation;

/// <summary>What a reader process does with a workbook.</summary>
/// <param name="order">What it needs to know beside the workbook, in its own form.</param>
/// <param name="workbook">Bytes of the workbook.</param>
/// <returns>The result, in the task's own form.</returns>
public delegate byte[] ReaderTask(ReadOnlyMemory<byte> order, ReadOnlyMemory<byte> workbook);

/// <summary>The inside of a reader process: takes work from its standard input, gives results on its standard output, ends when its parent does.</summary>
/// <param name="tasks">What it can do, by name; handed in by who knows the stages.</param>
/// <param name="input">Requests.</param>
/// <param name="output">Results.</param>
public sealed class ReaderLoop(IReadOnlyDictionary<string, ReaderTask> tasks, Stream input, Stream output)
{
    private readonly Queue<ReaderRequest> requests = [];
    private int unanswered;
    private bool hasEnded;

    /// <summary>Runs until the input ends. A parent that goes while a workbook is being read takes this process with it at once: a workbook that hangs leaves no orphan.</summary>
    public void Run()
    {
        ReaderFrames.Write(output, ReaderWord.Ready, []);
        new Thread(Listen) { IsBackground = true, Name = "requests" }.Start();
        while (Next() is { } request)
        {
            Do(request);
            Interlocked.Decrement(ref unanswered);
        }
    }

    /// <summary>Says instead that reading cannot begin.</summary>
    /// <param name="output">Results.</param>
    /// <param name="faults">Faults of the form, the wards or the limits.</param>
    public static void Refuse(Stream output, IReadOnlyList<ConfigurationFault> faults) =>
        ReaderFrames.Write(output, ReaderWord.Misconfigured, JsonSerializer.SerializeToUtf8Bytes(faults, ReaderFaults.Default.IReadOnlyListConfigurationFault));

    /// <summary>Waits without turning in circles, as collections that block do: the processor belongs to the other readers meanwhile.</summary>
    private ReaderRequest? Next()
    {
        lock (requests)
        {
            while (requests.Count == 0 && !hasEnded) Monitor.Wait(requests);
            return requests.TryDequeue(out var request) ? request : null;
        }
    }

    private void Listen()
    {
        while (ReaderRequest.Read(input) is { } request)
        {
            Interlocked.Increment(ref unanswered);
            Tell(() => requests.Enqueue(request));
        }

        if (Volatile.Read(ref unanswered) > 0) Process.GetCurrentProcess().Kill();
        Tell(() => hasEnded = true);
    }

    private void Tell(Action news)
    {
        lock (requests)
        {
            news();
            Monitor.Pulse(requests);
        }
    }

    private void Do(ReaderRequest request)
    {
        try
        {
            ReaderFrames.Write(output, ReaderWord.Done, tasks[request.Task](request.Order, request.Workbook));
        }
        catch (OutOfMemoryException)
        {
            ReaderFrames.Write(output, ReaderWord.OutOfMemory, []);
        }
        catch (Exception fault) when (fault is not IOException)
        {
            ReaderFrames.Write(output, ReaderWord.Fault, Encoding.UTF8.GetBytes($"{fault.GetType()}\n{fault.StackTrace}"));
        }
    }
}
