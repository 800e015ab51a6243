using System.Text;

namespace MongCai.Poverty.Etl.Reading.Files;

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
