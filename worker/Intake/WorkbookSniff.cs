using System.IO.Compression;
using System.Runtime.InteropServices;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>Tells by content whether a file without a telling name may be a workbook. Only that: what it is worth, the reader says.</summary>
internal static class WorkbookSniff
{
    private const int BufferLength = 64 * 1024;
    private const int EntryLength = 128;

    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Names in the directory of a compound file, in any case: workbooks since Excel 97, of Excel 5 and 95, and with a password. An entry of the directory has 128 bytes and begins with its name ([MS-CFB] 2.6.1).</summary>
    private static readonly string[] Streams = ["Workbook\0", "Book\0", "EncryptedPackage\0"];

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
        for (int read; (read = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0;)
        {
            for (var at = 0; at + EntryLength <= read; at += EntryLength)
            {
                var name = MemoryMarshal.Cast<byte, char>(buffer.AsSpan(at, EntryLength / 2));
                foreach (var stream in Streams)
                {
                    if (name.StartsWith(stream, StringComparison.OrdinalIgnoreCase)) return true;
                }
            }
        }

        return false;
    }
}
