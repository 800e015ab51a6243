using System.Buffers.Binary;

namespace MongCai.Poverty.Etl.Spreadsheets;

/// <summary>
/// The times of a package's parts: the libraries write the present moment, and the same input shall give the same bytes. They are written into the directory and the headers themselves:
/// <c>ZipArchive</c> of .NET 10 ruins parts that carry a data descriptor when their time is set.
/// </summary>
internal static class PackageTimes
{
    private const uint DirectoryEntry = 0x02014b50;
    private const uint LocalHeader = 0x04034b50;
    private const int EndLength = 22;
    private const ushort Zip64Extra = 1;

    /// <summary>The earliest time that a zip directory holds (APPNOTE 4.4.6); of parts that have no age.</summary>
    public static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Gives all parts one time.</summary>
    /// <param name="package">A whole zip file.</param>
    /// <param name="moment">When; the earliest where it is before that.</param>
    /// <exception cref="InvalidDataException">The package's directory does not lead to its parts.</exception>
    public static void Set(Span<byte> package, DateTimeOffset moment)
    {
        var stamp = Stamp(moment < Earliest ? Earliest : moment.ToUniversalTime());
        var end = package.LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || package.Length - end < EndLength) throw new InvalidDataException("no end of the directory");
        var entry = package[Offset(Number(package, end + 16), package.Length)..];
        for (var left = BinaryPrimitives.ReadUInt16LittleEndian(package[(end + 10)..]); left > 0; left--)
        {
            Require(entry, DirectoryEntry);
            var header = package[Offset(LocalOffset(entry), package.Length)..];
            Require(header, LocalHeader);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[12..], stamp);
            BinaryPrimitives.WriteUInt32LittleEndian(header[10..], stamp);
            entry = entry[(46 + Length(entry, 28) + Length(entry, 30) + Length(entry, 32))..];
        }
    }

    /// <summary>Time in the lower, day in the upper half, as MS-DOS had them.</summary>
    private static uint Stamp(DateTimeOffset moment) =>
        (uint)((((((((((moment.Year - 1980) << 4) | moment.Month) << 5) | moment.Day) << 5) | moment.Hour) << 6) | moment.Minute) << 5) | (uint)(moment.Second / 2);

    /// <summary>Where a part's own header lies; behind the sizes in the extra field where the entry itself has no room for it (APPNOTE 4.5.3).</summary>
    private static ulong LocalOffset(ReadOnlySpan<byte> entry)
    {
        if (Number(entry, 42) is not uint.MaxValue and var offset) return offset;
        var extra = entry.Slice(46 + Length(entry, 28), Length(entry, 30));
        while (extra.Length >= 4 && BinaryPrimitives.ReadUInt16LittleEndian(extra) != Zip64Extra) extra = extra[(4 + Length(extra, 2))..];
        var before = (Number(entry, 24) == uint.MaxValue ? 8 : 0) + (Number(entry, 20) == uint.MaxValue ? 8 : 0);
        return extra.Length >= 4 + before + 8 ? BinaryPrimitives.ReadUInt64LittleEndian(extra[(4 + before)..]) : throw new InvalidDataException("a part without a place");
    }

    private static uint Number(ReadOnlySpan<byte> at, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(at[offset..]);

    private static int Length(ReadOnlySpan<byte> at, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(at[offset..]);

    private static int Offset(ulong offset, int length) => offset < (ulong)length ? (int)offset : throw new InvalidDataException("a part outside the package");

    private static void Require(ReadOnlySpan<byte> at, uint signature)
    {
        if (at.Length < 46 && signature == DirectoryEntry || at.Length < 30 || Number(at, 0) != signature) throw new InvalidDataException("no part where the directory says");
    }
}
