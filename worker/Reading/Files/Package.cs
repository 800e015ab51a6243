using System.Buffers;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using System.Xml;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>Opens .xlsx, .xlsm and .xlsb. What is read is unpacked once, within the limits, and searched for a document type.</summary>
internal sealed class Package(ZipArchive zip, ReadingLimits limits)
{
    private const int LongestProlog = 4096;
    private const int LargestRented = 4 * 1024 * 1024;

    private readonly Dictionary<string, ZipArchiveEntry> entries = zip.Entries.ToDictionary(entry => WorkbookParts.NameOf(entry.FullName), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads every cell of every sheet.</summary>
    /// <exception cref="UnreadableException">Foreign, over a limit, hostile.</exception>
    /// <exception cref="InvalidDataException">Damaged.</exception>
    /// <exception cref="XmlException">Damaged.</exception>
    public static StoredWorkbook Open(ReadOnlyMemory<byte> bytes, ReadingLimits limits)
    {
        using var zip = new ZipArchive(bytes.AsStream(), ZipArchiveMode.Read);
        return ZipDirectory.Check(zip, limits) is { } trouble ? throw new UnreadableException(trouble) : new Package(zip, limits).Read();
    }

    private StoredWorkbook Read()
    {
        SearchDocumentTypes();
        var found = WorkbookParts.Find(Part) ?? throw new UnreadableException(Troubles.Damaged("bị hỏng: không tìm thấy phần chính của sổ làm việc"));
        var (sheets, epoch1904) = found.IsBinary ? BinaryParts.Workbook(Needed(found.Workbook)) : WorkbookParts.ReadMainPart(Needed(found.Workbook));
        if (sheets.Count > limits.Sheets) throw new UnreadableException(Troubles.Over($"có {sheets.Count} trang tính, quá giới hạn {limits.Sheets}"));
        if (sheets.Exists(sheet => sheet.Id.Length == 0) && found.Sheets.Keys.Any(id => !sheets.Exists(sheet => sheet.Id == id))) throw new InvalidDataException("a worksheet that no sheet names");
        var shared = new SharedParts(
            Shared<StoredText>(found.Strings, found.IsBinary ? BinaryParts.Strings : StringsXml.Read),
            Shared<CellStyle>(found.Styles, found.IsBinary ? BinaryParts.Styles : StylesXml.Read));
        return new([.. sheets.Where(sheet => HoldsCells(found, sheet)).Select(sheet => Read(found, sheet, epoch1904, shared))], epoch1904, Ignored(found));
    }

    /// <summary>A part that the workbook points to and does not have is missed only by the cells that need it: a string that is not there is damage, a look that is not there is none.</summary>
    private List<T> Shared<T>(string? name, Func<byte[], List<T>> read) => name is not null && Part(name) is { } part ? read(part) : [];

    /// <summary>Sheets of charts, dialogs and macros hold none; those of Visual Basic modules do not even have a part.</summary>
    private static bool HoldsCells(WorkbookParts found, SheetEntry sheet) => sheet.Id.Length > 0 && !found.OtherSheets.Contains(sheet.Id);

    private SheetGrid Read(WorkbookParts found, SheetEntry sheet, bool epoch1904, SharedParts shared)
    {
        if (!found.Sheets.TryGetValue(sheet.Id, out var name)) throw new InvalidDataException($"no part for sheet {sheet.Id}");
        var scan = new SheetScan(sheet.Name, sheet.IsHidden, epoch1904, limits);
        var entry = entries.GetValueOrDefault(name) ?? throw new UnreadableException(MissingPart);
        // Rented memory comes in powers of two and is kept: good for the sheets of every week, too much for the largest.
        using var rented = entry.Length <= LargestRented ? MemoryPool<byte>.Shared.Rent((int)entry.Length) : null;
        var part = rented is null ? new byte[entry.Length] : rented.Memory[..(int)entry.Length];
        Unpack(entry, part.Span);
        if (found.IsBinary) new BinarySheet(sheet.Name, scan, shared).Read(part.Span);
        else
        {
            using var xml = PackageXml.Open(part);
            new SheetXml(xml, sheet.Name, scan, shared).Read();
        }

        return scan.Finish();
    }

    /// <summary>Looks at the begin of every XML part, also of those that are not read.</summary>
    private void SearchDocumentTypes()
    {
        var prolog = new byte[LongestProlog];
        foreach (var entry in entries.Where(entry => IsXml(entry.Key)).Select(entry => entry.Value))
        {
            using var stream = entry.Open();
            var length = stream.ReadAtLeast(prolog, prolog.Length, throwOnEndOfStream: false);
            if (XmlProlog.DeclaresDocumentType(prolog.AsSpan(0, length))) throw new UnreadableException(Troubles.Hostile("có khai báo kiểu tài liệu (DTD) hoặc thực thể bên ngoài"));
        }
    }

    private static bool IsXml(string name) => Path.GetExtension(name).ToLowerInvariant() is ".xml" or ".rels" or ".vml";

    private static ReadingTrouble MissingPart => Troubles.Damaged("bị hỏng: thiếu một thành phần bên trong");

    private byte[] Needed(string name) => Part(name) ?? throw new UnreadableException(MissingPart);

    /// <summary>A part; null when the package has none of that name.</summary>
    private byte[]? Part(string name)
    {
        if (!entries.TryGetValue(name, out var entry)) return null;
        var part = new byte[entry.Length];
        Unpack(entry, part);
        return part;
    }

    /// <summary>Unpacks exactly the length that the directory declares and that the limits were checked with. System.IO.Compression does not compare the checksum, and a flipped bit must not become another number.</summary>
    private static void Unpack(ZipArchiveEntry entry, Span<byte> part)
    {
        using var stream = entry.Open();
        stream.ReadExactly(part);
        if (Crc32.HashToUInt32(part) != entry.Crc32 || stream.ReadByte() >= 0) throw new InvalidDataException($"part {entry.FullName} does not match its checksum");
    }

    private List<string> Ignored(WorkbookParts found)
    {
        var ignored = new List<string>();
        if (entries.Keys.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) ignored.Add("macro (chương trình kèm theo)");
        if (found.HasExternalLinks) ignored.Add("liên kết đến tệp khác");
        return ignored;
    }
}

/// <summary>The shared strings of .xlsx.</summary>
internal static class StringsXml
{
    /// <summary>All strings by index; the counts that the part claims are not asked.</summary>
    public static List<StoredText> Read(byte[] part)
    {
        var strings = new List<StoredText>();
        using var xml = PackageXml.Open(part);
        while (xml.Read())
        {
            if (xml.IsElement("si")) strings.Add(xml.RunText());
        }

        return strings;
    }
}

/// <summary>Looks for a document type, which can stand only before the root element.</summary>
internal static class XmlProlog
{
    /// <summary>True when the part declares one, or hides its root element behind a comment that is longer than what is looked at; parts that are no XML do not.</summary>
    /// <param name="part">Begin of the part.</param>
    public static bool DeclaresDocumentType(ReadOnlySpan<byte> part)
    {
        if (XmlEncoding.Wide(part) is { } wide) part = Encoding.UTF8.GetBytes(wide.GetString(part));
        if (part.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) part = part[3..];
        while (true)
        {
            part = part.TrimStart(" \t\r\n"u8);
            if (!part.StartsWith("<?"u8) && !part.StartsWith("<!--"u8)) return part.StartsWith("<!"u8);
            var end = part.StartsWith("<?"u8) ? "?>"u8 : "-->"u8;
            var found = part.IndexOf(end);
            if (found < 0) return true;
            part = part[(found + end.Length)..];
        }
    }
}

/// <summary>The encodings of more than one byte that XML readers tell by the first bytes (XML 1.0, appendix F), with and without a byte order mark.</summary>
internal static class XmlEncoding
{
    private static readonly UTF32Encoding Utf32BigEndian = new(bigEndian: true, byteOrderMark: true);

    /// <summary>The part as UTF-8; the same array when its letters are single bytes anyway.</summary>
    public static byte[] ToUtf8(byte[] part) => Wide(part) is { } wide ? Encoding.UTF8.GetBytes(wide.GetString(part)) : part;

    /// <summary>The encoding; null when letters of ASCII are single bytes.</summary>
    public static Encoding? Wide(ReadOnlySpan<byte> part) => part switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [(byte)'<', 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0xFE, 0xFF, ..] or [0, 0, 0, (byte)'<', ..] => Utf32BigEndian,
        [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => Encoding.BigEndianUnicode,
        _ => null,
    };
}
