using System.Text;
using MimeKit;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Tests.Kit.Stores;

namespace MongCai.Poverty.Etl.Tests.Unit.Delivery;

public sealed class AttachmentPolicyTests
{
    private static readonly RenderedReport Report = new(DocumentKinds.WeeklyReport, "2024-W13", 1, "{}", "Tiêu đề", "<p>Thư</p>", "Thư", [], [File("chung.docx")])
    {
        Restricted = [new(File("ca-thanh-pho.xlsx"), null), new(File("binh-ngoc.xlsx"), "06751"), new(File("van-ninh.xlsx"), "06748")],
    };

    [Theory]
    [InlineData(RecipientRole.Leader, null, "chung.docx")]
    [InlineData(RecipientRole.Administrator, null, "chung.docx")]
    [InlineData(RecipientRole.Office, null, "chung.docx ca-thanh-pho.xlsx")]
    [InlineData(RecipientRole.Ward, "06751", "chung.docx binh-ngoc.xlsx")]
    [InlineData(RecipientRole.Ward, "06709", "chung.docx")]
    [InlineData(RecipientRole.Ward, null, "chung.docx")]
    public void Message_HasTheFilesOfTheRecipientsRole(RecipientRole role, string? ward, string files)
    {
        var recipient = new Recipient("Đơn vị", "don-vi@mongcai.example", role, [DocumentKinds.WeeklyReport]) { Ward = ward };

        var row = MessageComposer.Compose(Report, recipient, new DateTimeOffset(2024, 4, 5, 8, 0, 0, TimeSpan.FromHours(7)), new());

        using var message = MimeMessage.Load(new MemoryStream(row.Content), TestContext.Current.CancellationToken);
        Assert.Equal(files.Split(' '), message.Attachments.Select(part => part.ContentDisposition!.FileName));
    }

    /// <summary>1 MiB less one byte goes; with one byte more only the list of households stays out, and the recipient is told.</summary>
    [Theory]
    [InlineData(0, "chung.docx ca-thanh-pho.xlsx", false)]
    [InlineData(1, "chung.docx", true)]
    public void HouseholdsTooLargeForAMail_StayOutAndTheMailSaysSo(int more, string files, bool isTold)
    {
        var office = new Recipient("Phòng", "phong@mongcai.example", RecipientRole.Office, [DocumentKinds.WeeklyReport]);
        var size = (1024 * 1024) - 1 - "chung.docx".Length + more;
        var report = Report with { Html = "<html><body><p>Thư</p></body></html>", Restricted = [new(File("ca-thanh-pho.xlsx") with { Content = new byte[size] }, null)] };

        var row = MessageComposer.Compose(report, office, new DateTimeOffset(2024, 4, 5, 8, 0, 0, TimeSpan.FromHours(7)), new() { MaxAttachmentMegabytes = 1 });

        using var message = MimeMessage.Load(new MemoryStream(row.Content), TestContext.Current.CancellationToken);
        Assert.Equal(files.Split(' '), message.Attachments.Select(part => part.ContentDisposition!.FileName));
        const string note = "Danh sách hộ (ca-thanh-pho.xlsx, 1,0 MiB) cùng các tệp khác vượt giới hạn 1 MiB của thư nên không gửi kèm.";
        Assert.Equal(isTold, message.TextBody!.Contains(note, StringComparison.Ordinal));
        Assert.Equal(isTold, System.Net.WebUtility.HtmlDecode(message.HtmlBody!).Contains($"<p>{note}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("role: ward\n    ward: \"06751\"", null)]
    [InlineData("role: ward", "thiếu mã xã, phường ở mục ward.")]
    [InlineData("role: ward\n    ward: 6751", "thiếu mã xã, phường ở mục ward.")]
    [InlineData("role: leader\n    ward: \"06751\"", "mục ward chỉ dùng với vai trò ward.")]
    public void Ward_IsNamedWhereTheRoleIsAWards(string role, string? problem)
    {
        using var folder = new TestFolder();
        var path = folder.Write($"recipients:\n  - name: UBND phường Bình Ngọc\n    address: binh-ngoc@mongcai.example\n    {role}\n    kinds: [weekly-report]\n", "recipients.yml");

        var failure = Record.Exception(() => Assert.Equal("06751", Assert.Single(RecipientsFile.Load(path, new()).All).Ward));

        Assert.Equal(problem, (failure as ConfigurationFaultException)?.Faults.Single().Problem);
        if (problem is null) Assert.Null(failure);
    }

    private static ReportFile File(string name) => new(name, "application/octet-stream", Encoding.UTF8.GetBytes(name));
}
