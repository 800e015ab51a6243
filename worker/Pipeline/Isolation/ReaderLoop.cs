using System.Diagnostics;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Pipeline.Isolation;

/// <summary>Reads and judges one workbook.</summary>
/// <param name="fileName">Name as dropped, without folder.</param>
/// <param name="bytes">Content.</param>
/// <param name="wardFolder">Slug of the inbox folder; null when the file lay in none.</param>
public delegate JudgedWorkbook JudgeWorkbook(string fileName, ReadOnlyMemory<byte> bytes, string? wardFolder);

/// <summary>The inside of a reader process: takes workbooks from its standard input, answers on its standard output, ends when its parent does.</summary>
/// <param name="judge">Reads and judges.</param>
/// <param name="input">Requests.</param>
/// <param name="output">Answers.</param>
public sealed class ReaderLoop(JudgeWorkbook judge, Stream input, Stream output)
{
    private readonly Queue<ReaderRequest> requests = [];
    private int unanswered;
    private bool hasEnded;

    /// <summary>Runs until the input ends. A parent that goes while a workbook is being read takes this process with it at once: a workbook that hangs leaves no orphan.</summary>
    public void Run()
    {
        ReaderFrames.Write(output, [(byte)AnswerKind.Ready]);
        new Thread(Listen) { IsBackground = true, Name = "requests" }.Start();
        while (Next() is { } request)
        {
            ReaderFrames.Write(output, Answer(request));
            Interlocked.Decrement(ref unanswered);
        }
    }

    /// <summary>Says instead that reading cannot begin.</summary>
    /// <param name="output">Answers.</param>
    /// <param name="faults">Faults of the form, the wards or the limits.</param>
    public static void Refuse(Stream output, IReadOnlyList<ConfigurationFault> faults) => ReaderFrames.Write(output, ReaderAnswers.Of(faults));

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

    private byte[] Answer(ReaderRequest request)
    {
        try
        {
            return ReaderAnswers.Of(judge(request.FileName, request.Bytes, request.WardFolder));
        }
        catch (OutOfMemoryException)
        {
            return ReaderAnswers.OutOfMemory;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return ReaderAnswers.Of(fault);
        }
    }
}
