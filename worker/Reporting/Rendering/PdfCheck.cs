namespace MongCai.Poverty.Etl.Reporting.Rendering;

/// <summary>Looks whether a PDF is whole, as far as that shows without a reader: it begins and ends as the format asks, has its index and at least one page.</summary>
internal static class PdfCheck
{
    /// <summary>Readers look for the end mark in the last kilobyte (ISO 32000-1, note 3 of 7.5.5 and Adobe's own).</summary>
    private const int TailBytes = 1024;

    private static readonly byte[] Begins = "%PDF-1."u8.ToArray();

    public static bool IsWhole(ReadOnlySpan<byte> pdf)
    {
        if (!pdf.StartsWith(Begins)) return false;
        var tail = pdf[Math.Max(0, pdf.Length - TailBytes)..];
        return tail.IndexOf("startxref"u8) is >= 0 and var index && tail[index..].IndexOf("%%EOF"u8) >= 0 && Pages(pdf) > 0;
    }

    /// <summary>Page objects that stand in the clear, as LibreOffice writes them; <c>/Pages</c> is the tree of them.</summary>
    private static int Pages(ReadOnlySpan<byte> pdf)
    {
        var count = 0;
        for (var at = pdf.IndexOf("/Type/Page"u8); at >= 0; at = pdf.IndexOf("/Type/Page"u8))
        {
            pdf = pdf[(at + "/Type/Page".Length)..];
            if (pdf.IsEmpty || pdf[0] != (byte)'s') count++;
        }

        return count;
    }
}
