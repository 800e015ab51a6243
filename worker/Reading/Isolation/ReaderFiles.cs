using System.Text.Json;
using System.Text.Json.Serialization;

namespace MongCai.Poverty.Etl.Reading.Isolation;

/// <summary>The files of config/ that readers go by, as they were when the program read its own: a reader that starts later sees the same, whatever has become of them on disk.</summary>
/// <param name="Content">Bytes by path within config/, its parts divided by <c>/</c>.</param>
public sealed record ReaderFiles(IReadOnlyDictionary<string, byte[]> Content)
{
    private static readonly string[] Needed = ["wards.yml", "report.yml", "forms/*.yml", "standards/*.yml"];

    /// <summary>Takes them. One that is missing or cannot be read is left out: loading the configuration tells that as a fault.</summary>
    /// <param name="folder">config/.</param>
    public static ReaderFiles Of(string folder) => new(
        (from pattern in Needed
         from path in Find(folder, pattern)
         let bytes = TryRead(path)
         where bytes is not null
         select (Name: Path.GetRelativePath(folder, path).Replace('\\', '/'), bytes)).ToDictionary(file => file.Name, file => file.bytes, StringComparer.Ordinal));

    /// <summary>Receives them; null when the other end has gone.</summary>
    public static ReaderFiles? Receive(Stream pipe) => ReaderFrames.Read(pipe) is { } frame ? new(JsonSerializer.Deserialize(frame, ReaderFilesJson.Default.DictionaryStringByteArray)!) : null;

    /// <summary>Sends them.</summary>
    /// <exception cref="IOException">The other end has gone.</exception>
    internal void Send(Stream pipe)
    {
        ReaderFrames.Write(pipe, JsonSerializer.SerializeToUtf8Bytes(new(Content), ReaderFilesJson.Default.DictionaryStringByteArray));
        pipe.Flush();
    }

    /// <summary>Lays them into a folder that only this user can open, and removes it when they are read.</summary>
    public T Read<T>(Func<string, T> read)
    {
        var folder = Directory.CreateTempSubdirectory("reader-").FullName;
        try
        {
            foreach (var (name, bytes) in Content)
            {
                var path = Path.Combine(folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, bytes);
            }

            return read(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Find(string folder, string pattern)
    {
        var place = Path.Combine(folder, Path.GetDirectoryName(pattern)!);
        return Directory.Exists(place) ? Directory.GetFiles(place, Path.GetFileName(pattern)) : [];
    }

    private static byte[]? TryRead(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

/// <summary>The files as JSON, written by the compiler.</summary>
[JsonSerializable(typeof(Dictionary<string, byte[]>))]
internal sealed partial class ReaderFilesJson : JsonSerializerContext;
