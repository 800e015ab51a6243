using System.Text;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>What a file is by its content; its extension is never asked.</summary>
internal enum FileFormat
{
    /// <summary>Zip container: .xlsx, .xlsm, .xlsb, or anything else that is a zip.</summary>
    Zip,

    /// <summary>Compound file: .xls, an encrypted .xlsx, or an old Word or PowerPoint document.</summary>
    Compound,

    /// <summary>No workbook.</summary>
    Foreign,
}

/// <summary>Sniffs the first bytes.</summary>
internal static class FileSignature
{
    private static readonly (byte[] Start, string Name)[] Known =
    [
        ([0x89, 0x50, 0x4E, 0x47], "ảnh PNG"),
        ([0xFF, 0xD8, 0xFF], "ảnh JPEG"),
        ("GIF8"u8.ToArray(), "ảnh GIF"),
        ("BM"u8.ToArray(), "ảnh BMP"),
        ("II*\0"u8.ToArray(), "ảnh TIFF"),
        ("MM\0*"u8.ToArray(), "ảnh TIFF"),
        ("%PDF"u8.ToArray(), "tài liệu PDF"),
        ("{\\rtf"u8.ToArray(), "tài liệu RTF"),
        ("Rar!"u8.ToArray(), "tệp nén RAR"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "tệp nén 7-Zip"),
        ([0x1F, 0x8B], "tệp nén GZIP"),
        ("MZ"u8.ToArray(), "chương trình máy tính"),
        ([0x7F, 0x45, 0x4C, 0x46], "chương trình máy tính"),
        ("ID;P"u8.ToArray(), "bảng tính SYLK"),
        ([0x09, 0x00, 0x04, 0x00], "bảng tính Excel 2.0 đời cũ"),
        ([0x09, 0x02, 0x06, 0x00], "bảng tính Excel 3.0 đời cũ"),
        ([0x09, 0x04, 0x06, 0x00], "bảng tính Excel 4.0 đời cũ"),
    ];

    /// <summary>The format; for a foreign file also its Vietnamese name.</summary>
    public static (FileFormat Format, string Name) Sniff(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8)) return (FileFormat.Zip, "");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return (FileFormat.Compound, "");
        foreach (var (start, name) in Known)
        {
            if (bytes.StartsWith(start)) return (FileFormat.Foreign, name);
        }

        return (FileFormat.Foreign, TextFormat(bytes));
    }

    private static string TextFormat(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 4096)]).TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FF', '\u00FE', ' ', '\t', '\r', '\n').Replace("\0", "", StringComparison.Ordinal);
        if (start.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal)) return "bảng tính XML 2003";
        if (start.Contains("<html", StringComparison.OrdinalIgnoreCase) || start.Contains("<table", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase))
            return "trang web HTML";
        if (start.StartsWith('<')) return "tệp XML";
        if (start.StartsWith("MIME-Version", StringComparison.OrdinalIgnoreCase)) return "trang web MHTML";
        return IsText(start) ? "tệp văn bản hoặc CSV" : "tệp không rõ loại";
    }

    private static bool IsText(string start) => start.Length > 0 && start.Count(letter => letter < ' ' && letter is not ('\t' or '\r' or '\n')) * 100 < start.Length;
}
