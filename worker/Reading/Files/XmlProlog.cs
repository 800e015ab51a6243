using System.Text;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>Looks for a document type, which can stand only before the root element.</summary>
internal static class XmlProlog
{
    /// <summary>True when the part declares one; parts that are no XML do not.</summary>
    public static bool DeclaresDocumentType(ReadOnlySpan<byte> part)
    {
        if (part is [0xFF, 0xFE, ..]) part = Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(part));
        else if (part is [0xFE, 0xFF, ..]) part = Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(part));
        if (part.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) part = part[3..];
        while (true)
        {
            part = part.TrimStart(" \t\r\n"u8);
            if (part.StartsWith("<?"u8)) part = After(part, "?>"u8);
            else if (part.StartsWith("<!--"u8)) part = After(part, "-->"u8);
            else return part.StartsWith("<!"u8);
        }
    }

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> part, ReadOnlySpan<byte> end)
    {
        var found = part.IndexOf(end);
        return found < 0 ? default : part[(found + end.Length)..];
    }
}
