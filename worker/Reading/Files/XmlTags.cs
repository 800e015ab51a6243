namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>What <see cref="XmlTags"/> stopped at.</summary>
internal enum XmlTag
{
    /// <summary>End of the part.</summary>
    None,

    /// <summary>A start tag; its attributes come next.</summary>
    Start,

    /// <summary>An end tag.</summary>
    End,

    /// <summary>A CDATA section.</summary>
    Data,
}

/// <summary>
/// Goes from tag to tag over the UTF-8 bytes of a part, without building anything: fast enough to look at every sheet before the reader does. Prefixes of
/// names are dropped. A part that is no well-formed XML may be misread here and is refused by the reader.
/// </summary>
internal ref struct XmlTags(ReadOnlySpan<byte> xml)
{
    private readonly ReadOnlySpan<byte> xml = xml;

    /// <summary>Where the reading stands: behind the name of a tag, or behind its last attribute that was read.</summary>
    public int Position { get; private set; }

    /// <summary>Where the current tag begins.</summary>
    public int Start { get; private set; }

    /// <summary>Local name of the current tag.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>True when the current tag, read to its end, was <c>&lt;x/&gt;</c>.</summary>
    public readonly bool IsEmptyElement => Position >= 2 && xml[Position - 2] == (byte)'/';

    /// <summary>Goes to the next tag.</summary>
    public XmlTag Next()
    {
        while (SkipTo((byte)'<') && Position < xml.Length)
        {
            Start = Position - 1;
            var rest = xml[Position..];
            switch (rest[0])
            {
                case (byte)'?': Skip("?>"u8); break;
                case (byte)'!' when rest.StartsWith("!--"u8): Skip("-->"u8); break;
                case (byte)'!' when rest.StartsWith("![CDATA["u8):
                    Skip("]]>"u8);
                    return XmlTag.Data;
                case (byte)'!': SkipTo((byte)'>'); break;
                case (byte)'/':
                    Position++;
                    ReadName();
                    return XmlTag.End;
                default:
                    ReadName();
                    return XmlTag.Start;
            }
        }

        return XmlTag.None;
    }

    /// <summary>Reads the next attribute of a start tag; false, and the position behind the tag, when there is none.</summary>
    public bool Attribute(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = default;
        while (Position < xml.Length && xml[Position] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'/') Position++;
        if (Position >= xml.Length) return false;
        var rest = xml[Position..];
        var equals = rest is [_, (byte)'=', ..] ? 1 : rest.IndexOfAny((byte)'=', (byte)'>');
        if (equals < 0 || rest[equals] == (byte)'>') return SkipTo((byte)'>') && false;
        name = rest[..equals].TrimEnd((byte)' ');
        var open = equals + 1 < rest.Length && rest[equals + 1] == (byte)'"' ? 1 : rest[equals..].IndexOfAny((byte)'"', (byte)'\'');
        var close = open < 0 ? -1 : rest[(equals + open + 1)..].IndexOf(rest[equals + open]);
        if (close < 0)
        {
            Position = xml.Length;
            return false;
        }

        value = rest.Slice(equals + open + 1, close);
        Position += equals + open + close + 2;
        return true;
    }

    /// <summary>Goes behind the current tag.</summary>
    public void Leave()
    {
        while (Attribute(out _, out _))
        {
        }
    }

    /// <summary>Text between here and the next tag.</summary>
    public readonly ReadOnlySpan<byte> Text() => xml.Slice(Position, Math.Max(xml[Position..].IndexOf((byte)'<'), 0));

    private void ReadName()
    {
        var (start, end) = (Position, Position);
        for (; end < xml.Length && xml[end] is not ((byte)' ' or (byte)'>' or (byte)'/' or (byte)'\t' or (byte)'\r' or (byte)'\n'); end++)
        {
            if (xml[end] == (byte)':') start = end + 1;
        }

        Name = xml[start..end];
        Position = end;
    }

    private bool SkipTo(byte sign)
    {
        var found = xml[Position..].IndexOf(sign);
        Position = found < 0 ? xml.Length : Position + found + 1;
        return found >= 0;
    }

    private void Skip(ReadOnlySpan<byte> end)
    {
        var found = xml[Position..].IndexOf(end);
        Position = found < 0 ? xml.Length : Position + found + end.Length;
    }
}
