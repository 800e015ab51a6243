using System.Text;

namespace MongCai.Poverty.Etl.Reading.Files;

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
