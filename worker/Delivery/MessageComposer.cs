using System.Globalization;
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
        report = AttachmentPolicy.For(report, to);
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
        const double bytesPerMegabyte = 1024 * 1024;
        var bytes = report.Attachments.Sum(file => (long)file.Content.Length) + report.Pictures.Sum(picture => (long)picture.File.Content.Length);
        if (bytes >= options.MaxAttachmentMegabytes * bytesPerMegabyte)
            throw new PermanentException(string.Create(
                CultureInfo.GetCultureInfo("vi-VN"),
                $"Tệp đính kèm của {report.Kind} {report.Period} nặng {bytes / bytesPerMegabyte:0.0} MiB, giới hạn là dưới {options.MaxAttachmentMegabytes} MiB; chưa thư nào được xếp hàng. Hãy giảm dung lượng mẫu văn bản hoặc nâng Mail:MaxAttachmentMegabytes."));
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
