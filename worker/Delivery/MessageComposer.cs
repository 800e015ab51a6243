using System.Globalization;
using System.Net;
using System.Text;
using MimeKit;
using MongCai.Poverty.Etl.Reporting.Rendering;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>Turns a rendered report into the one message for one recipient. Pure: the same input gives the same bytes.</summary>
public static class MessageComposer
{
    /// <summary>Composes the message, ready to be queued.</summary>
    /// <param name="report">The report.</param>
    /// <param name="to">The one recipient; its role decides which of the restricted files go with the message.</param>
    /// <param name="date">Moment of the Date header, in the offset it is shown with; the message is due from then on.</param>
    /// <param name="options">Sender and limit of attachments.</param>
    /// <exception cref="PermanentException">The attachments are over the limit: nothing is queued.</exception>
    public static OutboxMessage Compose(RenderedReport report, Recipient to, DateTimeOffset date, MailOptions options)
    {
        report = AttachmentPolicy.For(report, to, options.MaxAttachmentBytes);
        RequireSize(report, options);
        var from = MailAddress.Parse(options.From) ?? throw new ArgumentException("Mail:From is not an address; MailOptionsCheck finds this at start.", nameof(options));
        var messageId = MessageIdentity.Of(report.Kind, report.Period, report.Edition, to.Address, report.About, MailAddress.DomainOf(from.Address));
        using var message = new MimeMessage { MessageId = messageId, Date = date, Subject = report.Subject };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(to.Name, to.Address));
        MarkAutomatic(message);
        message.Body = MessageBody.Build(report, messageId);
        return new()
        {
            Kind = report.Kind,
            Period = report.Period,
            Edition = report.Edition,
            Recipient = to.Address,
            MessageId = messageId,
            Content = Bytes(message),
            QueuedAt = date.ToUniversalTime(),
            NextAttemptAt = date.ToUniversalTime(),
        };
    }

    private static void RequireSize(RenderedReport report, MailOptions options)
    {
        var bytes = AttachmentPolicy.Bytes(report);
        if (bytes >= options.MaxAttachmentBytes)
            throw new PermanentException(string.Create(
                CultureInfo.GetCultureInfo("vi-VN"),
                $"Tệp đính kèm của {report.Kind} {report.Period} nặng {bytes / MailOptions.BytesPerMegabyte:0.0} MiB, giới hạn là dưới {options.MaxAttachmentMegabytes} MiB; chưa thư nào được xếp hàng. Hãy giảm dung lượng mẫu văn bản hoặc nâng Mail:MaxAttachmentMegabytes."));
    }

    /// <summary>RFC 3834 and Microsoft's own header: no absence notes in return; delivery failures still come.</summary>
    private static void MarkAutomatic(MimeMessage message)
    {
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.Precedence, "bulk");
        message.Headers.Add("X-Auto-Response-Suppress", "OOF, AutoReply");
        message.Headers.Add(HeaderId.ContentLanguage, "vi");
    }

    /// <summary>Without Prepare a stored message has raw 8-bit text in lines of thousands of bytes (pitfalls M6).</summary>
    private static byte[] Bytes(MimeMessage message)
    {
        message.Prepare(EncodingConstraint.SevenBit);
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        using var bytes = new MemoryStream();
        message.WriteTo(format, bytes);
        return bytes.ToArray();
    }
}

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

/// <summary>
/// Who gets which file. Everyone on the list of a document gets its totals; households are for the programme's office (all, with masked identity numbers) and
/// for a ward (its own). Every message is composed through here, so that no sender can forget it.
/// </summary>
internal static class AttachmentPolicy
{
    /// <summary>The report with the files that a recipient may have. A list of households that is too large for a mail stays out, and the mail says so: the figures must go out all the same.</summary>
    /// <param name="report">The report.</param>
    /// <param name="recipient">The recipient.</param>
    /// <param name="limit">What the files of a message must stay below, bytes.</param>
    public static RenderedReport For(RenderedReport report, Recipient recipient, long limit)
    {
        var general = report with { Restricted = [] };
        var own = report.Restricted.Where(restricted => MayHave(recipient, restricted)).Select(restricted => restricted.File).ToList();
        var whole = general with { Attachments = [.. report.Attachments, .. own] };
        return own.Count == 0 || Bytes(whole) < limit || Bytes(general) >= limit ? whole : Without(general, own, limit);
    }

    /// <summary>Size of the files and pictures of a message, before they are coded for the mail.</summary>
    public static long Bytes(RenderedReport report) => report.Attachments.Sum(file => (long)file.Content.Length) + report.Pictures.Sum(picture => (long)picture.File.Content.Length);

    private static RenderedReport Without(RenderedReport report, List<ReportFile> left, long limit)
    {
        var note = string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"Danh sách hộ ({string.Join(", ", left.Select(file => file.FileName))}, {left.Sum(file => file.Content.Length) / MailOptions.BytesPerMegabyte:0.0} MiB) cùng các tệp khác vượt giới hạn {limit / MailOptions.BytesPerMegabyte:0.#} MiB của thư nên không gửi kèm. Người quản trị có thể nâng Mail:MaxAttachmentMegabytes.");
        var end = report.Html.LastIndexOf("</body>", StringComparison.Ordinal) is >= 0 and var at ? at : report.Html.Length;
        return report with { Text = $"{report.Text}\n{note}\n", Html = report.Html.Insert(end, $"<p>{WebUtility.HtmlEncode(note)}</p>\n") };
    }

    private static bool MayHave(Recipient recipient, RestrictedFile restricted) => recipient.Role switch
    {
        RecipientRole.Office => restricted.Ward is null,
        RecipientRole.Ward => restricted.Ward is not null && restricted.Ward == recipient.Ward,
        _ => false,
    };
}
