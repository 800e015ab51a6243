using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MongCai.Poverty.Etl.Reporting.Word;

/// <summary>Writes remarks as Word comments at the paragraphs they speak of; what speaks of a header or of the whole file stands at the first paragraph.</summary>
internal static class WordComments
{
    private const string Author = "Kiểm tra mẫu";

    /// <summary>A copy of the template with the remarks.</summary>
    /// <returns>Null when the file is no Word document that can be opened.</returns>
    public static byte[]? Write(byte[] docx, IReadOnlyList<ConfigurationFault> remarks)
    {
        try
        {
            using var stream = new MemoryStream();
            stream.Write(docx);
            using (var word = WordprocessingDocument.Open(stream, isEditable: true)) Write(word.MainDocumentPart!, remarks);
            return stream.ToArray();
        }
        catch (Exception error) when (error is OpenXmlPackageException or FileFormatException or InvalidDataException or System.Xml.XmlException)
        {
            return null;
        }
    }

    private static void Write(MainDocumentPart main, IReadOnlyList<ConfigurationFault> remarks)
    {
        var part = main.WordprocessingCommentsPart ?? main.AddNewPart<WordprocessingCommentsPart>();
        var comments = part.Comments ??= new Comments();
        var next = comments.Elements<Comment>().Select(comment => int.TryParse(comment.Id?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).DefaultIfEmpty(0).Max() + 1;
        var paragraphs = main.Document!.Body!.Descendants<Paragraph>().ToList();
        foreach (var remark in remarks)
        {
            var id = next++.ToString(CultureInfo.InvariantCulture);
            comments.Append(Comment(id, remark));
            Anchor(Find(paragraphs, remark.Place), id);
        }

        part.Comments.Save();
        main.Document.Save();
    }

    private static Comment Comment(string id, ConfigurationFault remark) =>
        new(new Paragraph(new Run(new Text($"{remark.Problem} {remark.Hint}") { Space = SpaceProcessingModeValues.Preserve })))
        {
            Id = id,
            Author = Author,
            Initials = "KT",
        };

    private static void Anchor(Paragraph paragraph, string id)
    {
        var start = new CommentRangeStart { Id = id };
        if (paragraph.ParagraphProperties is { } properties) properties.InsertAfterSelf(start);
        else paragraph.PrependChild(start);
        paragraph.Append(new CommentRangeEnd { Id = id }, new Run(new CommentReference { Id = id }));
    }

    /// <summary>The paragraph whose text stands in the place, or begins like it: a rendered paragraph begins like its template up to the first tag.</summary>
    private static Paragraph Find(List<Paragraph> paragraphs, string? place)
    {
        const int alike = 8;
        var wanted = Quoted(place);
        var best = paragraphs.MaxBy(paragraph => Shared(paragraph.InnerText.Trim(), wanted))!;
        return wanted.Length > 0 && Shared(best.InnerText.Trim(), wanted) >= Math.Min(alike, wanted.Length) ? best : paragraphs[0];
    }

    private static string Quoted(string? place)
    {
        var from = place?.IndexOf('"', StringComparison.Ordinal) ?? -1;
        var to = place?.LastIndexOf('"') ?? -1;
        return to > from ? place![(from + 1)..to].TrimEnd('…').Trim() : "";
    }

    private static int Shared(string one, string other)
    {
        var length = 0;
        while (length < Math.Min(one.Length, other.Length) && one[length] == other[length]) length++;
        return length;
    }
}
