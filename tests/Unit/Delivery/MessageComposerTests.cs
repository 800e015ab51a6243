using System.Text;
using CsCheck;
using MimeKit;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Tests.Kit.Mail;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Delivery;

public sealed class MessageComposerTests
{
    private static readonly MailOptions Options = new();

    [Fact]
    public void Compose_SameInputTwice_GivesSameBytes() =>
        Assert.Equal(Compose(SampleReports.Weekly).Content, Compose(SampleReports.Weekly).Content);

    [Fact]
    public void Compose_Report_FillsTheRow()
    {
        var row = Compose(SampleReports.Weekly);

        Assert.Equal(("weekly-report", "2024-W13", 1, "van-phong@mongcai.example"), (row.Kind, row.Period, row.Edition, row.Recipient));
        Assert.Equal((OutboxState.Queued, 0), (row.State, row.Attempts));
        Assert.Equal(new DateTimeOffset(2024, 4, 5, 1, 0, 0, TimeSpan.Zero), row.NextAttemptAt);
        Assert.Equal(TimeSpan.Zero, row.NextAttemptAt.Offset);
    }

    /// <summary>Expected: first 12 digits of <c>printf van-phong@mongcai.example | sha256sum</c>.</summary>
    [Theory]
    [InlineData("van-phong@mongcai.example")]
    [InlineData("Van-Phong@MongCai.example")]
    public void Compose_MessageId_IsOfDocumentEditionAndRecipient(string address)
    {
        var row = MessageComposer.Compose(SampleReports.Weekly, SampleReports.Office with { Address = address }, SampleReports.Friday, Options);

        Assert.Equal("weekly-report.2024-W13.1.d6c808ad96df@mongcai.example", row.MessageId);
        Assert.Equal(row.MessageId, Read(row).MessageId);
    }

    [Fact]
    public void Compose_OtherKindPeriodEditionOrRecipient_GivesOtherMessageId()
    {
        var report = SampleReports.Weekly;
        string[] all =
        [
            Compose(report).MessageId,
            Compose(report with { Kind = DocumentKinds.QuarterlyReview }).MessageId,
            Compose(report with { Period = "2024-W14" }).MessageId,
            Compose(report with { Edition = 2 }).MessageId,
            SampleReports.MessageTo("quan-tri@mongcai.example").MessageId,
        ];

        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void Compose_Report_HasTheTreeThatMailProgramsExpect()
    {
        var mixed = Assert.IsType<Multipart>(Read(Compose(SampleReports.Weekly)).Body);
        var alternative = Assert.IsAssignableFrom<Multipart>(mixed[0]);
        var related = Assert.IsAssignableFrom<Multipart>(alternative[1]);

        Assert.Equal("multipart/mixed", mixed.ContentType.MimeType);
        Assert.Equal("multipart/alternative", alternative.ContentType.MimeType);
        Assert.Equal("multipart/related", related.ContentType.MimeType);
        Assert.Equal("text/html", related.ContentType.Parameters["type"]);
        Assert.Equal(["text/plain", "text/html", "image/png"], new[] { alternative[0], related[0], related[1] }.Select(part => part.ContentType.MimeType));
        Assert.Equal("tien-do", related[1].ContentId);
        Assert.Equal([false, true, true], mixed.Select(part => part.IsAttachment));
    }

    [Fact]
    public void Compose_ReportWithoutPicturesAndFiles_HasNoEmptyParts()
    {
        var plain = Read(Compose(SampleReports.Weekly with { Pictures = [], Attachments = [] }));

        var alternative = Assert.IsAssignableFrom<Multipart>(plain.Body);
        Assert.Equal(["text/plain", "text/html"], alternative.Select(part => part.ContentType.MimeType));
    }

    [Fact]
    public void Compose_Report_KeepsEveryPart()
    {
        var message = Read(Compose(SampleReports.Weekly));

        Assert.Equal(SampleReports.Weekly.Subject, message.Subject);
        Assert.Equal(SampleReports.Weekly.Text, message.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal(SampleReports.Weekly.Html, message.HtmlBody!.ReplaceLineEndings("\n"));
        Assert.Equal(SampleReports.Weekly.Attachments.Select(file => file.Content), message.Attachments.OfType<MimePart>().Select(Decoded));
        Assert.Equal(SampleReports.Weekly.Pictures[0].File.Content, Decoded(message.BodyParts.OfType<MimePart>().Single(part => part.ContentId == "tien-do")));
    }

    [Fact]
    public void Compose_AnyText_ComesBackUnchanged() =>
        Gen.Char[' ', '\uD7FF'].Where(letter => !char.IsControl(letter) && letter is not ('\u2028' or '\u2029')).Array[0, 300].Sample(letters =>
        {
            var text = $"{new string(letters)}\n.\n";
            var message = Read(Compose(SampleReports.Weekly with { Text = text, Html = text }));
            return message.TextBody!.ReplaceLineEndings("\n") == text && message.HtmlBody!.ReplaceLineEndings("\n") == text;
        });

    [Fact]
    public void Compose_Content_IsSevenBitInShortLines()
    {
        var content = Compose(SampleReports.Weekly).Content;
        var lines = Encoding.Latin1.GetString(content).Split("\r\n");

        Assert.All(content, octet => Assert.InRange(octet, (byte)1, (byte)127));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 998));
        Assert.DoesNotContain(lines, line => line.Contains('\n') || line.Contains('\r'));
    }

    [Fact]
    public void Compose_Headers_AreThoseOfAutomaticMailToOneOffice()
    {
        var message = Read(Compose(SampleReports.Weekly));

        Assert.Equal("auto-generated", message.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal("bulk", message.Headers[HeaderId.Precedence]);
        Assert.Equal("OOF, AutoReply", message.Headers["X-Auto-Response-Suppress"]);
        Assert.Equal(["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân thành phố"], message.To.Mailboxes.Select(to => to.Name));
        Assert.Equal(["van-phong@mongcai.example"], message.To.Mailboxes.Select(to => to.Address));
        Assert.Equal("Hệ thống theo dõi giảm nghèo", message.From.Mailboxes.Single().Name);
        Assert.Equal(SampleReports.Friday, message.Date);
        Assert.Empty(message.Cc.Mailboxes.Concat(message.Bcc.Mailboxes));
    }

    [Fact]
    public void Compose_AsciiFileName_StandsPlainInBothPlaces()
    {
        var raw = Encoding.ASCII.GetString(Compose(SampleReports.Weekly).Content);

        Assert.Contains("filename=\"BC-tuan-2024-W13.docx\"", raw, StringComparison.Ordinal);
        Assert.Contains("\tname=\"BC-tuan-2024-W13.docx\"", raw, StringComparison.Ordinal);
    }

    /// <summary>Outlook reads RFC 2047 in <c>name</c>, Gmail RFC 2231 in <c>filename*</c>.</summary>
    [Fact]
    public void Compose_VietnameseFileName_IsReadableForBothKindsOfPrograms()
    {
        var report = SampleReports.Weekly with { Attachments = [new("Báo cáo tuần.docx", "application/octet-stream", [1])] };

        var row = Compose(report);

        var raw = Encoding.ASCII.GetString(row.Content);
        Assert.Contains("filename*=utf-8''B%C3%A1o%20c%C3%A1o%20tu%E1%BA%A7n.docx", raw, StringComparison.Ordinal);
        Assert.Contains("=?utf-8?", raw[raw.IndexOf("octet-stream; name=", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal("Báo cáo tuần.docx", Read(row).Attachments.Single().ContentDisposition!.FileName);
        Assert.Equal("Báo cáo tuần.docx", Read(row).Attachments.Single().ContentType.Name);
    }

    [Fact]
    public void Compose_SubjectWithLineBreak_CannotAddAHeader()
    {
        var message = Read(Compose(SampleReports.Weekly with { Subject = "Báo cáo\r\nBcc: la@other.example" }));

        Assert.Null(message.Headers[HeaderId.Bcc]);
    }

    [Theory]
    [InlineData((5 * 1024 * 1024) - 1, true)]
    [InlineData(5 * 1024 * 1024, false)]
    public void Compose_AttachmentsAtTheLimit_AreRefused(int bytes, bool fits)
    {
        var report = SampleReports.Weekly with { Pictures = [], Attachments = [new("a.bin", "application/octet-stream", new byte[bytes])] };

        var failure = Record.Exception(() => Compose(report));

        Assert.Equal(fits, failure is null);
        if (!fits) Assert.Contains("5,0 MiB", Assert.IsType<PermanentException>(failure).Message, StringComparison.Ordinal);
    }

    private static OutboxMessage Compose(RenderedReport report) => MessageComposer.Compose(report, SampleReports.Office, SampleReports.Friday, Options);

    private static MimeMessage Read(OutboxMessage row) => MimeMessage.Load(new MemoryStream(row.Content));

    private static byte[] Decoded(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content!.DecodeTo(bytes);
        return bytes.ToArray();
    }
}
