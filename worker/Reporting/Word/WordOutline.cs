using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MongCai.Poverty.Etl.Reporting.Word;

/// <summary>A Word template as lines of text, so that a review sees what a clerk has changed: paragraphs with their marks, tables row by row, headers, footers and pages.</summary>
internal static partial class WordOutline
{
    private const int TwentiethsPerMillimetre = 1440;

    /// <summary>Writes the outline. Line breaks are <c>\n</c>; the same document always gives the same text.</summary>
    /// <exception cref="InvalidDataException">Not a zip.</exception>
    /// <exception cref="System.Xml.XmlException">A part is no XML.</exception>
    public static string Write(byte[] docx)
    {
        var package = ZipPackage.Read(docx);
        var lines = new StringBuilder("# Dàn ý của report.docx, do lệnh templates outline viết ra; không sửa tay.\n");
        foreach (var name in package.Names.Where(name => PartName().IsMatch(name)))
        {
            lines.Append("\n## ").Append(Path.GetFileNameWithoutExtension(name)).Append("\n\n");
            Blocks(Ooxml.Read(package[name]).Root!, lines, "");
        }

        return lines.ToString();
    }

    private static void Blocks(XElement container, StringBuilder lines, string indent)
    {
        foreach (var block in container.Elements())
            if (block.Name == Ooxml.Paragraph) Paragraph(block, lines, indent);
            else if (block.Name == Ooxml.Table) Table(block, lines, indent);
            else if (block.Name == Ooxml.W + "sectPr") lines.Append(indent).Append(Section(block)).Append('\n');
            else Blocks(block, lines, indent);
    }

    private static void Paragraph(XElement paragraph, StringBuilder lines, string indent)
    {
        lines.Append(indent).Append(Marks(paragraph)).Append(Text(paragraph)).Append('\n');
        if (paragraph.Descendants(Ooxml.W + "sectPr").FirstOrDefault() is { } section) lines.Append(indent).Append(Section(section)).Append('\n');
    }

    private static void Table(XElement table, StringBuilder lines, string indent)
    {
        lines.Append(indent).Append("[bảng]\n");
        foreach (var row in table.Elements(Ooxml.Row))
            lines.Append(indent).Append("| ").AppendJoin(" | ", row.Elements(Ooxml.Cell).Select(Cell)).Append(" |\n");
        lines.Append(indent).Append("[/bảng]\n");
    }

    private static string Cell(XElement cell)
    {
        var span = Value(cell.Element(Ooxml.W + "tcPr"), "gridSpan");
        return (span is null ? "" : $"({span} cột) ") + string.Join(" ⏎ ", cell.Descendants(Ooxml.Paragraph).Select(paragraph => Marks(paragraph) + Text(paragraph)));
    }

    /// <summary>Style, alignment, and whether everything is bold or italic.</summary>
    private static string Marks(XElement paragraph)
    {
        var properties = paragraph.Element(Ooxml.W + "pPr");
        string?[] marks =
        [
            Value(properties, "pStyle"),
            Value(properties, "jc"),
            All(paragraph, "b") ? "đậm" : null,
            All(paragraph, "i") ? "nghiêng" : null,
        ];
        var present = marks.OfType<string>().ToList();
        return present.Count == 0 ? "" : $"[{string.Join(' ', present)}] ";
    }

    private static bool All(XElement paragraph, string mark)
    {
        var runs = paragraph.Descendants(Ooxml.Run).Where(run => run.Elements(Ooxml.Text).Any()).ToList();
        return runs.Count > 0 && runs.TrueForAll(run => run.Element(Ooxml.W + "rPr")?.Element(Ooxml.W + mark) is { } on && (string?)on.Attribute(Ooxml.W + "val") is not ("0" or "false"));
    }

    private static string Text(XElement paragraph) => string.Concat(paragraph.Descendants().Select(element =>
        element.Name == Ooxml.Text ? element.Value
        : element.Name == Ooxml.W + "br" ? "⏎"
        : element.Name == Ooxml.W + "instrText" ? $"[trường {element.Value.Trim()}]"
        : element.Name == Ooxml.W + "fldSimple" ? $"[trường {((string?)element.Attribute(Ooxml.W + "instr"))?.Trim()}]"
        : element.Name == Ooxml.Drawing + "docPr" ? $"[hình {(string?)element.Attribute("descr")}]" : ""));

    private static string Section(XElement section)
    {
        var size = section.Element(Ooxml.W + "pgSz");
        var margins = section.Element(Ooxml.W + "pgMar");
        var turned = (string?)size?.Attribute(Ooxml.W + "orient") == "landscape" ? "ngang" : "dọc";
        var first = section.Element(Ooxml.W + "titlePg") is null ? "" : ", trang đầu riêng";
        return $"[phần: {Millimetres(size, "w")} × {Millimetres(size, "h")} mm {turned}; lề trên {Millimetres(margins, "top")}, dưới {Millimetres(margins, "bottom")}, trái {Millimetres(margins, "left")}, phải {Millimetres(margins, "right")}{first}]";
    }

    private static string Millimetres(XElement? element, string name) =>
        int.TryParse((string?)element?.Attribute(Ooxml.W + name), NumberStyles.None, CultureInfo.InvariantCulture, out var twentieths)
            ? (twentieths * 254 / TwentiethsPerMillimetre / 10.0m).ToString("0.#", CultureInfo.InvariantCulture)
            : "?";

    private static string? Value(XElement? properties, string name) => (string?)properties?.Element(Ooxml.W + name)?.Attribute(Ooxml.W + "val");

    [GeneratedRegex(@"^word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PartName();
}
