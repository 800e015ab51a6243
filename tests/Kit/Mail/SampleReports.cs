using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Rendering;

namespace MongCai.Poverty.Etl.Tests.Kit.Mail;

/// <summary>Reports, recipients and messages for the tests of delivery; what they say does not matter, how it is packed does.</summary>
public static class SampleReports
{
    /// <summary>The week's closing in the tests.</summary>
    public static readonly DateTimeOffset Friday = new(2024, 4, 5, 8, 0, 0, TimeSpan.FromHours(7));

    /// <summary>A weekly report with a picture, a Word file and a PDF.</summary>
    public static RenderedReport Weekly { get; } = new(
        DocumentKinds.WeeklyReport,
        "2024-W13",
        1,
        "{}",
        "Báo cáo giảm hộ cận nghèo tuần 13/2024: 12/57 hộ, đạt 21,05%",
        "<html><body><h1>Tiến độ giảm hộ cận nghèo</h1>\n<p>12/57 hộ = 21,05%</p><img src=\"cid:tien-do\" alt=\"Biểu đồ\"></body></html>\n",
        "Tiến độ giảm hộ cận nghèo\n.\nFrom đầu năm: 12/57 hộ = 21,05%\n" + new string('ư', 1200) + "\n",
        [new("tien-do", new("tien-do.png", "image/png", Bytes(3000)))],
        [
            new("BC-tuan-2024-W13.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Bytes(20_000)),
            new("BC-tuan-2024-W13.pdf", "application/pdf", Bytes(777)),
        ]);

    /// <summary>An office that exists on the test server.</summary>
    public static Recipient Office { get; } = new(
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân thành phố", "van-phong@mongcai.example", RecipientRole.Leader, [DocumentKinds.WeeklyReport]);

    /// <summary>The report, composed for an address.</summary>
    public static OutboxMessage MessageTo(string address, DateTimeOffset? date = null) =>
        MessageComposer.Compose(Weekly, Office with { Address = address }, date ?? Friday, new MailOptions());

    /// <summary>The weekly report as large as the real one, for so many boxes of the test server: each message about 170 KiB.</summary>
    public static IEnumerable<OutboxMessage> LargeMessages(int count)
    {
        var report = Weekly with { Attachments = [.. Weekly.Attachments.Zip([70_000, 50_000], (file, length) => file with { Content = Bytes(length) })] };
        return Enumerable.Range(1, count).Select(number => MessageComposer.Compose(report, Office with { Address = $"van-phong+{number}@mongcai.example" }, Friday, new MailOptions()));
    }

    /// <summary>Bytes of every value, also those that look like line ends.</summary>
    public static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(at => (byte)((at * 7) % 256))];
}
