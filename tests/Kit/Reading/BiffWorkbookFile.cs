using System.Text;

namespace MongCai.Poverty.Etl.Tests.Kit.Reading;

/// <summary>Streams of .xls workbooks record by record, and compound files around them, for spellings that no program at hand writes.</summary>
public static class BiffWorkbookFile
{
    private const int Sector = 512;
    private const uint End = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;

    /// <summary>A workbook stream.</summary>
    /// <param name="globals">Records before the sheets' names.</param>
    /// <param name="sheets">Records of each sheet, without its first one.</param>
    /// <param name="isUnicode">True for BIFF8, false for BIFF5.</param>
    public static byte[] Stream(byte[] globals, byte[][] sheets, bool isUnicode = true)
    {
        byte[] begin = Record(0x0809, [0, (byte)(isUnicode ? 6 : 5), 5, 0, .. new byte[12]]);
        byte[] body = Record(0x0809, [0, (byte)(isUnicode ? 6 : 5), 0x10, 0, .. new byte[12]]);
        var at = begin.Length + globals.Length + (sheets.Length * SheetName(0, "S0", isUnicode).Length) + 4;
        var stream = new List<byte>([.. begin, .. globals]);
        for (var i = 0; i < sheets.Length; i++)
        {
            stream.AddRange(SheetName(at, $"S{i}", isUnicode));
            at += body.Length + sheets[i].Length;
        }

        stream.AddRange(Record(0x000A));
        foreach (var sheet in sheets) stream.AddRange([.. body, .. sheet]);
        return [.. stream];
    }

    /// <summary>The record that names a sheet.</summary>
    /// <param name="at">Where the sheet begins.</param>
    /// <param name="name">Its name, ASCII.</param>
    /// <param name="isUnicode">True for BIFF8.</param>
    /// <param name="kind">0 for a worksheet, 2 for a chart.</param>
    /// <param name="state">0 for visible, 1 hidden, 2 very hidden.</param>
    public static byte[] SheetName(int at, string name, bool isUnicode = true, byte kind = 0, byte state = 0) =>
        Record(0x0085, [.. BitConverter.GetBytes(at), state, kind, (byte)name.Length, .. isUnicode ? new byte[1] : [], .. Encoding.ASCII.GetBytes(name)]);

    /// <summary>A record.</summary>
    public static byte[] Record(int type, params byte[] content) => [.. Short(type), .. Short(content.Length), .. content];

    /// <summary>A record of a cell: row and column from 0, look, and what it holds.</summary>
    public static byte[] Cell(int type, int row, int column, byte[] content, int look = 0) => Record(type, [.. Short(row), .. Short(column), .. Short(look), .. content]);

    /// <summary>Two bytes.</summary>
    public static byte[] Short(int number) => BitConverter.GetBytes((ushort)number);

    /// <summary>A text with its length in two bytes, BIFF8, each letter two bytes.</summary>
    public static byte[] Text(string text) => [.. Short(text.Length), 1, .. Encoding.Unicode.GetBytes(text)];

    /// <summary>A compound file of version 3 whose streams all lie in sectors of their own.</summary>
    /// <param name="root">Streams in the root.</param>
    /// <param name="storage">Streams in a storage "MBD0001" beside them, as an embedded workbook has them.</param>
    public static byte[] Compound((string Name, byte[] Content)[] root, params (string Name, byte[] Content)[] storage)
    {
        var sectors = new List<byte[]>();
        var links = new List<uint>();
        var first = root.Concat(storage).Select(stream => Place(stream.Content, sectors, links)).ToList();
        var directory = Place(Directory(root, storage, first), sectors, links);
        links.Add(0xFFFFFFFD);
        while (links.Count % (Sector / 4) != 0) links.Add(Free);
        var header = new byte[Sector];
        byte[] start = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], 0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0];
        start.CopyTo(header, 0);
        BitConverter.GetBytes(1).CopyTo(header, 0x2C);
        BitConverter.GetBytes(directory).CopyTo(header, 0x30);
        foreach (var at in new[] { 0x3C, 0x44 }) BitConverter.GetBytes(End).CopyTo(header, at);
        for (var at = 0x4C; at < Sector; at += 4) BitConverter.GetBytes(at == 0x4C ? (uint)sectors.Count : Free).CopyTo(header, at);
        return [.. header, .. sectors.SelectMany(sector => sector), .. links.SelectMany(BitConverter.GetBytes)];
    }

    /// <summary>Root, then its children as a chain of right neighbours, then those of the storage.</summary>
    private static byte[] Directory((string Name, byte[] Content)[] root, (string Name, byte[] Content)[] storage, List<uint> first)
    {
        var directory = new List<byte>();
        directory.AddRange(Entry("Root Entry", 5, Free, 1, End, 0));
        for (var i = 0; i < root.Length; i++) directory.AddRange(Entry(root[i].Name, 2, i + 1 < root.Length || storage.Length > 0 ? (uint)i + 2 : Free, Free, first[i], root[i].Content.Length));
        if (storage.Length > 0) directory.AddRange(Entry("MBD0001", 1, Free, (uint)root.Length + 2, 0, 0));
        for (var i = 0; i < storage.Length; i++) directory.AddRange(Entry(storage[i].Name, 2, i + 1 < storage.Length ? (uint)(root.Length + i + 3) : Free, Free, first[root.Length + i], storage[i].Content.Length));
        return [.. directory];
    }

    private static byte[] Entry(string name, byte kind, uint right, uint child, uint start, int length)
    {
        var entry = new byte[128];
        Encoding.Unicode.GetBytes(name).CopyTo(entry, 0);
        Short((name.Length * 2) + 2).CopyTo(entry, 0x40);
        entry[0x42] = kind;
        foreach (var (at, number) in new[] { (0x44, Free), (0x48, right), (0x4C, child), (0x74, start), (0x78, (uint)length) }) BitConverter.GetBytes(number).CopyTo(entry, at);
        return entry;
    }

    private static uint Place(byte[] content, List<byte[]> sectors, List<uint> links)
    {
        var first = (uint)sectors.Count;
        foreach (var part in content.Chunk(Sector))
        {
            var sector = new byte[Sector];
            part.CopyTo(sector, 0);
            sectors.Add(sector);
            links.Add((uint)sectors.Count);
        }

        if (content.Length == 0) return End;
        links[^1] = End;
        return first;
    }
}
