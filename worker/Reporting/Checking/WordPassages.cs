using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MongCai.Poverty.Etl.Reporting.Word;

namespace MongCai.Poverty.Etl.Reporting.Checking;

/// <summary>The text of a Word document, part by part: rows of tables and the paragraphs around them, with what pictures say instead of themselves.</summary>
internal static partial class WordPassages
{
    /// <summary>Reads a finished document.</summary>
    /// <exception cref="InvalidDataException">Not a zip, or no Word document.</exception>
    /// <exception cref="System.Xml.XmlException">A part is no XML.</exception>
    public static IReadOnlyList<Passage> Read(byte[] docx)
    {
        var package = ZipPackage.Read(docx);
        if (!package.Has("word/document.xml")) throw new InvalidDataException("The package holds no word/document.xml.");
        return [.. package.Names.Where(name => PartName().IsMatch(name)).SelectMany(name => Read(Ooxml.Read(package[name])))];
    }

    /// <summary>Reads a part.</summary>
    public static IReadOnlyList<Passage> Read(XDocument part)
    {
        var tables = 0;
        return [.. Blocks(part.Root!).SelectMany(block => block.Name == Ooxml.Table ? Rows(block, ++tables) : [Passage.Of("đoạn", Text(block))])];
    }

    /// <summary>Paragraphs and tables that do not lie within another table.</summary>
    private static IEnumerable<XElement> Blocks(XElement container) => container.Elements().SelectMany(element =>
        element.Name == Ooxml.Paragraph || element.Name == Ooxml.Table ? [element] : Blocks(element));

    private static IEnumerable<Passage> Rows(XElement table, int number) =>
        table.Elements(Ooxml.Row).Select((row, index) => Passage.OfRow(number, index + 1, [.. row.Elements(Ooxml.Cell).SelectMany(Columns)]));

    private static IEnumerable<string> Columns(XElement cell)
    {
        var span = (string?)cell.Element(Ooxml.W + "tcPr")?.Element(Ooxml.W + "gridSpan")?.Attribute(Ooxml.W + "val");
        yield return string.Join('\n', cell.Descendants(Ooxml.Paragraph).Select(Text));
        if (!int.TryParse(span, NumberStyles.None, CultureInfo.InvariantCulture, out var columns)) yield break;
        for (var column = 1; column < Math.Min(columns, 64); column++) yield return "";
    }

    private static string Text(XElement paragraph) => string.Concat(paragraph.Descendants().Select(element =>
        element.Name == Ooxml.Text ? element.Value
        : element.Name == Ooxml.W + "br" || element.Name == Ooxml.W + "cr" ? "\n"
        : element.Name == Ooxml.W + "noBreakHyphen" ? "-"
        : element.Name.LocalName is "docPr" or "cNvPr" ? "\n" + (string?)element.Attribute("descr")
        : element.Name == Ooxml.W + "tab" && element.Parent?.Name == Ooxml.Run ? " " : ""));

    [GeneratedRegex(@"^word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PartName();
}
