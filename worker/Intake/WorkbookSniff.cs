using System.Runtime.InteropServices;
using System.Text;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>Tells by a look along the bytes whether a file without a telling name may be a workbook. Nothing is opened or unpacked: what it is worth, the reader process says.</summary>
internal static class WorkbookSniff
{
    private const int BufferLength = 64 * 1024;

    /// <summary>An entry in the directory of a compound file begins with its name, at a multiple of so many bytes ([MS-CFB] 2.6.1).</summary>
    private const int CompoundEntryLength = 128;

    /// <summary>An entry in the directory of a ZIP file has its name behind so many bytes (APPNOTE 4.3.12).</summary>
    private const int ZipNameOffset = 46;

    private const int ZipWindow = ZipNameOffset + 8;

    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Names in the directory of a compound file, in any case: workbooks since Excel 97, of Excel 5 and 95, and with a password.</summary>
    private static readonly string[] Streams = ["Workbook\0", "Book\0", "EncryptedPackage\0"];

    /// <summary>True for a workbook, and for one that is damaged: a ward must hear of that.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static bool IsWorkbook(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> start = stackalloc byte[8];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.StartsWith("PK\x03\x04"u8)) return Any(file, 1, ZipWindow, IsSheetPart) || !Any(file, 1, ZipWindow, IsZipEntry);
        return start.SequenceEqual(Compound) && Any(file, CompoundEntryLength, CompoundEntryLength, IsWorkbookStream);
    }

    /// <summary>True when one of the windows of a file, each so many bytes behind the one before, is what is looked for.</summary>
    private static bool Any(FileStream file, int step, int window, Predicate<ReadOnlySpan<byte>> isSought)
    {
        var buffer = new byte[BufferLength + window];
        file.Position = 0;
        for (var kept = 0; file.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false) is > 0 and var read;)
        {
            var (filled, at) = (kept + read, 0);
            for (; at + window <= filled; at += step)
            {
                if (isSought(buffer.AsSpan(at, window))) return true;
            }

            kept = filled - at;
            buffer.AsSpan(at, kept).CopyTo(buffer);
        }

        return false;
    }

    private static bool IsZipEntry(ReadOnlySpan<byte> window) => window.StartsWith("PK\x01\x02"u8);

    private static bool IsSheetPart(ReadOnlySpan<byte> window)
    {
        var name = window[ZipNameOffset..].TrimStart("/\\"u8);
        return IsZipEntry(window) && name.Length > 2 && Ascii.EqualsIgnoreCase(name[..2], "xl"u8) && (name[2] is (byte)'/' or (byte)'\\');
    }

    private static bool IsWorkbookStream(ReadOnlySpan<byte> window)
    {
        var name = MemoryMarshal.Cast<byte, char>(window[..(CompoundEntryLength / 2)]);
        foreach (var stream in Streams)
        {
            if (name.StartsWith(stream, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
