using System.Text;

namespace MongCai.Poverty.Etl.Reading.Isolation;

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
