using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>Keeps the bytes of every received file under their hash: <c>ab/abcdef….bin</c>. Nothing is moved or deleted before it is here.</summary>
public sealed class FileArchive(IOptions<InboxOptions> options)
{
    private const int BufferLength = 128 * 1024;

    /// <summary>Where bytes with a hash are kept.</summary>
    public string PathOf(string sha256) => Path.GetFullPath(Path.Combine(options.Value.Archive, sha256[..2], sha256 + ".bin"));

    /// <summary>Copies a file, hashing on the way; a copy of any size takes a fixed amount of memory.</summary>
    /// <returns>Hash of the bytes, 64 lower-case hexadecimal digits; they are safely on disk by then.</returns>
    /// <exception cref="IOException">The file cannot be read, changed while it was, or the archive cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read or the archive may not be written.</exception>
    public async Task<string> AddAsync(FoundFile file, CancellationToken ct)
    {
        var sha256 = "";
        await WholeFile.WriteAsync(options.Value.Archive, FileCare.Record, draft => Task.FromResult(PathOf(sha256 = Copy(file, draft, ct))));
        return sha256;
    }

    /// <summary>Hash of a file, 64 lower-case hexadecimal digits.</summary>
    public static string Hash(string path)
    {
        using var stream = Open(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Blocks its thread: a report is a few tens of kilobytes, and asking the thread pool for each piece took longer than reading it.</summary>
    private static string Copy(FoundFile file, Stream draft, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var source = Open(file.Path);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        for (int count; (count = source.Read(buffer)) > 0;)
        {
            ct.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, count);
            draft.Write(buffer, 0, count);
        }

        ArrayPool<byte>.Shared.Return(buffer);

        if (draft.Length != file.Bytes || File.GetLastWriteTimeUtc(file.Path) != file.ModifiedAt.UtcDateTime)
            throw new IOException("The file changed while it was read.");
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
}
