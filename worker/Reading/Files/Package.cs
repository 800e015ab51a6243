using System.IO.Compression;
using System.Xml;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>
/// Opens .xlsx, .xlsm and .xlsb. What the reader needs is unpacked once, within the limits, searched for a document type and packed
/// anew without compression under the usual names: the reader sees only what was checked, and blank rows far out are already cut off.
/// </summary>
internal sealed class Package(ZipArchive zip, ReadingLimits limits)
{
    private const int LongestProlog = 4096;

    private readonly Dictionary<string, ZipArchiveEntry> entries = zip.Entries.ToDictionary(entry => entry.FullName.Replace('\\', '/'), StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, byte[]> parts = new(StringComparer.OrdinalIgnoreCase);
    /// <summary>Checks and prepares.</summary>
    /// <exception cref="InvalidDataException">Damaged.</exception>
    /// <exception cref="XmlException">Damaged.</exception>
    public static Attempt<PreparedWorkbook> Open(ReadOnlyMemory<byte> bytes, ReadingLimits limits)
    {
        using var zip = new ZipArchive(bytes.AsStream(), ZipArchiveMode.Read);
        return ZipDirectory.Check(zip, limits) is { } trouble ? trouble : new Package(zip, limits).Prepare();
    }

    private Attempt<PreparedWorkbook> Prepare()
    {
        if (SearchDocumentTypes() is { } trouble) return trouble;
        var found = WorkbookParts.Find(Part);
        if (found is null) return Troubles.Damaged("bị hỏng: không tìm thấy phần chính của sổ làm việc");
        if (Lacks(found.Strings) || Lacks(found.Styles)) return Troubles.Damaged("bị hỏng: thiếu một thành phần bên trong");
        if (found.IsBinary && ConvertBinary(found) is { } tooLong) return tooLong;
        var (ids, epoch1904) = WorkbookParts.ReadMainPart(parts[found.Workbook]);
        if (ids.Count > limits.Sheets) return Troubles.Over($"có {ids.Count} trang tính, quá giới hạn {limits.Sheets}");
        var scans = new List<SheetScan>();
        foreach (var id in ids)
        {
            var scan = Scan(found, id);
            if (scan.Trouble(limits) is { } over) return over;
            scans.Add(scan);
        }

        return new PreparedWorkbook(PackageWriter.Write(found, parts), scans, epoch1904, Ignored(found));
    }

    private bool Lacks(string? name) => name is not null && Part(name) is null;

    /// <summary>Looks at the begin of every XML part, also of those that are not read.</summary>
    private ReadingTrouble? SearchDocumentTypes()
    {
        var prolog = new byte[LongestProlog];
        foreach (var entry in entries.Where(entry => IsXml(entry.Key)).Select(entry => entry.Value))
        {
            using var stream = entry.Open();
            var length = stream.ReadAtLeast(prolog, prolog.Length, throwOnEndOfStream: false);
            if (XmlProlog.DeclaresDocumentType(prolog.AsSpan(0, length))) return Troubles.Hostile("có khai báo kiểu tài liệu (DTD) hoặc thực thể bên ngoài");
        }

        return null;
    }

    private static bool IsXml(string name) => Path.GetExtension(name).ToLowerInvariant() is ".xml" or ".rels" or ".vml";

    /// <summary>A part by its name, unpacked when it is asked for first; null when the package has none of that name.</summary>
    private byte[]? Part(string? name)
    {
        if (name is null) return null;
        if (parts.TryGetValue(name, out var part)) return part;
        return entries.TryGetValue(name, out var entry) ? parts[name] = Read(entry) : null;
    }

    /// <summary>Unpacks exactly the length that the directory declares and that the limits were checked with.</summary>
    private static byte[] Read(ZipArchiveEntry entry)
    {
        var part = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(part);
        return Crc32.Of(part) == entry.Crc32 && stream.ReadByte() < 0 ? part : throw new InvalidDataException($"part {entry.FullName} does not match its checksum");
    }

    private ReadingTrouble? ConvertBinary(WorkbookParts found)
    {
        Convert(found.Workbook, BinaryParts.Workbook);
        Convert(found.Strings, BinaryParts.Strings);
        Convert(found.Styles, BinaryParts.Styles);
        foreach (var sheet in found.Sheets.Values.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            Convert(sheet, BinarySheet.ToXml);
            if (parts.Values.Sum(part => (long)part.Length) > limits.UnpackedBytes) return Troubles.Over("khi giải nén lớn hơn giới hạn cho phép");
        }

        return null;

        void Convert(string? name, Func<byte[], byte[]> conversion)
        {
            if (Part(name) is { } part) parts[name!] = conversion(part);
        }
    }

    private SheetScan Scan(WorkbookParts found, string id)
    {
        if (found.OtherSheets.Contains(id)) return new SheetScan();
        if (!found.Sheets.TryGetValue(id, out var name) || Part(name) is not { } part) throw new InvalidDataException($"no part for sheet {id}");
        var utf8 = XmlEncoding.ToUtf8(part);
        var scan = new SheetXmlScan(utf8);
        scan.Run();
        if (scan is { EndOfHoldingRows: > 0, EndOfRows: > 0 } && ReferenceEquals(utf8, part))
            parts[name] = [.. part.AsSpan(0, scan.EndOfHoldingRows), .. part.AsSpan(scan.EndOfRows)];
        return scan.Result;
    }

    private List<string> Ignored(WorkbookParts found)
    {
        var ignored = new List<string>();
        if (entries.Keys.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) ignored.Add("macro (chương trình kèm theo)");
        if (found.HasExternalLinks) ignored.Add("liên kết đến tệp khác");
        return ignored;
    }
}
