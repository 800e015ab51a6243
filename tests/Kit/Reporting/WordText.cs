using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MongCai.Poverty.Etl.Tests.Kit.Reporting;

/// <summary>The body of a Word document as plain text, for reading and comparing.</summary>
public static class WordText
{
    /// <summary>One line per paragraph; a row of a table is one line, its cells parted by <c> | </c>; <c>---</c> between sections.</summary>
    public static string Of(byte[] docx)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return string.Join('\n', word.MainDocumentPart!.Document!.Body!.Elements().SelectMany(Lines)) + "\n";
    }

    private static IEnumerable<string> Lines(OpenXmlElement element) => element switch
    {
        Table table => table.Elements<TableRow>().SelectMany(Row),
        Paragraph { ParagraphProperties.SectionProperties: not null } => ["---"],
        Paragraph paragraph => [Text(paragraph)],
        _ => [],
    };

    /// <summary>Head and signature are tables without borders that hold several lines side by side: their cells stand below each other.</summary>
    private static IEnumerable<string> Row(TableRow row)
    {
        var cells = row.Elements<TableCell>().ToList();
        return cells.Exists(cell => cell.Elements<Paragraph>().Count() > 1)
            ? cells.SelectMany(cell => cell.Elements<Paragraph>().Select(Text))
            : [string.Join(" | ", cells.Select(cell => Text(cell.Elements<Paragraph>().Single())))];
    }

    private static string Text(Paragraph paragraph) =>
        string.Concat(paragraph.Descendants().Select(part => part switch
        {
            Text text => text.Text,
            DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties picture => $"[{picture.Description}]",
            _ => "",
        })).TrimEnd();
}
