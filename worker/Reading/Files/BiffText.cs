using System.Buffers.Binary;
using System.Text;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>Reads a record of .xls whose content goes on in CONTINUE records ([MS-XLS] 2.5.293, 2.5.296): a text may be split anywhere between two letters, and says anew how wide its letters are.</summary>
/// <param name="pieces">Content of the record and of those that continue it.</param>
internal sealed class BiffText(IReadOnlyList<ReadOnlyMemory<byte>> pieces)
{
    private const int WideLetters = 1;
    private const int HasHints = 4;
    private const int HasRuns = 8;
    private const int ShortestText = 3;

    private int piece;
    private int at;

    /// <summary>Goes forward.</summary>
    public void Skip(int bytes)
    {
        while (bytes > 0 && !IsAtEnd)
        {
            var step = Math.Min(bytes, pieces[piece].Length - at);
            at += step;
            bytes -= step;
        }

        if (bytes > 0) throw new InvalidDataException("record too short");
    }

    /// <summary>True when nothing is left; a piece that is used up is left behind.</summary>
    public bool IsAtEnd
    {
        get
        {
            while (piece < pieces.Count && at >= pieces[piece].Length) (piece, at) = (piece + 1, 0);
            return piece >= pieces.Count;
        }
    }

    /// <summary>Fonts of the runs of the last text, by index.</summary>
    public int[] Runs { get; private set; } = [];

    /// <summary>A text with its length in two bytes, BIFF8; phonetic hints are passed over.</summary>
    public string Unicode() => Unicode(UInt16());

    /// <summary>A text of a known length, BIFF8.</summary>
    public string Unicode(int length)
    {
        var flags = Byte();
        var runs = (flags & HasRuns) != 0 ? UInt16() : 0;
        var hints = (flags & HasHints) != 0 ? Int32() : 0;
        if (hints < 0) throw new InvalidDataException("length out of range");
        var text = Letters(length, (flags & WideLetters) != 0);
        Runs = runs == 0 ? [] : new int[runs];
        for (var run = 0; run < runs; run++)
        {
            Skip(2);
            Runs[run] = UInt16();
        }

        Skip(hints);
        return text;
    }

    /// <summary>A text of single bytes, BIFF5.</summary>
    public string Bytes(int length, Encoding encoding)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) bytes[i] = Byte();
        return encoding.GetString(bytes);
    }

    /// <summary>True when fewer bytes are left than the shortest text has.</summary>
    public bool IsPadding => pieces.Skip(piece + 1).Sum(other => other.Length) + (IsAtEnd ? 0 : pieces[piece].Length - at) < ShortestText;

    /// <summary>A byte.</summary>
    public byte Byte()
    {
        if (IsAtEnd) throw new InvalidDataException("record too short");
        return pieces[piece].Span[at++];
    }

    /// <summary>Two bytes.</summary>
    public int UInt16() => Byte() | (Byte() << 8);

    private int Int32() => UInt16() | (UInt16() << 16);

    private string Letters(int length, bool isWide)
    {
        var text = new StringBuilder(Math.Min(length, 1024));
        while (text.Length < length)
        {
            var startsPiece = at;
            if (IsAtEnd) throw new InvalidDataException("text cut off");
            if (at == 0 && startsPiece > 0) isWide = (Byte() & WideLetters) != 0;
            var here = Math.Min(length - text.Length, (pieces[piece].Length - at) / (isWide ? 2 : 1));
            if (here == 0) throw new InvalidDataException("letter cut in two");
            text.Append((isWide ? Encoding.Unicode : Encoding.Latin1).GetString(pieces[piece].Span.Slice(at, isWide ? here * 2 : here)));
            at += isWide ? here * 2 : here;
        }

        return text.ToString();
    }
}

/// <summary>Walks over the records of an .xls stream ([MS-XLS] 2.1.4).</summary>
/// <param name="stream">The stream.</param>
/// <param name="start">Where the first record begins.</param>
internal sealed class BiffRecords(byte[] stream, int start = 0)
{
    private const int Continue = 0x003C;
    private const int HeaderLength = 4;

    private int next = start;

    /// <summary>Type of the current record.</summary>
    public int Type { get; private set; }

    /// <summary>Where it begins.</summary>
    public int Offset { get; private set; }

    /// <summary>Its content.</summary>
    public ReadOnlyMemory<byte> Content { get; private set; }

    /// <summary>Goes to the next record; false at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">The stream ends inside a record.</exception>
    public bool Next()
    {
        if (next < 0 || next > stream.Length - HeaderLength) return false;
        Offset = next;
        Type = BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(next));
        var length = BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(next + 2));
        if (next + HeaderLength + length > stream.Length) throw new InvalidDataException("stream ends inside a record");
        Content = stream.AsMemory(next + HeaderLength, length);
        next += HeaderLength + length;
        return true;
    }

    /// <summary>The content from an offset on, with that of the records that continue it; those count as passed.</summary>
    public BiffText Text(int offset)
    {
        if (offset > Content.Length) throw new InvalidDataException("record too short");
        var pieces = new List<ReadOnlyMemory<byte>> { Content[offset..] };
        while (next + HeaderLength <= stream.Length && BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(next)) == Continue && Next()) pieces.Add(Content);
        return new(pieces);
    }

    /// <summary>Two bytes of the content.</summary>
    public int UInt16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(offset, 2));

    /// <summary>Four bytes of the content.</summary>
    public int Int32(int offset) => BinaryPrimitives.ReadInt32LittleEndian(Slice(offset, 4));

    /// <summary>A byte of the content.</summary>
    public byte Byte(int offset) => Slice(offset, 1)[0];

    /// <summary>A floating-point number of the content.</summary>
    public double Double(int offset) => BinaryPrimitives.ReadDoubleLittleEndian(Slice(offset, 8));

    private ReadOnlySpan<byte> Slice(int offset, int length) => offset >= 0 && offset + length <= Content.Length ? Content.Span.Slice(offset, length) : throw new InvalidDataException("record too short");
}
