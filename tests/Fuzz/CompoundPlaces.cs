using System.Buffers.Binary;
using System.Text;

namespace MongCai.Poverty.Etl.Tests.Fuzz;

/// <summary>One record of the workbook stream of an .xls file.</summary>
/// <param name="Start">Offset of its head in the stream.</param>
/// <param name="Type">Type.</param>
/// <param name="Length">Bytes behind the head.</param>
/// <param name="Sheet">Name of the sheet it belongs to; null for those of the whole workbook.</param>
public sealed record XlsRecord(int Start, int Type, int Length, string? Sheet);

/// <summary>
/// Where the records of a sound .xls file lie. Written for the oracle alone and only as good as sound files need, so that the worker's reader is not judged by itself.
/// </summary>
public sealed class CompoundPlaces
{
    private const int Sector = 512;
    private const uint LastSector = 0xFFFFFFFA;
    private const int Eof = 0x000A;
    private const int BoundSheet = 0x0085;
    private const int Merged = 0x00E5;

    /// <summary>Formulas, blanks, numbers, texts, truths.</summary>
    private static readonly int[] CellTypes = [0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00BD, 0x00BE, 0x00FD];

    /// <summary>Records of the workbook that only dress values: fonts, formats, styles, palette.</summary>
    private static readonly int[] Dress = [0x0031, 0x00E0, 0x041E, 0x0293, 0x0092];

    private readonly byte[] file;
    private readonly List<int> sectors = [];
    private readonly byte[] stream;

    /// <summary>Finds the stream and its records.</summary>
    public CompoundPlaces(byte[] file)
    {
        this.file = file;
        var table = Table();
        for (var sector = FirstOfWorkbook(table); sector < LastSector; sector = table[(int)sector]) sectors.Add((int)sector);
        stream = [.. sectors.SelectMany(sector => file.Skip((sector + 1) * Sector).Take(Sector))];
        var sheets = Walk(0, null).Where(record => record.Type == BoundSheet).Select(record => (Offset: (int)UInt32(stream, record.Start + 4), Name: Name(record))).ToList();
        Records = [.. Walk(0, null), .. sheets.SelectMany(sheet => Walk(sheet.Offset, sheet.Name))];
    }

    /// <summary>All records.</summary>
    public IReadOnlyList<XlsRecord> Records { get; }

    /// <summary>Where an offset of the stream lies in the file.</summary>
    public int InFile(int offset) => ((sectors[offset / Sector] + 1) * Sector) + (offset % Sector);

    /// <summary>What a changed byte of the file can reach.</summary>
    /// <param name="place">Offset in the file.</param>
    /// <param name="after">The file after the change.</param>
    /// <param name="firstLine">First line of a sheet's table.</param>
    public Touch Touched(int place, byte[] after, Func<string, int> firstLine)
    {
        var at = sectors.IndexOf((place / Sector) - 1);
        if (at < 0) return Touch.All;
        var offset = (at * Sector) + (place % Sector);
        var record = Records.FirstOrDefault(one => offset >= one.Start && offset < one.Start + 4 + one.Length);
        if (record is null) return Touch.None;
        var isHead = offset < record.Start + 4;
        if (record.Sheet is null) return isHead || !Dress.Contains(record.Type) ? Touch.All : Touch.Container;
        if (isHead || !CellTypes.Contains(record.Type)) return Touch.OfSheet(record.Sheet);
        var rows = new HashSet<int> { Row(file, record), Row(after, record) };
        foreach (var (first, last) in Merges(record.Sheet).Where(range => rows.Any(row => row >= range.First && row <= range.Last)).ToList()) rows.UnionWith(Enumerable.Range(first, last - first + 1));
        return rows.Any(row => row < firstLine(record.Sheet)) ? Touch.OfSheet(record.Sheet) : Touch.OfRows(record.Sheet, rows);
    }

    private int Row(byte[] bytes, XlsRecord record) => bytes[InFile(record.Start + 4)] + (bytes[InFile(record.Start + 5)] << 8) + 1;

    private IEnumerable<(int First, int Last)> Merges(string sheet) =>
        from record in Records
        where record.Sheet == sheet && record.Type == Merged
        from at in Enumerable.Range(0, UInt16(stream, record.Start + 4))
        select (UInt16(stream, record.Start + 6 + (at * 8)) + 1, UInt16(stream, record.Start + 8 + (at * 8)) + 1);

    private IEnumerable<XlsRecord> Walk(int offset, string? sheet)
    {
        while (offset + 4 <= stream.Length)
        {
            var record = new XlsRecord(offset, UInt16(stream, offset), UInt16(stream, offset + 2), sheet);
            yield return record;
            if (record.Type == Eof) yield break;
            offset += 4 + record.Length;
        }
    }

    private string Name(XlsRecord record)
    {
        var length = stream[record.Start + 10];
        return (stream[record.Start + 11] & 1) == 0 ? Encoding.Latin1.GetString(stream, record.Start + 12, length) : Encoding.Unicode.GetString(stream, record.Start + 12, length * 2);
    }

    private List<uint> Table()
    {
        var table = new List<uint>();
        for (var i = 0; i < 109 && UInt32(file, 76 + (i * 4)) < LastSector; i++)
        {
            var start = ((int)UInt32(file, 76 + (i * 4)) + 1) * Sector;
            for (var entry = 0; entry < Sector / 4; entry++) table.Add(UInt32(file, start + (entry * 4)));
        }

        return table;
    }

    private uint FirstOfWorkbook(List<uint> table)
    {
        for (var sector = UInt32(file, 48); sector < LastSector; sector = table[(int)sector])
        {
            for (var entry = 0; entry < Sector; entry += 128)
            {
                var at = (((int)sector + 1) * Sector) + entry;
                var name = Encoding.Unicode.GetString(file, at, Math.Max(0, UInt16(file, at + 64) - 2));
                if (name is "Workbook" or "Book") return UInt32(file, at + 116);
            }
        }

        throw new InvalidDataException("no workbook stream");
    }

    private static int UInt16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint UInt32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
