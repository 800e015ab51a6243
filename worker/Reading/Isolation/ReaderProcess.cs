using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace MongCai.Poverty.Etl.Reading.Isolation;

/// <summary>One running reader process, seen from its parent. For one workbook at a time.</summary>
internal sealed class ReaderProcess : IDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly Process process;
    private readonly Stream requests;
    private readonly Stream answers;
    private readonly ReaderComplaint complaint;

    private ReaderProcess(Process process)
    {
        this.process = process;
        requests = process.StandardInput.BaseStream;
        answers = process.StandardOutput.BaseStream;
        complaint = ReaderComplaint.Follow(process.StandardError);
    }

    /// <summary>The system's number of the process.</summary>
    public int Id => process.Id;

    /// <summary>False when it has ended, by whatever cause.</summary>
    public bool IsAlive => !process.HasExited;

    /// <summary>Starts a process and waits until it is ready.</summary>
    /// <exception cref="PermanentException">It cannot be started or does not get ready.</exception>
    /// <exception cref="ConfigurationFaultException">The form, the wards or the limits have faults.</exception>
    public static ReaderProcess Start(ReaderProgram program, ReadersOptions options, CancellationToken ct)
    {
        var started = new ReaderProcess(Launch(program, options));
        try
        {
            var (hello, isLate) = started.Within(options.StartLimit, () => started.Greet(program.Files), ct);
            return hello is [(byte)ReaderWord.Ready] ? started : throw started.NotReady(hello, isLate, options.StartLimit);
        }
        catch
        {
            started.Kill();
            started.Dispose();
            throw;
        }
    }

    /// <summary>Has one piece of work done; blocks until the answer is there, the time is over or the process has ended.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer waits; the process was killed.</exception>
    public ReaderReply Do(ReaderRequest request, TimeSpan limit, CancellationToken ct)
    {
        var (answer, isLate) = Within(limit, () => Exchange(request), ct);
        return isLate ? new(ReaderOutcome.TimedOut, null, $"no answer within {limit}") : Understand(answer);
    }

    /// <summary>Ends the process at once.</summary>
    public void Kill()
    {
        if (IsAlive) process.Kill();
    }

    /// <summary>Asks the process to end, and ends it when it does not.</summary>
    public void Dispose()
    {
        if (IsAlive)
        {
            requests.Close();
            if (!process.WaitForExit(Farewell)) Kill();
        }

        process.Dispose();
    }

    private static Process Launch(ReaderProgram program, ReadersOptions options)
    {
        try
        {
            return Process.Start(program.Start(options.HeapMegabytes))!;
        }
        catch (Exception fault) when (fault is Win32Exception or IOException)
        {
            throw new PermanentException($"Không khởi động được tiến trình đọc sổ Excel ({program.File}). Hãy kiểm tra chương trình đã được cài đặt đủ và có quyền chạy.", fault);
        }
    }

    private Exception NotReady(byte[]? hello, bool isLate, TimeSpan limit)
    {
        if (hello is [(byte)ReaderWord.Misconfigured, ..])
            return new ConfigurationFaultException(JsonSerializer.Deserialize(hello.AsSpan(1), ReaderFaults.Default.IReadOnlyListConfigurationFault)!);
        return new PermanentException(isLate
            ? $"Tiến trình đọc sổ Excel không sẵn sàng sau {limit.TotalSeconds:0} giây, có thể do máy quá tải. Các tệp vẫn nằm nguyên; hãy chạy lại sau."
            : "Tiến trình đọc sổ Excel dừng ngay khi khởi động. Các tệp vẫn nằm nguyên; hãy kiểm tra cài đặt chương trình rồi chạy lại.", new InvalidOperationException(Ending()));
    }

    /// <summary>Runs an exchange on the pipes. Whatever ends it early kills the process, which closes the pipes and so ends the exchange.</summary>
    private (byte[]? Answer, bool IsLate) Within(TimeSpan limit, Func<byte[]?> exchange, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(limit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        using var kill = either.Token.Register(Kill);
        byte[]? answer;
        try
        {
            answer = exchange();
        }
        catch (Exception gone) when (gone is IOException or InvalidDataException)
        {
            answer = null;
        }

        if (answer is null) ct.ThrowIfCancellationRequested();
        return (answer, answer is null && late.IsCancellationRequested);
    }

    private byte[]? Greet(ReaderFiles? files)
    {
        files?.Send(requests);
        return ReaderFrames.Read(answers);
    }

    private byte[]? Exchange(ReaderRequest request)
    {
        request.Write(requests);
        return ReaderFrames.Read(answers);
    }

    private ReaderReply Understand(byte[]? answer) => answer switch
    {
        [(byte)ReaderWord.Done, ..] => new(ReaderOutcome.Done, answer.AsMemory(1), ""),
        [(byte)ReaderWord.Fault, ..] => new(ReaderOutcome.Fault, null, Encoding.UTF8.GetString(answer.AsSpan(1))),
        [(byte)ReaderWord.OutOfMemory] => new(ReaderOutcome.OutOfMemory, null, "heap limit reached"),
        _ => new(complaint.IsOfMemory ? ReaderOutcome.OutOfMemory : ReaderOutcome.Crashed, null, Ending()),
    };

    /// <summary>Exit code and what the runtime said last.</summary>
    private string Ending()
    {
        Kill();
        process.WaitForExit();
        return $"exit code {process.ExitCode}\n{complaint}".TrimEnd();
    }
}

/// <summary>What the runtime of a reader process says of its own end. Only that and the stack are kept: messages of exceptions may hold what stands in the workbook.</summary>
internal sealed class ReaderComplaint
{
    private const int Most = 40;
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly List<string> lines = [];
    private readonly Thread listener;

    private ReaderComplaint(StreamReader errors) => listener = new(() => Listen(errors)) { IsBackground = true, Name = "reader errors" };

    /// <summary>True when it ended for lack of memory. Waits for its last words.</summary>
    public bool IsOfMemory => Lines().Any(IsLackOfMemory);

    /// <summary>Listens until the process has ended, on a thread of its own: reading a pipe blocks.</summary>
    public static ReaderComplaint Follow(StreamReader errors)
    {
        var complaint = new ReaderComplaint(errors);
        complaint.listener.Start();
        return complaint;
    }

    /// <inheritdoc/>
    public override string ToString() => new StringBuilder().AppendJoin('\n', Lines()).ToString();

    private List<string> Lines()
    {
        listener.Join(LastWords);
        lock (lines) return [.. lines];
    }

    private void Listen(StreamReader errors)
    {
        while (errors.ReadLine() is { } line)
        {
            lock (lines)
            {
                if (lines.Count < Most && IsOfTheRuntime(line)) lines.Add(line);
            }
        }
    }

    private static bool IsOfTheRuntime(string line) =>
        line.StartsWith("   at ", StringComparison.Ordinal) || line.StartsWith("Stack overflow", StringComparison.Ordinal) || IsLackOfMemory(line);

    private static bool IsLackOfMemory(string line) => line.StartsWith("Out of memory", StringComparison.OrdinalIgnoreCase) || line.Contains("System.OutOfMemoryException", StringComparison.Ordinal);
}
