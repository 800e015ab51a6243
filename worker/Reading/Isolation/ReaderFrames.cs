using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Serialization;

namespace MongCai.Poverty.Etl.Reading.Isolation;

/// <summary>What the first byte of a reader's message says.</summary>
internal enum ReaderWord : byte
{
    /// <summary>The reader has loaded its configuration and waits for work.</summary>
    Ready = 1,

    /// <summary>The work is done; its result follows.</summary>
    Done = 2,

    /// <summary>The heap limit was reached; the reader ends.</summary>
    OutOfMemory = 3,

    /// <summary>The work threw what it should not; type and stack of the exception follow as text, without its message, which may hold what stands in the workbook.</summary>
    Fault = 4,

    /// <summary>The reader cannot begin; the faults of the configuration follow as JSON.</summary>
    Misconfigured = 5,
}

/// <summary>Frames on a pipe: length in four bytes (little-endian), then so many bytes.</summary>
internal static class ReaderFrames
{
    /// <summary>Longest frame, bytes. The largest answer, 50,000 households, stays far below.</summary>
    private const int Longest = 1 << 30;

    /// <summary>Writes a frame.</summary>
    /// <exception cref="IOException">The other end has gone.</exception>
    public static void Write(Stream pipe, ReadOnlySpan<byte> content)
    {
        WriteLength(pipe, content.Length);
        pipe.Write(content);
    }

    /// <summary>Writes a reader's message as one frame.</summary>
    /// <exception cref="IOException">The other end has gone.</exception>
    public static void Write(Stream pipe, ReaderWord word, ReadOnlySpan<byte> content)
    {
        WriteLength(pipe, content.Length + 1);
        pipe.WriteByte((byte)word);
        pipe.Write(content);
        pipe.Flush();
    }

    /// <summary>Reads a frame; null when the other end has gone.</summary>
    /// <exception cref="InvalidDataException">What comes is no frame.</exception>
    public static byte[]? Read(Stream pipe)
    {
        Span<byte> head = stackalloc byte[4];
        if (pipe.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is < 0 or > Longest) throw new InvalidDataException($"a frame of {length} bytes");
        var content = new byte[length];
        return pipe.ReadAtLeast(content, length, throwOnEndOfStream: false) == length ? content : null;
    }

    private static void WriteLength(Stream pipe, int count)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, count);
        pipe.Write(length);
    }
}

/// <summary>A piece of work on its way to a reader: three frames.</summary>
/// <param name="Task">Which of the reader's tasks.</param>
/// <param name="Order">What the task needs to know beside the workbook, in the task's own form.</param>
/// <param name="Workbook">Bytes of the workbook.</param>
public sealed record ReaderRequest(string Task, ReadOnlyMemory<byte> Order, ReadOnlyMemory<byte> Workbook)
{
    /// <summary>Sends it.</summary>
    /// <exception cref="IOException">The other end has gone.</exception>
    internal void Write(Stream pipe)
    {
        ReaderFrames.Write(pipe, Encoding.UTF8.GetBytes(Task));
        ReaderFrames.Write(pipe, Order.Span);
        ReaderFrames.Write(pipe, Workbook.Span);
        pipe.Flush();
    }

    /// <summary>Receives one; null when the other end has gone.</summary>
    internal static ReaderRequest? Read(Stream pipe)
    {
        if (ReaderFrames.Read(pipe) is not { } task || ReaderFrames.Read(pipe) is not { } order || ReaderFrames.Read(pipe) is not { } workbook) return null;
        return new(Encoding.UTF8.GetString(task), order, workbook);
    }
}

/// <summary>Faults of the configuration as JSON, written by the compiler.</summary>
[JsonSerializable(typeof(IReadOnlyList<ConfigurationFault>))]
internal sealed partial class ReaderFaults : JsonSerializerContext;
