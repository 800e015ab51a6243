using System.Buffers.Binary;

namespace MongCai.Poverty.Etl.Pipeline.Isolation;

/// <summary>What the first byte of an answer says.</summary>
internal enum AnswerKind : byte
{
    /// <summary>The reader has loaded its configuration and waits for workbooks.</summary>
    Ready = 1,

    /// <summary>A judged workbook follows as JSON.</summary>
    Judged = 2,

    /// <summary>The heap limit was reached; the reader ends.</summary>
    OutOfMemory = 3,

    /// <summary>Reading threw what it should not; type and stack of the exception follow as text, without its message, which may hold what stands in the workbook.</summary>
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
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        pipe.Write(length);
        pipe.Write(content);
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
}
