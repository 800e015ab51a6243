using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
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
public sealed class ReaderLoop(JudgeWorkbook judge, Stream input, Stream output) : IDisposable
{
    /// <summary>Made beforehand: when it is needed, there is no memory left to make it.</summary>
    private static readonly byte[] OutOfMemory = [(byte)AnswerKind.OutOfMemory];

    private readonly BlockingCollection<(ReaderRequest Request, byte[] Bytes)> requests = [];
    private int unanswered;

    /// <summary>Runs until the input ends. A parent that goes while a workbook is being read takes this process with it at once: a workbook that hangs leaves no orphan.</summary>
    public void Run()
    {
        ReaderFrames.Write(output, [(byte)AnswerKind.Ready]);
        new Thread(Listen) { IsBackground = true, Name = "requests" }.Start();
        foreach (var (request, bytes) in requests.GetConsumingEnumerable())
        {
            ReaderFrames.Write(output, Answer(request, bytes));
            Interlocked.Decrement(ref unanswered);
        }
    }

    /// <summary>Says instead that reading cannot begin.</summary>
    /// <param name="output">Answers.</param>
    /// <param name="faults">Faults of the form, the wards or the limits.</param>
    public static void Refuse(Stream output, IReadOnlyList<ConfigurationFault> faults) => ReaderFrames.Write(
        output, [(byte)AnswerKind.Misconfigured, .. JsonSerializer.SerializeToUtf8Bytes(faults, ReaderMessages.Json.IReadOnlyListConfigurationFault)]);

    /// <inheritdoc/>
    public void Dispose() => requests.Dispose();

    private void Listen()
    {
        while (ReaderFrames.Read(input) is { } head && ReaderFrames.Read(input) is { } bytes)
        {
            Interlocked.Increment(ref unanswered);
            requests.Add((JsonSerializer.Deserialize(head, ReaderMessages.Json.ReaderRequest)!, bytes));
        }

        if (Volatile.Read(ref unanswered) > 0) Process.GetCurrentProcess().Kill();
        requests.CompleteAdding();
    }

    private byte[] Answer(ReaderRequest request, byte[] bytes)
    {
        try
        {
            var judged = judge(request.FileName, bytes, request.WardFolder);
            using var answer = new MemoryStream();
            answer.WriteByte((byte)AnswerKind.Judged);
            JsonSerializer.Serialize(answer, ReaderAnswer.Of(judged), ReaderMessages.Json.ReaderAnswer);
            return answer.ToArray();
        }
        catch (OutOfMemoryException)
        {
            return OutOfMemory;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return [(byte)AnswerKind.Fault, .. Encoding.UTF8.GetBytes($"{fault.GetType()}\n{fault.StackTrace}")];
        }
    }
}
