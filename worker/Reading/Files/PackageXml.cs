using System.Text;
using System.Xml;

namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>One way to read the XML parts of a package: whatever their encoding, prefixes and namespace (transitional or strict), never with a document type.</summary>
internal static class PackageXml
{
    private const string Transitional = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>Opens a part. The prefix "r" is known beforehand: some programs that add a sheet of macros forget to declare it.</summary>
    public static XmlReader Open(ReadOnlyMemory<byte> part)
    {
        var names = new XmlNamespaceManager(new NameTable());
        names.AddNamespace("r", Relations);
        return XmlReader.Create(part.AsStream(), Settings, new XmlParserContext(names.NameTable, names, null, XmlSpace.Default));
    }

    /// <summary>True at the start tag of an element of SpreadsheetML: extensions have namespaces of their own and are not meant.</summary>
    public static bool IsElement(this XmlReader xml) =>
        xml.NodeType == XmlNodeType.Element && xml.NamespaceURI is Transitional or Strict;

    /// <summary>True at the start tag of an element of SpreadsheetML with a name.</summary>
    public static bool IsElement(this XmlReader xml, string name) => xml.NodeType == XmlNodeType.Element && xml.LocalName == name && xml.IsElement();

    /// <summary>Goes on inside an element; false behind its end tag. The reader must stand in the element, which began at that depth.</summary>
    public static bool ReadInside(this XmlReader xml, int depth) => xml.Read() && xml.Depth > depth;

    /// <summary>What the element that the reader stands on says of the letters of a font or run.</summary>
    public static TextMarks FontMark(this XmlReader xml) =>
        xml.IsElement("strike") ? xml.GetAttribute("val") is "0" or "false" ? TextMarks.None : TextMarks.Struck
        : xml.IsElement("vertAlign") && xml.GetAttribute("val") is "superscript" or "subscript" ? TextMarks.Raised : TextMarks.None;

    /// <summary>The text of the current element with its runs put together, phonetic hints left out, escapes resolved; the reader stands at its end tag afterwards.</summary>
    public static StoredText RunText(this XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var (first, more, marks) = ((string?)null, (StringBuilder?)null, TextMarks.None);
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.IsElement("rPh")) Leave(xml);
            else if (xml.IsElement("t")) Join(ref first, ref more, EscapedText.Resolve(xml.PlainText()));
            else marks |= xml.FontMark();
        }

        return new(more?.ToString() ?? first ?? "", marks);
    }

    /// <summary>The characters of the current element; the reader stands at its end tag afterwards.</summary>
    public static string PlainText(this XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var (first, more) = ((string?)null, (StringBuilder?)null);
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) Join(ref first, ref more, xml.Value);
        }

        return more?.ToString() ?? first ?? "";
    }

    /// <summary>Most texts are of one piece and need no builder; those of thousands must not be copied as often.</summary>
    private static void Join(ref string? first, ref StringBuilder? more, string piece)
    {
        if (first is null) first = piece;
        else (more ??= new(first)).Append(piece);
    }

    private static void Leave(XmlReader xml)
    {
        if (xml.IsEmptyElement) return;
        for (var depth = xml.Depth; xml.ReadInside(depth);)
        {
        }
    }
}

/// <summary>Characters that XML cannot hold, as SpreadsheetML writes them: <c>_x000D_</c>, in either case (ECMA-376 part 1, 22.9.2.19 ST_Xstring).</summary>
internal static class EscapedText
{
    private const int Length = 7;

    /// <summary>The text with its escapes resolved.</summary>
    public static string Resolve(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0) return text;
        var resolved = new StringBuilder(text.Length).Append(text, 0, at);
        while (at < text.Length)
        {
            if (Escape(text.AsSpan(at)) is { } letter)
            {
                resolved.Append(letter);
                at += Length;
            }
            else resolved.Append(text[at++]);
        }

        return resolved.ToString();
    }

    /// <summary>The letter when the text begins with an escape.</summary>
    private static char? Escape(ReadOnlySpan<char> text) =>
        text.Length >= Length && text[0] == '_' && text[1] == 'x' && text[6] == '_'
        && ushort.TryParse(text[2..6], System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : null;
}
