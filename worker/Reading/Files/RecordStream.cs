using System.Buffers.Binary;
using System.Text;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>Walks over the records of .xlsb parts ([MS-XLSB] 2.1.4: both type and length are numbers of seven bits per byte).</summary>
internal ref struct RecordStream(ReadOnlySpan<byte> part)
{
    private ReadOnlySpan<byte> rest = part;

    /// <summary>Type of the current record.</summary>
    public int Type { get; private set; }

    /// <summary>Its content.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>Goes to the next record; false at the end.</summary>
    /// <exception cref="InvalidDataException">The part ends inside a record.</exception>
    public bool Next()
    {
        if (rest.IsEmpty) return false;
        Type = rest[0] < 0x80 ? rest[0] : rest[0] & 0x7F | ((At(1) & 0x7F) << 7);
        rest = rest[(rest[0] < 0x80 ? 1 : 2)..];
        var length = 0;
        for (var shift = 0; shift < 28; shift += 7)
        {
            var digit = At(0);
            rest = rest[1..];
            length |= (digit & 0x7F) << shift;
            if (digit < 0x80) break;
        }

        if (length > rest.Length) throw new InvalidDataException("record longer than its part");
        Content = rest[..length];
        rest = rest[length..];
        return true;
    }

    /// <summary>A 32-bit number of the content.</summary>
    public readonly int Int32(int offset) => BinaryPrimitives.ReadInt32LittleEndian(Slice(offset, 4));

    /// <summary>A 16-bit number of the content.</summary>
    public readonly int UInt16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(offset, 2));

    /// <summary>A byte of the content.</summary>
    public readonly byte Byte(int offset) => Slice(offset, 1)[0];

    /// <summary>A floating-point number of the content.</summary>
    public readonly double Double(int offset) => BinaryPrimitives.ReadDoubleLittleEndian(Slice(offset, 8));

    /// <summary>A text with its length before it; empty for the missing text (length −1).</summary>
    /// <param name="offset">Where its length stands.</param>
    /// <param name="end">Where the next value stands.</param>
    public readonly string Text(int offset, out int end)
    {
        var length = Math.Max(Int32(offset), 0);
        if (length > Content.Length) throw new InvalidDataException("text longer than its record");
        end = offset + 4 + (length * 2);
        return Encoding.Unicode.GetString(Slice(offset + 4, length * 2));
    }

    private readonly ReadOnlySpan<byte> Slice(int offset, int length) =>
        offset + length <= Content.Length ? Content.Slice(offset, length) : throw new InvalidDataException("record too short");

    private readonly byte At(int offset) => offset < rest.Length ? rest[offset] : throw new InvalidDataException("record header cut off");
}
