using System.Buffers.Binary;
using System.Text;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>Opens .xls, and tells it from the other kinds of compound file.</summary>
internal static class CompoundWorkbook
{
    private static readonly (string Stream, string Name)[] Others =
    [
        ("WordDocument", "tài liệu Word (.doc)"),
        ("PowerPoint Document", "bài trình chiếu PowerPoint (.ppt)"),
        ("__properties_version1.0", "thư điện tử Outlook (.msg)"),
        ("VisioDocument", "bản vẽ Visio"),
    ];

    /// <summary>Reads every cell of every sheet; a package of .xlsx that Excel opens without asking is opened too.</summary>
    /// <exception cref="UnreadableException">Foreign, protected, over a limit.</exception>
    /// <exception cref="InvalidDataException">Damaged.</exception>
    public static StoredWorkbook Open(ReadOnlyMemory<byte> bytes, ReadingLimits limits)
    {
        var file = new CompoundFile(bytes);
        if (file.Find("EncryptedPackage") is { } package)
            return Package.Open(DefaultPassword.Open(package, file.Find("EncryptionInfo") ?? [], limits) ?? throw new UnreadableException(Troubles.Password), limits);
        if ((file.Find("Workbook") ?? file.Find("Book")) is not { } stream) throw new UnreadableException(Foreign(file));
        var scan = new BiffScan(stream, limits);
        return new(scan.Read(), scan.Epoch1904, Ignored(file, scan));
    }

    private static ReadingTrouble Foreign(CompoundFile file)
    {
        var other = Others.FirstOrDefault(other => file.Contains(other.Stream));
        return Troubles.Foreign(other.Name ?? "tệp không rõ loại");
    }

    private static List<string> Ignored(CompoundFile file, BiffScan scan)
    {
        var ignored = new List<string>();
        if (file.Contains("_VBA_PROJECT_CUR")) ignored.Add("macro (chương trình kèm theo)");
        if (scan.HasExternalLinks) ignored.Add("liên kết đến tệp khác");
        return ignored;
    }
}

/// <summary>Streams of a compound file ([MS-CFB]); reads only what is asked for and follows no chain in circles.</summary>
internal sealed class CompoundFile
{
    private const uint LastSector = 0xFFFFFFFA;
    private const int HeaderEntries = 109;
    private const int EntryLength = 128;
    private const byte RootKind = 5;
    private const byte StreamKind = 2;

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly int sectorSize;
    private readonly int smallSectorSize;
    private readonly uint smallLimit;
    private readonly List<uint> table = [];
    private readonly List<uint> smallTable = [];
    private readonly Dictionary<string, (uint Start, long Size)> streams = new(StringComparer.OrdinalIgnoreCase);
    private byte[] smallStreams = [];

    /// <summary>Opens the directory.</summary>
    /// <exception cref="InvalidDataException">Damaged.</exception>
    public CompoundFile(ReadOnlyMemory<byte> bytes)
    {
        this.bytes = bytes;
        if (bytes.Length < 512) throw new InvalidDataException("compound header cut off");
        sectorSize = 1 << Math.Clamp((int)UInt16(0x1E), 7, 12);
        smallSectorSize = 1 << Math.Clamp((int)UInt16(0x20), 4, 12);
        smallLimit = UInt32(0x38);
        ReadTable();
        ReadDirectory(Chain(UInt32(0x30), table, sectorSize, long.MaxValue, Sector));
        var small = Chain(UInt32(0x3C), table, sectorSize, long.MaxValue, Sector);
        for (var i = 0; i + 4 <= small.Length; i += 4) smallTable.Add(BinaryPrimitives.ReadUInt32LittleEndian(small.AsSpan(i)));
    }

    /// <summary>True when a stream or storage of that name lies in the root: names are compared without regard to case ([MS-CFB] 2.6.4), and what lies in storages belongs to embedded objects.</summary>
    public bool Contains(string name) => streams.ContainsKey(name);

    /// <summary>Content of a stream; null when there is none of that name.</summary>
    public byte[]? Find(string name)
    {
        if (!streams.TryGetValue(name, out var stream)) return null;
        var content = stream.Size < smallLimit
            ? Chain(stream.Start, smallTable, smallSectorSize, stream.Size, SmallSector)
            : Chain(stream.Start, table, sectorSize, stream.Size, Sector);
        return content.Length >= stream.Size ? content[..(int)stream.Size] : throw new InvalidDataException("stream cut off");
    }

    private void ReadTable()
    {
        var sectors = new List<uint>();
        for (var i = 0; i < HeaderEntries; i++) sectors.Add(UInt32(0x4C + (i * 4)));
        var next = UInt32(0x44);
        for (var left = bytes.Length / sectorSize; next < LastSector && left > 0; left--)
        {
            var extension = Sector(next).Span;
            for (var i = 0; i + 8 <= extension.Length; i += 4) sectors.Add(BinaryPrimitives.ReadUInt32LittleEndian(extension[i..]));
            next = BinaryPrimitives.ReadUInt32LittleEndian(extension[^4..]);
        }

        foreach (var sector in sectors.Where(sector => sector < LastSector).Take(bytes.Length / sectorSize))
        {
            var entries = Sector(sector).Span;
            for (var i = 0; i + 4 <= entries.Length; i += 4) table.Add(BinaryPrimitives.ReadUInt32LittleEndian(entries[i..]));
        }
    }

    /// <summary>Entries are a tree: the root names one child, which names its neighbours to the left and right. No entry is looked at twice.</summary>
    private void ReadDirectory(byte[] directory)
    {
        if (directory.Length < EntryLength || directory[0x42] != RootKind) throw new InvalidDataException("no root in the directory");
        var root = directory.AsSpan(0, EntryLength);
        smallStreams = Chain(BinaryPrimitives.ReadUInt32LittleEndian(root[0x74..]), table, sectorSize, BinaryPrimitives.ReadUInt32LittleEndian(root[0x78..]), Sector);
        var (left, seen) = (new Stack<uint>([BinaryPrimitives.ReadUInt32LittleEndian(root[0x4C..])]), new HashSet<uint>());
        while (left.TryPop(out var number))
        {
            if (number >= LastSector || !seen.Add(number)) continue;
            if ((number + 1L) * EntryLength > directory.Length) throw new InvalidDataException("entry beyond the directory");
            var entry = directory.AsSpan((int)number * EntryLength, EntryLength);
            left.Push(BinaryPrimitives.ReadUInt32LittleEndian(entry[0x44..]));
            left.Push(BinaryPrimitives.ReadUInt32LittleEndian(entry[0x48..]));
            var length = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry[0x40..]) - 2, 0, 62);
            streams.TryAdd(Encoding.Unicode.GetString(entry[..length]), (BinaryPrimitives.ReadUInt32LittleEndian(entry[0x74..]), entry[0x42] == StreamKind ? BinaryPrimitives.ReadUInt32LittleEndian(entry[0x78..]) : 0));
        }
    }

    private byte[] Chain(uint start, List<uint> links, int size, long limit, Func<uint, ReadOnlyMemory<byte>> read)
    {
        var content = new MemoryStream();
        for (var sector = start; sector < LastSector && content.Length < limit; sector = (int)sector < links.Count && (int)sector >= 0 ? links[(int)sector] : throw new InvalidDataException("sector out of range"))
        {
            content.Write(read(sector).Span);
            if (content.Length > bytes.Length + size) throw new InvalidDataException("sectors in a circle");
        }

        return content.ToArray();
    }

    private ReadOnlyMemory<byte> Sector(uint number)
    {
        var start = (number + 1L) * sectorSize;
        if (start >= bytes.Length) throw new InvalidDataException("sector beyond the end");
        return bytes.Slice((int)start, (int)Math.Min(sectorSize, bytes.Length - start));
    }

    private ReadOnlyMemory<byte> SmallSector(uint number)
    {
        var start = number * (long)smallSectorSize;
        if (start + smallSectorSize > smallStreams.Length) throw new InvalidDataException("small sector beyond the end");
        return smallStreams.AsMemory((int)start, smallSectorSize);
    }

    private ushort UInt16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.Span[offset..]);

    private uint UInt32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[offset..]);
}
