using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Validation;

namespace MongCai.Poverty.Etl.Pipeline.Isolation;

/// <summary>
/// Reads and judges workbooks in reader processes of its own, which are started when needed, used again for the next workbook and ended with this object.
/// Whatever a workbook does to its process, the answer is a value and the others are read on.
/// </summary>
public sealed class ReaderPool : IDisposable
{
    private readonly ReaderProgram program;
    private readonly ReadersOptions options;
    private readonly ReadingLimits limits;
    private readonly ILogger<ReaderPool> log;
    private readonly SemaphoreSlim turns;
    private readonly ConcurrentStack<ReaderProcess> idle = new();

    /// <summary>Creates the pool; starts nothing.</summary>
    public ReaderPool(ReaderProgram program, IOptions<ReadersOptions> options, ReadingLimits limits, ILogger<ReaderPool> log)
    {
        (this.program, this.options, this.limits, this.log) = (program, options.Value, limits, log);
        turns = new(this.options.Processes);
    }

    /// <summary>How many workbooks are read at the same time.</summary>
    public int Processes => options.Processes;

    /// <summary>Judges a file.</summary>
    /// <param name="fileName">Name as dropped, without folder.</param>
    /// <param name="path">Where its bytes lie.</param>
    /// <param name="wardFolder">Slug of the inbox folder, one more source for the ward; null when the file lay in none.</param>
    /// <param name="ct">Ends the wait; the process that reads is killed.</param>
    /// <exception cref="PermanentException">No reader process can be started.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<JudgedWorkbook> JudgeAsync(string fileName, string path, string? wardFolder, CancellationToken ct)
    {
        await turns.WaitAsync(ct);
        ReaderRequest request;
        ReaderReply reply;
        try
        {
            await using var file = File.OpenRead(path);
            if (file.Length > limits.FileBytes) return await TooLongAsync(fileName, file, ct);
            var bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes, ct);
            request = new(fileName, wardFolder, bytes);
            // Pipes of processes block the thread that reads them: it is one of its own, not one of the pool.
            reply = await Task.Factory.StartNew(() => Judge(request, ct), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            turns.Release();
        }

        return Judged(request, reply);
    }

    /// <summary>Ends all processes.</summary>
    public void Dispose()
    {
        while (idle.TryPop(out var process)) process.Dispose();
        turns.Dispose();
    }

    private JudgedWorkbook Judged(ReaderRequest request, ReaderReply reply)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(request.Bytes.Span));
        if (reply.Answer is not { } answer) return ReaderFindings.Of(request.FileName, sha256, reply, options);
        try
        {
            var judged = ReaderAnswers.Judged(answer);
            return judged.Sha256 == sha256 ? judged : throw new InvalidDataException("the answer to another workbook");
        }
        catch (InvalidDataException rubbish)
        {
            return Rubbish(request, sha256, rubbish);
        }
    }

    /// <summary>Ends all waiting processes: one of them is out of step and would give the next workbook the answer to this one.</summary>
    private FailedWorkbook Rubbish(ReaderRequest request, string sha256, Exception fault)
    {
        log.LogError(fault, "A reader gave an answer that is no judged workbook, or not this one.");
        while (idle.TryPop(out var process)) End(process);
        return new(request.FileName, sha256, $"an answer that is no judged workbook: {fault.GetType()}\n{fault.StackTrace}");
    }

    private async Task<JudgedWorkbook> TooLongAsync(string fileName, FileStream file, CancellationToken ct) =>
        WorkbookJudge.RejectLength(fileName, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct)), file.Length, limits);

    /// <summary>Tries a second time after a crash: the first may have been a stranger's hand (kill, the system short of memory), and a sound workbook must not be refused for it.</summary>
    private ReaderReply Judge(ReaderRequest request, CancellationToken ct)
    {
        var reply = JudgeOnce(request, ct);
        return reply.Outcome == ReaderOutcome.Crashed ? JudgeOnce(request, ct) : reply;
    }

    private ReaderReply JudgeOnce(ReaderRequest request, CancellationToken ct)
    {
        var process = Take(ct);
        var isKept = false;
        try
        {
            var reply = process.Judge(request, options.TimeLimit, ct);
            isKept = reply.LeavesAlive;
            if (reply.Answer is null) log.LogWarning("Reader process {Process}: {Outcome} on a workbook of {Bytes} bytes: {Detail}", process.Id, reply.Outcome, request.Bytes.Length, reply.Detail);
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
