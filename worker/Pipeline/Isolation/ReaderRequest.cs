using System.Text;

namespace MongCai.Poverty.Etl.Pipeline.Isolation;

/// <summary>One workbook on its way to a reader: three frames.</summary>
/// <param name="FileName">Name as dropped, without folder.</param>
/// <param name="WardFolder">Slug of the inbox folder; null when the file lay in none.</param>
/// <param name="Bytes">Content.</param>
internal sealed record ReaderRequest(string FileName, string? WardFolder, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Sends it.</summary>
    /// <exception cref="IOException">The other end has gone.</exception>
    public void Write(Stream pipe)
    {
        ReaderFrames.Write(pipe, Encoding.UTF8.GetBytes(FileName));
        ReaderFrames.Write(pipe, Encoding.UTF8.GetBytes(WardFolder ?? ""));
        ReaderFrames.Write(pipe, Bytes.Span);
        pipe.Flush();
    }

    /// <summary>Receives one; null when the other end has gone.</summary>
    public static ReaderRequest? Read(Stream pipe)
    {
        if (ReaderFrames.Read(pipe) is not { } name || ReaderFrames.Read(pipe) is not { } folder || ReaderFrames.Read(pipe) is not { } bytes) return null;
        return new(Encoding.UTF8.GetString(name), folder.Length == 0 ? null : Encoding.UTF8.GetString(folder), bytes);
    }
}
