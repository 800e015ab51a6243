using System.Text;
using MimeKit;
using MongCai.Poverty.Etl.Reporting.Rendering;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>The MIME tree of a report: <c>mixed(alternative(text, related(html, pictures)), attachments)</c>.</summary>
internal static class MessageBody
{
    /// <summary>Builds the tree; parts without content of their own are left out (no pictures: no <c>related</c>).</summary>
    public static MimeEntity Build(RenderedReport report, string messageId)
    {
        var alternative = Multipart("alternative", messageId, [TextOf("plain", report.Text), Html(report, messageId)]);
        return report.Attachments.Count == 0
            ? alternative
            : Multipart("mixed", messageId, [alternative, .. report.Attachments.Select(Attachment)]);
    }

    private static MimeEntity Html(RenderedReport report, string messageId)
    {
        var html = TextOf("html", report.Html);
        if (report.Pictures.Count == 0) return html;
        var related = Multipart("related", messageId, [html, .. report.Pictures.Select(Picture)]);
        related.ContentType.Parameters.Add("type", "text/html");
        return related;
    }

    private static Multipart Multipart(string subtype, string messageId, IEnumerable<MimeEntity> parts)
    {
        var multipart = new Multipart(subtype) { Boundary = MessageIdentity.Boundary(messageId, subtype) };
        foreach (var part in parts) multipart.Add(part);
        return multipart;
    }

    /// <summary>Lines end in CRLF, the canonical form of text in mail, whatever the template used.</summary>
    private static TextPart TextOf(string subtype, string text)
    {
        var part = new TextPart(subtype);
        part.SetText(Encoding.UTF8, text.ReplaceLineEndings("\r\n"));
        return part;
    }

    private static MimePart Picture(InlinePicture picture)
    {
        var part = FileOf(picture.File, ContentDisposition.Inline);
        part.ContentId = picture.ContentId;
        return part;
    }

    private static MimePart Attachment(ReportFile file) => FileOf(file, ContentDisposition.Attachment);

    /// <summary>
    /// The name stands twice: <c>filename</c> as RFC 2231 asks, <c>name</c> in RFC 2047 for old Outlook, which otherwise shows "untitled"
    /// (jstedfast/MailKit#1041). An ASCII name is the same plain text in both.
    /// </summary>
    private static MimePart FileOf(ReportFile file, string disposition)
    {
        var part = new MimePart(ContentType.Parse(file.MediaType))
        {
            Content = new MimeContent(new MemoryStream(file.Content, writable: false)),
            ContentTransferEncoding = ContentEncoding.Base64,
            ContentDisposition = new ContentDisposition(disposition),
        };
        part.ContentDisposition.Parameters.Add(Name("filename", file.FileName, ParameterEncodingMethod.Rfc2231));
        part.ContentType.Parameters.Add(Name("name", file.FileName, ParameterEncodingMethod.Rfc2047));
        return part;
    }

    private static Parameter Name(string parameter, string fileName, ParameterEncodingMethod method) =>
        new(Encoding.UTF8, parameter, fileName) { EncodingMethod = method, AlwaysQuote = true };
}
