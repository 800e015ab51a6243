using System.IO.Compression;
using System.Text;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>Checks of a zip directory that cost nothing: they come before any part is unpacked.</summary>
internal static class ZipDirectory
{
    private const long RatioFloor = 1024 * 1024;

    /// <summary>The first trouble: too many entries, names that leave the container, too much to unpack, no workbook.</summary>
    public static ReadingTrouble? Check(ZipArchive zip, ReadingLimits limits)
    {
        if (zip.Entries.Count > limits.ZipEntries) return Troubles.Over($"có {zip.Entries.Count} thành phần bên trong, quá giới hạn {limits.ZipEntries}");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        long unpacked = 0;
        foreach (var entry in zip.Entries)
        {
            if (LeavesContainer(WorkbookParts.NameOf(entry.FullName))) return Troubles.Hostile("có thành phần trỏ ra ngoài tệp");
            if (!names.Add(WorkbookParts.NameOf(entry.FullName))) return Troubles.Hostile("có hai thành phần trùng tên");
            unpacked += entry.Length;
            if (unpacked > limits.UnpackedBytes) return Troubles.Over($"khi giải nén lớn hơn {Mebibytes(limits.UnpackedBytes)} MiB");
            if (entry.Length > RatioFloor && entry.Length / Math.Max(entry.CompressedLength, 1) > limits.PackingRatio)
                return Troubles.Over($"có thành phần nén quá mức cho phép (hơn {limits.PackingRatio} lần)");
        }

        return Foreign(zip, names);
    }

    private static bool LeavesContainer(string name) =>
        name.StartsWith('/') || name.StartsWith('\\') || name.Contains(':', StringComparison.Ordinal)
        || name.Split('/', '\\').Contains("..", StringComparer.Ordinal);

    private static ReadingTrouble? Foreign(ZipArchive zip, HashSet<string> names)
    {
        if (zip.GetEntry("mimetype") is { } mime) return Troubles.Foreign(OpenDocument(mime));
        if (names.Any(name => name.StartsWith("word/", StringComparison.OrdinalIgnoreCase))) return Troubles.Foreign("tài liệu Word (.docx)");
        if (names.Any(name => name.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase))) return Troubles.Foreign("bài trình chiếu PowerPoint (.pptx)");
        if (names.Any(name => name.EndsWith(".iwa", StringComparison.OrdinalIgnoreCase))) return Troubles.Foreign("bảng tính Numbers của Apple");
        return names.Contains("[Content_Types].xml") || names.Any(name => name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase))
            ? null
            : Troubles.Foreign("tệp nén ZIP");
    }

    private static string OpenDocument(ZipArchiveEntry mime)
    {
        using var reader = new StreamReader(mime.Open(), Encoding.ASCII);
        var start = new char[80];
        var type = new string(start, 0, reader.ReadBlock(start));
        if (type.Contains("spreadsheet", StringComparison.Ordinal)) return "bảng tính OpenDocument (.ods)";
        return type.Contains("text", StringComparison.Ordinal) ? "văn bản OpenDocument (.odt)" : "tệp OpenDocument";
    }

    private static long Mebibytes(long bytes) => bytes / (1024 * 1024);
}
