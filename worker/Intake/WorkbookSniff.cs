using System.IO.Compression;
using System.Text;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>Tells by content whether a file without a telling name may be a workbook. Only that: what it is worth, the reader says.</summary>
internal static class WorkbookSniff
{
    private const int BufferLength = 64 * 1024;

    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Names in the directory of a compound file: workbooks since Excel 97, of Excel 5 and 95, and with a password.</summary>
    private static readonly byte[][] Streams = [.. new[] { "Workbook", "Book", "EncryptedPackage" }.Select(Encoding.Unicode.GetBytes)];

    /// <summary>True for a workbook, and for one that is damaged: a ward must hear of that.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static bool IsWorkbook(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> start = stackalloc byte[8];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        if (start.StartsWith("PK\x03\x04"u8)) return IsPackage(file);
        return start.SequenceEqual(Compound) && HoldsWorkbook(file);
    }

    private static bool IsPackage(FileStream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return zip.Entries.Any(entry => entry.FullName.Replace('\\', '/').TrimStart('/').StartsWith("xl/", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    private static bool HoldsWorkbook(FileStream file)
    {
        var buffer = new byte[BufferLength];
        var overlap = Streams.Max(name => name.Length);
        for (int kept = 0, read; (read = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var seen = buffer.AsSpan(0, kept + read);
            foreach (var name in Streams)
            {
                if (seen.IndexOf(name) >= 0) return true;
            }

            kept = Math.Min(overlap, seen.Length);
            seen[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
