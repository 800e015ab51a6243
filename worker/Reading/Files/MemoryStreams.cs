using System.Runtime.InteropServices;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>Read-only streams over bytes that are already in memory.</summary>
internal static class MemoryStreams
{
    public static MemoryStream AsStream(this ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) ? new(segment.Array!, segment.Offset, segment.Count, writable: false) : new(bytes.ToArray(), writable: false);
}
